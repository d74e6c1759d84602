import type { Order, PageWindow } from './connection.js'
import type { CursorKey, CursorKeyType } from './cursor.js'

/** Something that rows are ordered by: its SQL, which is never null, and the same of a row that was read. */
export interface SortKey<Row> {
  readonly type: CursorKeyType
  readonly column: string
  readonly of: (row: Row) => CursorKey
}

/**
 * A key that is an instant, to the millisecond; null comes before every other.
 *
 * @param column an SQL expression of type timestamptz.
 */
export const byInstant = <Row>(column: string, of: (row: Row) => Date | null): SortKey<Row> => ({
  type: 'instant',
  column: `coalesce(floor(extract(epoch from ${column}) * 1000)::bigint, 0)`,
  of: (row) => of(row)?.getTime() ?? 0,
})

/** The order of a list, and the same in SQL. */
export interface SqlOrder<Row> extends Order<Row> {
  readonly columns: readonly string[]
  readonly descending: boolean
}

/**
 * An order by keys, the last of which tells rows apart that are equal in those before.
 *
 * @param list what is listed and by what: `account by name`; the direction is added.
 */
export const sqlOrder = <Row>(
  list: string,
  keys: readonly SortKey<Row>[],
  descending = false,
): SqlOrder<Row> => ({
  list: `${list}${descending ? ' descending' : ''}`,
  descending,
  types: keys.map(({ type }) => type),
  columns: keys.map(({ column }) => column),
  keysOf: (row) => keys.map(({ of }) => of(row)),
})

/**
 * The condition that a row comes after the one at which a page begins; nothing at the beginning of a list.
 *
 * @param values parameters of the statement so far; the keys are added.
 */
export const afterInSql = (
  { columns, descending }: SqlOrder<never>,
  { after }: PageWindow,
  values: unknown[],
): string =>
  after === null
    ? ''
    : `and (${columns.join(', ')}) ${descending ? '<' : '>'} (${after.map((key) => `$${values.push(key)}`).join(', ')})`

/** What stands after `order by`. */
export const orderInSql = ({ columns, descending }: SqlOrder<never>): string =>
  columns.map((column) => (descending ? `${column} desc` : column)).join(', ')
