import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const jobSummaryFields = graphql(`
  fragment JobSummaryFields on ImportJob {
    id
    state
    dryRun
    fileIds
    fileNames
    requestedBy { name }
    requestedAt
    startedAt
    finishedAt
    errorCount
    files { file new changed unchanged refused }
  }
`)
export type JobSummary = ResultOf<typeof jobSummaryFields>
export type JobState = JobSummary['state']

const jobsDocument = graphql(
  `query ImportJobs($states: [JobState!], $requestedFrom: Date, $requestedTo: Date, $sort: ImportJobSort, $descending: Boolean, $first: Int, $after: String) {
    importJobs(states: $states, requestedFrom: $requestedFrom, requestedTo: $requestedTo, sort: $sort, descending: $descending, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...JobSummaryFields } }
    }
  }`,
  [jobSummaryFields],
)
/** Imports, newest first. */
export type JobSort = NonNullable<VariablesOf<typeof jobsDocument>['sort']>
export const jobsQuery = (variables: VariablesOf<typeof jobsDocument>) => gqlQuery(jobsDocument, variables)

const jobDocument = graphql(
  `query ImportJob($id: ID!) {
    importJob(id: $id) {
      ...JobSummaryFields
      stage { zh en }
      progress { done total percent }
      errorsCsvUrl
      errorsWorkbookUrl
      failure { code message { zh en } }
      cancelRequestedAt
      viewerCanCancel
    }
  }`,
  [jobSummaryFields],
)
/** One import with its progress and result. */
export const jobQuery = (id: string) => gqlQuery(jobDocument, { id })
export type Job = NonNullable<ResultOf<typeof jobDocument>['importJob']>

const errorsDocument = graphql(`
  query ImportErrors($id: ID!, $first: Int, $after: String) {
    importJob(id: $id) {
      errors(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { file row column value code reason { zh en } } }
      }
    }
  }
`)
/** The refused rows of one import. */
export const errorsQuery = (variables: VariablesOf<typeof errorsDocument>) =>
  gqlQuery(errorsDocument, variables)
export type RowError = NonNullable<
  ResultOf<typeof errorsDocument>['importJob']
>['errors']['edges'][number]['node']

export const requestImportDocument = graphql(`
  mutation RequestImport($input: RequestImportInput!) {
    requestImport(input: $input) {
      __typename
      ... on ImportRequested { job { id } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
export const cancelImportDocument = graphql(`
  mutation CancelImport($id: ID!) {
    cancelImport(id: $id) { __typename ... on Refusal { code message { zh en } } }
  }
`)
export const importProgressDocument = graphql(`
  subscription ImportJobProgress($id: ID!) { importJobProgress(id: $id) { id state progress { done } } }
`)
