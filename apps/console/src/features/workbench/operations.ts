import { gqlQuery, graphql, type ResultOf } from '../../graphql'

const runFields = graphql(`
  fragment StandingRunFields on AssessmentRun {
    id year kind sealedAt
    scope { id name }
    categories { category title { zh en } units vetoed best mean median }
  }
`)
export type StandingRun = ResultOf<typeof runFields>

const workbenchDocument = graphql(
  `query Workbench($unitId: ID!, $host: Boolean!, $views: Boolean!, $replies: Boolean!) {
    workbench {
      today
      knownTo
      missingHolidays
      cards { key group title { zh en } note { zh en } count tension }
      platforms { platform title { zh en } count }
      months { month posts }
      plannedChanges { id effectiveOn summary { zh en } organisation { id name } target { id name } }
      latestRun { ...StandingRunFields }
      earlierRun { ...StandingRunFields }
    }
    organisation(id: $unitId) @include(if: $host) {
      id
      scoreHistory(first: 2) {
        nodes { id rank finalScore category qualified run { id year kind } veto { title { zh en } } }
      }
    }
    replyFigures(days: 30) @include(if: $replies) { fromOn toOn inTime late overdue running }
    listViews(list: "accounts") @include(if: $views) { id name query owner { name } }
  }`,
  [runFields],
)
/** Everything on the workbench but the rows of a result; `host`: with the scores of the unit itself; `views`: with saved views; `replies`: how enquiries were answered. */
export const workbenchQuery = (variables: {
  unitId: string
  host: boolean
  views: boolean
  replies: boolean
}) => gqlQuery(workbenchDocument, variables)
export type Bench = ResultOf<typeof workbenchDocument>
export type BenchCard = Bench['workbench']['cards'][number]

const resultDocument = graphql(`
  query WorkbenchResult($runId: ID!, $category: String) {
    assessmentRun(id: $runId) {
      id
      ranking(category: $category, first: 5) {
        nodes { id rank finalScore organisation { id name } veto { key } }
      }
      accountResults(first: 5) {
        nodes {
          id
          score
          account { id name platformTitle { zh en } }
          organisation { id name }
          lines { points indicator { key title { zh en } } }
        }
      }
    }
  }
`)
/** The first of a category, and the accounts that lost most with what they lost it by. */
export const resultQuery = (runId: string, category: string | undefined) =>
  gqlQuery(resultDocument, { runId, category })
export type Result = NonNullable<ResultOf<typeof resultDocument>['assessmentRun']>
