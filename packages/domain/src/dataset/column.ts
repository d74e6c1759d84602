import type { Bilingual, Instant, PlainDate } from '../kernel/index.js'

/** What a cell of each kind becomes. */
export interface CellTypes {
  /** A key: surrounding blanks are cut off. */
  readonly code: string
  /** Words, kept as they are. */
  readonly text: string
  /** One of the column's `choices`. */
  readonly choice: string
  readonly date: PlainDate
  readonly instant: Instant
  /** A whole number from 0 to the column's `most`. */
  readonly count: number
  readonly flag: boolean
}
export type CellKind = keyof CellTypes

/** A value of a list with its title. */
export interface Choice extends Bilingual {
  readonly value: string
}

/** What a reference must lead to; checked against the data set itself and what is stored. */
export type Target = 'org' | 'account' | 'indicator'

/** One column of a file, as data: the parsers, the checks, the template and the documentation are made from it. */
export interface Column<Kind extends CellKind = CellKind, Required extends boolean = boolean> {
  readonly kind: Kind
  readonly required: Required
  readonly title: Bilingual
  /** What to write, for the template; empty when the title says it all. */
  readonly note: Bilingual
  readonly choices?: readonly Choice[]
  readonly refersTo?: Target
  /** Longest text in UTF-16 units (code, text) or highest number (count). */
  readonly most: number
  /** What an empty cell means instead of "not given". */
  readonly fallback?: string | number | boolean
}

interface Extras {
  readonly note?: Bilingual
  readonly refersTo?: Target
  readonly most?: number
  readonly fallback?: string | number | boolean
}

const nothing: Bilingual = { zh: '', en: '' }
/** Longest key: it must fit into an index together with others. */
export const longestCode = 200
const longestText = 1_000_000
/** Highest count that the store keeps (32 bits). */
export const highestCount = 2_147_483_647

function column<Kind extends CellKind, Required extends boolean>(
  kind: Kind,
  required: Required,
  most: number,
  zh: string,
  en: string,
  extras: Extras & { readonly choices?: readonly Choice[] },
): Column<Kind, Required> {
  return { kind, required, most, title: { zh, en }, note: nothing, ...extras }
}

type Maker<Kind extends CellKind, Required extends boolean> = (
  zh: string,
  en: string,
  extras?: Extras,
) => Column<Kind, Required>

const maker =
  <Kind extends CellKind, Required extends boolean>(
    kind: Kind,
    required: Required,
    most: number,
  ): Maker<Kind, Required> =>
  (zh, en, extras = {}) =>
    column(kind, required, most, zh, en, extras)

const choicesOf = (titles: Readonly<Record<string, Bilingual>>): Choice[] =>
  Object.entries(titles).map(([value, title]) => ({ value, ...title }))

/** Makers of columns: `required.code('编号', 'Code')`. */
export const required = {
  code: maker('code', true, longestCode),
  text: maker('text', true, longestText),
  date: maker('date', true, 0),
  instant: maker('instant', true, 0),
  count: maker('count', true, highestCount),
  choice: (zh: string, en: string, titles: Readonly<Record<string, Bilingual>>): Column<'choice', true> =>
    column('choice', true, 0, zh, en, { choices: choicesOf(titles) }),
} as const

export const optional = {
  code: maker('code', false, longestCode),
  text: maker('text', false, longestText),
  date: maker('date', false, 0),
  instant: maker('instant', false, 0),
  count: maker('count', false, highestCount),
  flag: maker('flag', false, 0),
  choice: (
    zh: string,
    en: string,
    titles: Readonly<Record<string, Bilingual>>,
    extras: Extras = {},
  ): Column<'choice', false> => column('choice', false, 0, zh, en, { choices: choicesOf(titles), ...extras }),
} as const
