import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

export const importPeopleDocument = graphql(`
  mutation ImportPeople($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      __typename
      ... on PeopleListResult {
        outcome
        sheets { sheet title { zh en } new changed unchanged left refused }
        errorCount
        errors { file row column value reason { zh en } }
        errorsCsvUrl
        errorsWorkbookUrl
      }
      ... on Refusal { code message { zh en } }
    }
  }
`)
type Answer = ResultOf<typeof importPeopleDocument>['importPeople']
export type PeopleListResult = Extract<Answer, { readonly __typename: 'PeopleListResult' }>
export type ListError = PeopleListResult['errors'][number]

export const invitePeopleDocument = graphql(`
  mutation InvitePeople($input: InvitePeopleInput!) {
    invitePeople(input: $input) {
      __typename
      ... on PeopleInvited { links { secret person { id login name organisation { name } } } passedOver more }
      ... on Refusal { code message { zh en } }
    }
  }
`)
type Invited = Extract<
  ResultOf<typeof invitePeopleDocument>['invitePeople'],
  { readonly __typename: 'PeopleInvited' }
>
export type GivenLink = Invited['links'][number]

const openLinksDocument = graphql(`
  query OpenLinks(
    $scopeId: ID
    $search: String
    $sort: OpenLinkSort
    $descending: Boolean
    $first: Int
    $after: String
  ) {
    openLinks(
      scopeId: $scopeId
      search: $search
      sort: $sort
      descending: $descending
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { givenAt expiresAt givenBy { name } viewerCanWithdraw person { id login name organisation { name } } }
    }
  }
`)
/** Links of the people of a unit and those below that still work. */
export const openLinksQuery = (variables: VariablesOf<typeof openLinksDocument>) =>
  gqlQuery(openLinksDocument, variables)
export type OpenLink = ResultOf<typeof openLinksDocument>['openLinks']['nodes'][number]

export type LinkSort = NonNullable<VariablesOf<typeof openLinksDocument>['sort']>

export const withdrawLinksDocument = graphql(`
  mutation WithdrawLinks($personIds: [ID!]!) {
    withdrawLinks(personIds: $personIds) {
      __typename
      ... on RowOutcomes { outcomes { id refusal { message { zh en } } } }
      ... on Refusal { message { zh en } }
    }
  }
`)

/** What a list of people, or a link, makes stale. */
export const listOperations = ['People', 'Person', 'OpenLinks']
