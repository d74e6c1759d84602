import { graphql, type ResultOf } from '../../../graphql'
import { treeOperations } from '../tree-operations'

export const importTreeDocument = graphql(`
  mutation ImportOrganisations($input: ImportOrganisationsInput!) {
    importOrganisations(input: $input) {
      __typename
      ... on OrganisationListResult {
        outcome
        effectiveOn
        planned
        unchanged
        changeCount
        changes { row code kind summary { zh en } }
        errorCount
        errors { file row column value reason { zh en } }
        errorsCsvUrl
        errorsWorkbookUrl
      }
      ... on Refusal { code message { zh en } }
    }
  }
`)
type Answer = ResultOf<typeof importTreeDocument>['importOrganisations']
export type TreeListResult = Extract<Answer, { readonly __typename: 'OrganisationListResult' }>

/** What a file of units makes stale. */
export const importedOperations = [
  ...treeOperations,
  'UnitHoldings',
  'UnitPeople',
  'UnitRulebook',
  'AccountList',
]
