import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const organisationListDocument = graphql(`
  query OrganisationList(
    $scopeId: ID
    $search: String
    $kind: OrgKind
    $category: String
    $life: OrganisationLife
    $sort: OrganisationSort
    $descending: Boolean
    $first: Int
    $after: String
  ) {
    organisations(
      scopeId: $scopeId, search: $search, kind: $kind, category: $category, life: $life, sort: $sort, descending: $descending
      first: $first, after: $after
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id code name kindTitle { zh en } category divisionCode abolishedOn parent { id name } accountCount
      }
    }
  }
`)
/** Units within a subtree. */
export const organisationListQuery = (variables: VariablesOf<typeof organisationListDocument>) =>
  gqlQuery(organisationListDocument, variables)
export type OrganisationRow = ResultOf<typeof organisationListDocument>['organisations']['nodes'][number]
export type OrganisationSort = NonNullable<VariablesOf<typeof organisationListDocument>['sort']>
