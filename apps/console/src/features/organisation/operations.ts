import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const organisationDocument = graphql(`
  query Organisation($id: ID!) {
    organisation(id: $id) {
      id
      code
      name
      kindTitle { zh en }
      category
      divisionCode
      residentPopulation
      lineParent { id name }
      ancestors { id name }
      childCount
      accountCount
    }
  }
`)
/** One unit with the way up to the root. */
export const organisationQuery = (id: string) => gqlQuery(organisationDocument, { id })
export type OrganisationDetail = NonNullable<ResultOf<typeof organisationDocument>['organisation']>

const organisationsDocument = graphql(`
  query Organisations($scopeId: ID, $search: String, $first: Int, $after: String) {
    organisations(scopeId: $scopeId, search: $search, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id code name kindTitle { zh en } category parent { id name } accountCount } }
    }
  }
`)
/** Units within a subtree. */
export const organisationsQuery = (variables: VariablesOf<typeof organisationsDocument>) =>
  gqlQuery(organisationsDocument, variables)
export type OrganisationRow = ResultOf<typeof organisationsDocument>['organisations']['edges'][number]['node']

const accountsDocument = graphql(`
  query Accounts($scopeId: ID, $search: String, $platform: Platform, $first: Int, $after: String) {
    accounts(scopeId: $scopeId, search: $search, platform: $platform, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id code name platform platformTitle { zh en } liveOn closedOn main organisation { id name } } }
    }
  }
`)
/** Accounts within a subtree. */
export const accountsQuery = (variables: VariablesOf<typeof accountsDocument>) =>
  gqlQuery(accountsDocument, variables)
export type AccountRow = ResultOf<typeof accountsDocument>['accounts']['edges'][number]['node']
export type Platform = NonNullable<VariablesOf<typeof accountsDocument>['platform']>
