import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const accountsDocument = graphql(`
  query AccountList(
    $scopeId: ID
    $search: String
    $platforms: [Platform!]
    $state: AccountState
    $mediaType: MediaType
    $category: String
    $silentForDays: Int
    $unreplied: Boolean
    $replies: ReplyTerm
    $toRectify: Boolean
    $toSettle: Boolean
    $lastPostFrom: Date
    $lastPostTo: Date
    $sort: AccountSort
    $descending: Boolean
    $followers: Boolean!
    $first: Int
    $after: String
  ) {
    accounts(
      scopeId: $scopeId
      search: $search
      platforms: $platforms
      state: $state
      mediaType: $mediaType
      category: $category
      silentForDays: $silentForDays
      unreplied: $unreplied
      replies: $replies
      toRectify: $toRectify
      toSettle: $toSettle
      lastPostFrom: $lastPostFrom
      lastPostTo: $lastPostTo
      sort: $sort
      descending: $descending
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        code
        name
        handle
        platformTitle { zh en }
        mediaType
        state
        main
        liveOn
        lastPostOn
        unrepliedMessages
        organisation { id name category }
        latestFollowers @include(if: $followers) { followers }
      }
    }
  }
`)
/** A page of the accounts of a scope. */
export const accountsQuery = (variables: VariablesOf<typeof accountsDocument>) =>
  gqlQuery(accountsDocument, variables)
export type AccountRow = ResultOf<typeof accountsDocument>['accounts']['nodes'][number]
export type AccountSort = NonNullable<VariablesOf<typeof accountsDocument>['sort']>

/** What an account that is new, or another one, makes stale. */
export const accountOperations = [
  'Account',
  'AccountFile',
  'AccountHost',
  'AccountList',
  'UnitHoldings',
  'RegistrationFindings',
  'Search',
] as const
