import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const messagesDocument = graphql(`
  query MessageList(
    $scopeId: ID
    $accountId: ID
    $search: String
    $platforms: [Platform!]
    $kind: MessageKind
    $replied: Boolean
    $states: [DueState!]
    $fromOn: Date
    $toOn: Date
    $sort: MessageSort
    $descending: Boolean
    $accounts: Boolean!
    $first: Int
    $after: String
  ) {
    messages(
      scopeId: $scopeId
      accountId: $accountId
      search: $search
      platforms: $platforms
      kind: $kind
      replied: $replied
      states: $states
      fromOn: $fromOn
      toOn: $toOn
      sort: $sort
      descending: $descending
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        externalId
        receivedAt
        kind
        channel
        repliedAt
        text
        due { dueAt state lateBySeconds }
        account @include(if: $accounts) { id name platformTitle { zh en } organisation { id name } }
      }
    }
  }
`)
/** A page of the messages to one account, or to those of a scope; `accounts`: with whose they are. */
export const messagesQuery = (variables: VariablesOf<typeof messagesDocument>) =>
  gqlQuery(messagesDocument, variables)
/** Which messages are asked for. */
export type MessagesAsked = Omit<
  VariablesOf<typeof messagesDocument>,
  'sort' | 'descending' | 'accounts' | 'first' | 'after'
>
export type MessageRow = ResultOf<typeof messagesDocument>['messages']['nodes'][number]
export type MessageSort = NonNullable<VariablesOf<typeof messagesDocument>['sort']>
export type MessageKind = MessageRow['kind']
export type DueState = NonNullable<MessageRow['due']>['state']
