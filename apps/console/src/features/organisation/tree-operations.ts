import { gqlQuery, graphql, type ResultOf } from '../../graphql'

const levelsDocument = graphql(`
  query OrganisationLevels($parentIds: [ID!]!, $on: Date, $after: String) {
    organisationLevels(parentIds: $parentIds, on: $on) {
      parentId
      children(first: 60, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id name childCount abolishedOn nextChange { kind effectiveOn summary { zh en } } }
      }
    }
  }
`)
/** The units directly below several, in the tree as it is or was on a day; of one that has many, a page. */
export const levelsQuery = (parentIds: readonly string[], on: string | undefined, after?: string) =>
  gqlQuery(levelsDocument, { parentIds: [...parentIds], on, after })
export type Level = ResultOf<typeof levelsDocument>['organisationLevels'][number]
export type LevelNode = Level['children']['nodes'][number]

const nodesDocument = graphql(`
  query OrganisationNodes($search: String!, $on: Date) {
    organisationNodes(search: $search, on: $on) { id name code }
  }
`)
/** Units by name or code in the tree of a day. */
export const nodesQuery = (search: string, on: string | undefined) => gqlQuery(nodesDocument, { search, on })

const wayDocument = graphql(`
  query OrganisationWay($id: ID!, $on: Date) {
    organisationWay(id: $id, on: $on)
  }
`)
/** The way to a unit: the ids of those above it, from the top. */
export const wayQuery = (id: string, on: string | undefined) => gqlQuery(wayDocument, { id, on })

/** What a change of the tree makes stale. */
export const treeOperations = [
  'OrganisationLevels',
  'OrganisationNodes',
  'OrganisationWay',
  'Organisations',
  'OrganisationList',
  'Organisation',
  'Unit',
  'UnitHistory',
]
