import { gqlQuery, graphql, type ResultOf } from '../../graphql'

const viewsDocument = graphql(`
  query ListViews($list: String!) {
    listViews(list: $list) {
      id name query version isDefault viewerCanChange
      owner { name }
      sharedWith { id name }
    }
  }
`)
/** The views of a list: one's own, then those shared with the viewer. */
export const viewsQuery = (list: string) => gqlQuery(viewsDocument, { list }, 5 * 60_000)
export type SavedView = ResultOf<typeof viewsDocument>['listViews'][number]

export const saveViewDocument = graphql(`
  mutation SaveListView($input: SaveListViewInput!) {
    saveListView(input: $input) {
      __typename
      ... on ListViewSaved { view { id } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
export const shareViewDocument = graphql(`
  mutation ShareListView($input: ShareListViewInput!) {
    shareListView(input: $input) { __typename ... on Refusal { code message { zh en } } }
  }
`)
export const deleteViewDocument = graphql(`
  mutation DeleteListView($id: ID!) {
    deleteListView(id: $id) { __typename ... on Refusal { code message { zh en } } }
  }
`)
export const setDefaultViewDocument = graphql(`
  mutation SetDefaultListView($list: String!, $viewId: ID) {
    setDefaultListView(list: $list, viewId: $viewId) { __typename ... on Refusal { code message { zh en } } }
  }
`)
/** What a change of views makes stale. */
export const viewOperations = ['ListViews']
