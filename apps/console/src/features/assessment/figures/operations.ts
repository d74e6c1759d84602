import { gqlQuery, graphql, type ResultOf } from '../../../graphql'

const spreadDocument = graphql(`
  query RunSpread($id: ID!, $category: String) {
    assessmentRun(id: $id) { scoreSpans(category: $category) { from below units vetoed } }
  }
`)
/** How the final scores of a category are spread; of all, when none is named. */
export const spreadQuery = (id: string, category: string | undefined) =>
  gqlQuery(spreadDocument, { id, category })
export type ScoreSpan = NonNullable<ResultOf<typeof spreadDocument>['assessmentRun']>['scoreSpans'][number]

const clauseEffectsDocument = graphql(`
  query RunClauses($id: ID!) {
    assessmentRun(id: $id) {
      clauseEffects { effect accounts units indicator { key title { zh en } source { documentShortName clause } } }
    }
  }
`)
/** What each clause took or gave in a whole run. */
export const clauseEffectsQuery = (id: string) => gqlQuery(clauseEffectsDocument, { id })
export type ClauseEffect = NonNullable<
  ResultOf<typeof clauseEffectsDocument>['assessmentRun']
>['clauseEffects'][number]
