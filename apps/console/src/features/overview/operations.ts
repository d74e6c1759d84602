import { gqlQuery, graphql, type ResultOf } from '../../graphql'

const overviewDocument = graphql(`
  query Overview($scopeId: ID!, $canImport: Boolean!) {
    organisation(id: $scopeId) { id name accountCount }
    units: organisations(scopeId: $scopeId, first: 1) { totalCount }
    accounts(scopeId: $scopeId, first: 1) { totalCount }
    assessmentRuns(first: 5) {
      totalCount
      edges {
        node {
          id year kind state requestedAt sealedAt
          scope { id name }
          rulebook { shortName version }
          progress { percent }
          counts { units accounts lines unknowns vetoed }
          supersededBy { id }
        }
      }
    }
    importJobs(first: 5) @include(if: $canImport) {
      totalCount
      edges { node { id state dryRun fileNames requestedAt errorCount requestedBy { name } } }
    }
    rulebooks { id version shortName }
  }
`)
/** What somebody sees first: counts, last runs, last imports, from the same lists the counts lead to. */
export const overviewQuery = (scopeId: string, canImport: boolean) =>
  gqlQuery(overviewDocument, { scopeId, canImport })
export type Overview = ResultOf<typeof overviewDocument>

const standingDocument = graphql(`
  query Standing($runId: ID!, $category: String) {
    assessmentRun(id: $runId) {
      id
      categories { category title { zh en } units vetoed best mean median }
      ranking(category: $category, first: 5) {
        edges { node { id rank finalScore category organisation { id name } veto { key } } }
      }
      accountResults(first: 5) {
        edges { node { id score account { id name platformTitle { zh en } } organisation { id name } } }
      }
    }
  }
`)
/** How the last sealed run stands: the first and the accounts that need work. */
export const standingQuery = (runId: string) => gqlQuery(standingDocument, { runId })
export type Standing = NonNullable<ResultOf<typeof standingDocument>['assessmentRun']>
