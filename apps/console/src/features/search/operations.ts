import { gqlQuery, graphql, type ResultOf } from '../../graphql'

const searchDocument = graphql(`
  query Search($text: String!) {
    search(text: $text, first: 12) { id kind code name place platformTitle { zh en } match }
  }
`)
/** Units and accounts by name, code or initials of the pinyin, the best first. */
export const searchQuery = (text: string) => gqlQuery(searchDocument, { text })
export type SearchHit = ResultOf<typeof searchDocument>['search'][number]
