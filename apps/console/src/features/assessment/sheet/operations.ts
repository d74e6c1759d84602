import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../../graphql'

const sheetFields = graphql(`
  fragment SheetFields on UnitResult {
    id category rank unitScore finalScore qualified accountCount
    organisation { id code name }
    veto { title { zh en } source { documentShortName clause } }
    steps { kind title { zh en } effect running indicator { source { documentShortName clause } } }
    accounts {
      id score bonus
      account { id code name platformTitle { zh en } }
      groups { group title { zh en } deduction cap }
      lines {
        occurrences points
        indicator { key title { zh en } source { documentShortName clause } }
        evidence { keys }
      }
      unknowns { indicator { key title { zh en } } evidence { keys } }
    }
  }
`)
export type Sheet = ResultOf<typeof sheetFields>

const runFields = graphql(`
  fragment SheetRunFields on AssessmentRun {
    id year kind requestedAt sealedAt scope { name } supersededBy { id }
    rulebook { shortName version title { zh en } }
    seal { factsCutoffAt rulebookDigest calendarVersion engineVersion factsDigest resultDigest }
    categories { category title { zh en } units }
  }
`)
export type SheetRun = ResultOf<typeof runFields>

const sheetDocument = graphql(
  `query UnitSheet($runId: ID!, $organisationId: ID!) {
    unitResult(runId: $runId, organisationId: $organisationId) { ...SheetFields run { ...SheetRunFields } }
  }`,
  [sheetFields, runFields],
)
/** Everything that stands on one unit's score sheet. */
export const sheetQuery = (variables: VariablesOf<typeof sheetDocument>) => gqlQuery(sheetDocument, variables)

const sheetsDocument = graphql(
  `query UnitSheets($id: ID!, $category: String, $after: String) {
    assessmentRun(id: $id) {
      ...SheetRunFields
      ranking(category: $category, first: 20, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { ...SheetFields } }
      }
    }
  }`,
  [sheetFields, runFields],
)
/** Sheets of a category's units in the order of the ranking, twenty at once: they hold every line. */
export const sheetsQuery = (variables: VariablesOf<typeof sheetsDocument>) =>
  gqlQuery(sheetsDocument, variables)
