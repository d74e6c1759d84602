import type { ListFilter, ListFilters } from './filters'
import { wordOf } from './parameters'

/** How close the rows stand. */
export type Density = 'normal' | 'compact'
/** How many rows a page may have; the first unless asked otherwise. */
export const pageSizes = [20, 50, 100] as const
export type PageSize = (typeof pageSizes)[number]
/** At most so many columns are shown unasked: what fits on 1366 px. */
export const mostColumnsUnasked = 7

/** What of a list the address must know to read it. */
export interface ListShape {
  readonly filters: ListFilters
  readonly heading: string
  readonly columns: readonly {
    readonly key: string
    readonly sort?: string | undefined
    readonly hidden?: boolean | undefined
  }[]
}

/** A list as the address has it: the same address is the same screen. */
export interface ListAddress {
  /** Texts of the filters that are set, each as its kind writes it. */
  readonly filters: Readonly<Record<string, string>>
  readonly sort: { readonly by: string; readonly descending: boolean } | undefined
  /** Keys of the columns shown, in order; the heading first. */
  readonly columns: readonly string[]
  readonly density: Density
  readonly size: PageSize
  readonly after: string | undefined
  /** The saved view from which one came; the rest of the address may have moved on since. */
  readonly view: string | undefined
}

type Search = Readonly<Record<string, unknown>>

/** The columns shown when nobody chose any. */
export function usualColumns({ columns, heading }: ListShape): readonly string[] {
  const others = columns.filter((column) => column.key !== heading && !column.hidden)
  return [heading, ...others.slice(0, mostColumnsUnasked - 1).map((column) => column.key)]
}

/** Reads an address. What is malformed or unknown is left out rather than refused: links are typed and mended by hand. */
export function readAddress(shape: ListShape, search: Search): ListAddress {
  const filters: Record<string, string> = {}
  for (const [key, filter] of Object.entries(shape.filters)) {
    const text = mended(filter, wordOf(search[key]))
    if (text !== undefined) filters[key] = text
  }
  const size = pageSizes.find((each) => String(each) === wordOf(search['size']))
  return {
    filters,
    sort: sortOf(shape, wordOf(search['sort'])),
    columns: columnsOf(shape, wordOf(search['columns'])),
    density: search['density'] === 'compact' ? 'compact' : 'normal',
    size: size ?? pageSizes[0],
    after: wordOf(search['after']),
    view: wordOf(search['view']),
  }
}

function sortOf(shape: ListShape, said: string | undefined): ListAddress['sort'] {
  const by = said?.replace(/^-/, '')
  const known = shape.columns.some((column) => column.key === by && column.sort !== undefined)
  return by !== undefined && known ? { by, descending: said?.startsWith('-') === true } : undefined
}

function columnsOf(shape: ListShape, said: string | undefined): readonly string[] {
  const known = new Set(shape.columns.map((column) => column.key))
  const chosen = said?.split(',').filter((key) => known.has(key) && key !== shape.heading) ?? []
  return said === undefined ? usualColumns(shape) : [shape.heading, ...new Set(chosen)]
}

/** The text as the filter's kind would write it; undefined when it means nothing to it. */
function mended(filter: ListFilter, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  switch (filter.kind) {
    case 'choice':
      return filter.choices.some(({ value }) => value === text) ? text : undefined
    case 'choices': {
      const said = new Set(text.split(','))
      return (
        filter.choices
          .filter(({ value }) => said.has(value))
          .map(({ value }) => value)
          .join(',') || undefined
      )
    }
    case 'dates': {
      const { from, to } = daysIn(text)
      return from || to ? `${from ?? ''}..${to ?? ''}` : undefined
    }
    case 'yesNo':
      return text === 'true' || text === 'false' ? text : undefined
    default:
      return text.trim() || undefined
  }
}

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // 31 February would be read as a day of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The days in `2025-01-01..2025-03-31`; an end that is no day is open. */
export function daysIn(text: string): { from?: string | undefined; to?: string | undefined } {
  const [from = '', to = ''] = text.split('..')
  return { from: isDay(from) ? from : undefined, to: isDay(to) ? to : undefined }
}

/** The parameters of an address; `undefined` for what needs no word, so that a plain list has a plain address. */
export function writeAddress(shape: ListShape, address: ListAddress): Record<string, string | undefined> {
  const { sort, size } = address
  const usual = usualColumns(shape).join()
  return {
    ...Object.fromEntries(Object.keys(shape.filters).map((key) => [key, address.filters[key]])),
    sort: sort ? `${sort.descending ? '-' : ''}${sort.by}` : undefined,
    columns:
      address.columns.join() === usual
        ? undefined
        : // A list of nothing but its heading must not read as one that says nothing.
          address.columns.filter((key) => key !== shape.heading).join() || shape.heading,
    density: address.density === 'compact' ? 'compact' : undefined,
    size: size === pageSizes[0] ? undefined : String(size),
    after: address.after,
    view: address.view,
  }
}

/** What of an address a saved view keeps: not where one stood in it, nor from which view one came. */
export const keptInView = (shape: ListShape, address: ListAddress): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(writeAddress(shape, { ...address, after: undefined, view: undefined })).flatMap(
      ([key, text]) => (text === undefined ? [] : [[key, text]]),
    ),
  )
