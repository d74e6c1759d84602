import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const rulebooksDocument = graphql(`
  query Rulebooks {
    rulebooks {
      id version shortName level title { zh en } effectiveFrom effectiveTo
      document { title number issuedOn }
      statements { key }
    }
  }
`)
/** All editions of all rulebooks. */
export const rulebooksQuery = () => gqlQuery(rulebooksDocument, {}, 300_000)
export type EditionSummary = ResultOf<typeof rulebooksDocument>['rulebooks'][number]

const statementFields = graphql(`
  fragment StatementFields on Statement {
    key area title { zh en } value valueText { zh en } unit effectiveFrom effectiveTo interpretation { zh en }
    source { document documentShortName clause clauseTitle }
  }
`)
export type Statement = ResultOf<typeof statementFields>

const rulebookDocument = graphql(
  `query Rulebook($id: String!, $version: Int) {
    rulebook(id: $id, version: $version) {
      id version shortName level title { zh en } effectiveFrom effectiveTo digest
      document { id title number issuedOn }
      statements { ...StatementFields }
    }
  }`,
  [statementFields],
)
/** One edition with every value it states. */
export const rulebookQuery = (id: string, version: number | undefined) =>
  gqlQuery(rulebookDocument, { id, version })
export type Edition = NonNullable<ResultOf<typeof rulebookDocument>['rulebook']>

const comparisonDocument = graphql(`
  query RulebookComparison($editions: [String!]!, $on: Date) {
    rulebookComparison(editions: $editions, on: $on) {
      key area title { zh en } differ strictest
      cells {
        valueText { zh en } interpretation { zh en } effectiveFrom effectiveTo
        source { documentShortName clause }
      }
    }
  }
`)
/** What several editions say to the same things. */
export const comparisonQuery = (variables: VariablesOf<typeof comparisonDocument>) =>
  gqlQuery(comparisonDocument, variables)
export type ComparisonRow = ResultOf<typeof comparisonDocument>['rulebookComparison'][number]

const effectiveDocument = graphql(
  `query EffectiveRulebook($organisationId: ID!, $on: Date) {
    effectiveRulebook(organisationId: $organisationId, on: $on) {
      on
      organisation { id name }
      layers { attachedFrom organisation { id name } edition { id version shortName title { zh en } } }
      values {
        key
        statement { ...StatementFields }
        edition { id version shortName }
        shadowed { statement { valueText { zh en } source { documentShortName clause } } edition { id version shortName } }
      }
      contradictions {
        key title { zh en } why { zh en }
        won { statement { valueText { zh en } source { documentShortName clause } } edition { id version shortName } }
        lost { statement { valueText { zh en } source { documentShortName clause } } edition { id version shortName } }
      }
    }
  }`,
  [statementFields],
)
/** What holds for one unit on one day, and where the books above it disagree. */
export const effectiveQuery = (variables: VariablesOf<typeof effectiveDocument>) =>
  gqlQuery(effectiveDocument, variables)
export type Effective = ResultOf<typeof effectiveDocument>['effectiveRulebook']
