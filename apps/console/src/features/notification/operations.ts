import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const unreadDocument = graphql(`query UnreadNotifications { unreadNotificationCount }`)
/** How many notifications one has not read. */
export const unreadQuery = () => gqlQuery(unreadDocument, {})

export const unreadLiveDocument = graphql(`subscription UnreadNotificationsLive { unreadNotifications }`)

const notificationsDocument = graphql(`
  query Notifications($unread: Boolean!, $kinds: [NotificationKind!], $descending: Boolean, $first: Int, $after: String) {
    notifications(unread: $unread, kinds: $kinds, descending: $descending, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id kind title { zh en } text { zh en } objectId createdAt readAt } }
    }
  }
`)
/** What one was told, the latest first unless asked otherwise. */
export const notificationsQuery = (variables: VariablesOf<typeof notificationsDocument>) =>
  gqlQuery(notificationsDocument, variables)
export type Notification = ResultOf<typeof notificationsDocument>['notifications']['edges'][number]['node']

export const readNotificationsDocument = graphql(`
  mutation ReadNotifications($ids: [ID!]) {
    readNotifications(ids: $ids) {
      __typename
      ... on NotificationsRead { unread }
      ... on Refusal { code message { zh en } }
    }
  }
`)
/** What marking as read makes stale. */
export const staleByReading = ['Notifications', 'UnreadNotifications'] as const
