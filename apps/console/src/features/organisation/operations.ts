import { gqlQuery, graphql, type ResultOf } from '../../graphql'

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
  query Organisations($search: String) {
    organisations(search: $search, first: 20) { nodes { id name code parent { id name } } }
  }
`)
/** The first units that a search finds. */
export const organisationsQuery = (search: string | undefined) => gqlQuery(organisationsDocument, { search })
export type FoundUnit = ResultOf<typeof organisationsDocument>['organisations']['nodes'][number]
