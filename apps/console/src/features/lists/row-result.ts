import type { Bilingual } from '../../ui/language'
import type { BulkResult } from '../../ui/list'

/** What the API answers to something asked for several rows: of each what became of it, or why nothing was done at all. */
export type RowOutcomesAnswer =
  | {
      readonly __typename: 'RowOutcomes'
      readonly outcomes: readonly {
        readonly id: string
        readonly refusal: { readonly message: Bilingual } | null
      }[]
    }
  | { readonly __typename: 'Refusal'; readonly message: Bilingual }

/** The answer as the drawer of a bulk action tells it, every row by its name. */
export function rowResult<Row>(
  answer: RowOutcomesAnswer,
  rows: readonly Row[],
  words: {
    readonly keyOf: (row: Row) => string
    readonly nameOf: (row: Row) => string
    readonly say: (text: Bilingual) => string
  },
): BulkResult {
  if (answer.__typename === 'Refusal') {
    const reason = words.say(answer.message)
    return { changed: 0, refused: rows.map((row) => ({ row: words.nameOf(row), reason })) }
  }
  const names = new Map(rows.map((row) => [words.keyOf(row), words.nameOf(row)]))
  const refused = answer.outcomes.flatMap(({ id, refusal }) =>
    refusal ? [{ row: names.get(id) ?? id, reason: words.say(refusal.message) }] : [],
  )
  return { changed: answer.outcomes.length - refused.length, refused }
}
