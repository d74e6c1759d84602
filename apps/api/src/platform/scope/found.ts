import type { Pool } from 'pg'
import { subtreeBounds } from './index.js'
import { typedText } from './search.js'

/** As many as are found by an index before a list looks at every row in its order: from here on a page has its rows sooner so. */
const few = 5_000

/**
 * The rows of a subtree that hold what was typed, where they are few.
 *
 * @param table whose function `<table>_found` looks.
 * @returns their ids; null where they are many, or nothing was typed: then {@link holdsTyped} says it of each row.
 */
export async function foundIds(
  pool: Pool,
  table: 'account' | 'org',
  scope: string,
  search: string | null | undefined,
): Promise<readonly string[] | null> {
  if (search == null || search.trim() === '') return null
  const { rows } = await pool.query<{ readonly id: string }>(`select ${table}_found($1, $2, $3, $4) as id`, [
    ...subtreeBounds(scope),
    typedText(search),
    few,
  ])
  return rows.length < few ? rows.map(({ id }) => id) : null
}

/**
 * That a row holds what was typed, as SQL: in one of its texts, or at the beginning of its code.
 *
 * @param search what was typed: a word without capitals, as Chinese ones are, is looked for as it stands, which takes a third of the time.
 * @param typed the parameter that holds {@link typedText} of it.
 */
export function holdsTyped(
  search: string,
  typed: string,
  columns: { readonly code: string; readonly texts: readonly string[] },
): string {
  const cased = search.toLowerCase() !== search.toUpperCase()
  const small = (text: string) => (cased ? `lower(${text})` : text)
  return `(${[
    ...columns.texts.map((text) => `strpos(${small(text)}, ${small(typed)}) > 0`),
    `starts_with(${small(columns.code)}, ${small(typed)})`,
  ].join(' or ')})`
}
