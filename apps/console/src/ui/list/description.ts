import {
  keepPreviousData,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { DescribedRead } from '../../graphql'
import type { PageOf } from '../pager'
import type { BulkAction } from './bulk'
import type { FilterValues, ListFilters } from './filters'

/** A column: what a person may show, hide, move and, with `sort`, order by. */
export interface ListColumn<Row, Sort extends string = never> {
  readonly key: string
  /** Its title; also its name in the menu of columns. */
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Right-aligned figures. */
  readonly number?: boolean
  /** In rem; without it the column shares what is left. */
  readonly width?: number
  readonly wrap?: boolean
  /** The server's name of the order by this column. */
  readonly sort?: Sort
  /** Not shown until chosen. At most seven columns are shown unasked. */
  readonly hidden?: boolean
}

/** What the address asks of the server. */
export interface ListAsk<Filters extends ListFilters, Sort extends string> {
  readonly filters: FilterValues<Filters>
  readonly sort: { readonly by: Sort; readonly descending: boolean } | undefined
  readonly first: number
  readonly after: string | undefined
  /** Keys of the columns on screen: what only hidden ones need may be left out (`@include`). */
  readonly columns: ReadonlySet<string>
}

/** A page of a connection, by `nodes` or by `edges`. */
export type ListPageOf<Row> = PageOf &
  ({ readonly nodes: readonly Row[] } | { readonly edges: readonly { readonly node: Row }[] })

/** How a page of the list is read; made by {@link listRead}. */
export interface ListRead<Row> {
  /** The read itself, for those who want to ask the same from elsewhere. */
  readonly query: DescribedRead
  /** A hook. `null`: what the list belongs to isn't there. */
  readonly usePage: (options: ReadOptions<Row>) => UseQueryResult<ListPageOf<Row> | null, Error>
}
interface ReadOptions<Row> {
  readonly refetchEvery: ((rows: readonly Row[]) => number | false) | undefined
}

/** Rows of a page. */
export const rowsOf = <Row>(page: ListPageOf<Row>): readonly Row[] =>
  'nodes' in page ? page.nodes : page.edges.map((edge) => edge.node)

/**
 * The read behind a list: a `gqlQuery` and where in its answer the connection stands.
 *
 * ```ts
 * read: ({ filters, first, after }) => listRead(accountsQuery({ search: filters.q, first, after }), (data) => data.accounts)
 * ```
 */
export function listRead<Row, Data, Key extends QueryKey>(
  query: UseQueryOptions<Data, Error, Data, Key>,
  pageIn: (data: Data) => ListPageOf<Row> | null | undefined,
): ListRead<Row> {
  return {
    query,
    usePage: ({ refetchEvery }) =>
      useQuery({
        ...query,
        select: (data: Data) => pageIn(data) ?? null,
        placeholderData: keepPreviousData,
        refetchInterval: (state) => {
          const page = state.state.data === undefined ? null : pageIn(state.state.data)
          return page && refetchEvery ? refetchEvery(rowsOf(page)) : false
        },
      }),
  }
}

/** How a list is taken out: the kind that the API's catalogue of downloads knows, and its parameters by name. */
export interface ListDownload<Filters extends ListFilters, Sort extends string> {
  readonly kind: string
  /** What is asked for, as JSON: the filters and order of the list, without its pages. */
  readonly parameters: (ask: ListAsk<Filters, Sort>) => Readonly<Record<string, unknown>>
  /** Whether rows selected one by one can be taken out alone: the kind takes their keys as `ids`, at most 200. */
  readonly selected?: true
  /** Which columns of the file stand for which of the list: then one may ask for those on screen alone. */
  readonly columns?: Readonly<Record<string, string | readonly string[]>>
}

/** A list, described: everything else is the {@link List}'s. */
export interface ListDescription<Row, Filters extends ListFilters, Sort extends string = never> {
  /** Names the list for ever: saved views are kept under it. Small letters, digits, dots. */
  readonly key: string
  /** What it is a list of. */
  readonly caption: string
  readonly filters: Filters
  readonly columns: readonly ListColumn<Row, Sort>[]
  /** The column that names a row: always shown, first; what its cell links to is what Enter opens. */
  readonly heading: string
  readonly read: (ask: ListAsk<Filters, Sort>) => ListRead<Row>
  readonly rowKey: (row: Row) => string
  /** What a row is called where it can be selected. */
  readonly nameOf?: (row: Row) => string
  /** Shown when nothing matches. */
  readonly empty: ReactNode
  /** Shown when what the list belongs to isn't there (any more). */
  readonly missing?: ReactNode
  /** What can be done with one row: the last column, always in sight. */
  readonly actions?: (row: Row) => ReactNode
  /** Width of the column of actions, in rem. */
  readonly actionsWidth?: number
  /** What can be done with several. */
  readonly bulk?: readonly BulkAction<Row>[]
  readonly download?: ListDownload<Filters, Sort>
  /** Milliseconds until it is read again, while something on it is under way. */
  readonly refetchEvery?: (rows: readonly Row[]) => number | false
  readonly selected?: (row: Row) => boolean
  /** Shown instead of the table: the same page of rows, drawn. */
  readonly picture?: (rows: readonly Row[]) => ReactNode
  /** Stands in the row of filters, after them. */
  readonly beside?: ReactNode
}
