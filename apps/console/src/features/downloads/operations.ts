import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const downloadFields = graphql(`
  fragment DownloadFields on Download {
    id
    title { zh en }
    filters { what { zh en } to { zh en } }
    fileName
    format
    state
    progress { done total percent }
    rows
    size
    requestedAt
    expiresAt
    fetchedAt
    cancelRequestedAt
    url
    failure { code message { zh en } }
    viewerCanCancel
  }
`)
export type DownloadRow = ResultOf<typeof downloadFields>
export type DownloadState = DownloadRow['state']

const downloadsDocument = graphql(
  `query MyDownloads($states: [DownloadState!], $sort: DownloadSort, $descending: Boolean, $first: Int, $after: String) {
    myDownloads(states: $states, sort: $sort, descending: $descending, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...DownloadFields }
    }
  }`,
  [downloadFields],
)
/** The viewer's files, newest first unless asked otherwise. */
export const downloadsQuery = (variables: VariablesOf<typeof downloadsDocument>) =>
  gqlQuery(downloadsDocument, variables)

export type DownloadSort = NonNullable<VariablesOf<typeof downloadsDocument>['sort']>

const stateDocument = graphql(`query MyDownloadsState { myDownloadsState { underWay ready } }`)
/** How many are being made, and how many wait to be fetched. */
export const downloadsStateQuery = () => gqlQuery(stateDocument, {})

export const downloadsChangedDocument = graphql(`
  subscription DownloadsChanged { downloadsChanged { underWay ready } }
`)

export const requestDownloadDocument = graphql(`
  mutation RequestDownload($input: RequestDownloadInput!) {
    requestDownload(input: $input) {
      __typename
      ... on DownloadRequested { download { id } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
export const cancelDownloadDocument = graphql(`
  mutation CancelDownload($id: ID!) {
    cancelDownload(id: $id) { __typename ... on Refusal { code message { zh en } } }
  }
`)
export const deleteDownloadDocument = graphql(`
  mutation DeleteDownload($id: ID!) {
    deleteDownload(id: $id) { __typename ... on Refusal { code message { zh en } } }
  }
`)

/** What a change of a download makes stale. */
export const downloadOperations = ['MyDownloads', 'MyDownloadsState']
