import type { Column } from '../data-table'
import type { ListAddress } from './address'
import type { ListColumn } from './description'

/** What a column without a width of its own has at least, in rem. */
const narrowest = 11

/** The columns of the table in the order of the address; those with a `sort` can be pressed. */
export function tableColumns<Row, Sort extends string>(
  columns: readonly ListColumn<Row, Sort>[],
  address: ListAddress,
  words: { readonly sortBy: (title: string) => string; readonly onSort: (sort: ListAddress['sort']) => void },
): Column<Row>[] {
  const known = new Map(columns.map((column) => [column.key, column]))
  return address.columns.flatMap((key) => {
    const column = known.get(key)
    if (!column) return []
    const { title, cell, number, width, wrap, sort } = column
    const order = address.sort?.by === key ? (address.sort.descending ? 'descending' : 'ascending') : 'none'
    return [
      {
        key,
        title,
        cell,
        ...(number === undefined ? {} : { number }),
        ...(width === undefined ? {} : { width }),
        ...(wrap === undefined ? {} : { wrap }),
        ...(sort === undefined
          ? {}
          : { sort: { order, name: words.sortBy(title), onSort: () => words.onSort(next(key, order)) } }),
      } satisfies Column<Row>,
    ]
  })
}

/** A press after another: up, down, as the list is by itself. */
function next(by: string, order: 'ascending' | 'descending' | 'none'): ListAddress['sort'] {
  if (order === 'descending') return undefined
  return { by, descending: order === 'ascending' }
}

/** So wide is a table of these columns at least, in rem, when it has more of them than fit on the smallest window. */
export const widthOf = (columns: readonly { readonly width?: number }[]): number =>
  columns.reduce((sum, column) => sum + (column.width ?? narrowest), 0)
