import type { CSSProperties, PointerEvent, ReactNode } from 'react'
import styles from './data-table.module.css'

/** One column: `number` columns stand right and in figures of one width. `width` in rem; without it the column shares what is left. */
export interface Column<Row> {
  readonly key: string
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  readonly number?: boolean
  readonly width?: number
  readonly wrap?: boolean
  /** How the rows are ordered by it; a press on its title asks for the other way. */
  readonly sort?: {
    readonly order: 'ascending' | 'descending' | 'none'
    readonly name: string
    readonly onSort: () => void
  }
  /** Stays in sight, at this edge, when the table is wider than its place; what names the row does so anyway. */
  readonly sticky?: 'start' | 'end'
}

/** What a column without a width of its own needs to be read, in rem; what names its row needs more, and so does a text of lines. */
const readable = 6
const readableText = 9
const leastWidth = (
  columns: readonly { readonly key: string; readonly width?: number; readonly wrap?: boolean }[],
  heading: string | undefined,
): number =>
  columns.reduce(
    (sum, { key, width, wrap }) => sum + (width ?? (wrap || key === heading ? readableText : readable)),
    0,
  )

/** What is cut stands whole beside the pointer. */
function tellWhole({ target, currentTarget }: PointerEvent<HTMLElement>): void {
  for (
    let part: EventTarget | null = target;
    part instanceof HTMLElement && part !== currentTarget;
    part = part.parentElement
  )
    if (!part.title && part.scrollWidth > part.clientWidth) part.title = part.textContent
}

/**
 * A table of records, plain and dense: real rows and headers, named by `caption` for those who cannot see the heading above it.
 * `tone` colours a row by meaning; `heading` is the key of the column that names the row.
 */
export function DataTable<Row>(props: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  heading?: string
  empty?: ReactNode
  selected?: (row: Row) => boolean
  minWidth?: number
  dense?: boolean
  /** Which row the keys are at; its row can be given the focus. */
  active?: (row: Row) => boolean
}) {
  if (props.rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>
  return (
    // A region that scrolls must be reachable by keyboard.
    <section
      className={styles['scroll']}
      tabIndex={props.minWidth ? 0 : undefined}
      aria-label={props.caption}
    >
      <table
        onPointerOver={tellWhole}
        className={styles['table']}
        data-dense={props.dense}
        style={
          {
            '--least': `${Math.max(leastWidth(props.columns, props.heading), props.minWidth ?? 0)}rem`,
          } as CSSProperties
        }
      >
        <caption className="visually-hidden">{props.caption}</caption>
        <colgroup>
          {props.columns.map((column) => (
            <col key={column.key} style={column.width ? { width: `${column.width}rem` } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-number={column.number}
                data-sticky={column.sticky ?? (column.key === props.heading ? 'start' : undefined)}
                aria-sort={column.sort?.order}
              >
                <Title column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr
              key={props.rowKey(row)}
              data-row={props.rowKey(row)}
              data-selected={props.selected?.(row)}
              data-active={props.active?.(row)}
              tabIndex={props.active ? -1 : undefined}
            >
              {props.columns.map((column) =>
                column.key === props.heading ? (
                  <th
                    key={column.key}
                    scope="row"
                    data-number={column.number}
                    data-wrap={column.wrap}
                    data-sticky={column.sticky ?? 'start'}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    data-number={column.number}
                    data-wrap={column.wrap}
                    data-sticky={column.sticky}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Title<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column
  if (!sort) return <>{column.title}</>
  return (
    <button type="button" className={styles['sort']} aria-label={sort.name} onClick={sort.onSort}>
      {column.title}
      <span aria-hidden className={styles['arrow']} data-order={sort.order} />
    </button>
  )
}

/** A cell that names its row: the name, marks beside it, a second quieter line below. */
export function Named(props: { children: ReactNode; beside?: ReactNode; second?: ReactNode }) {
  return (
    <>
      <span className={styles['named']}>
        <span className={styles['name']}>{props.children}</span>
        {props.beside}
      </span>
      {props.second ? <Second>{props.second}</Second> : null}
    </>
  )
}

/** A second, quieter line within a cell. */
export const Second = ({ children }: { children: ReactNode }) => (
  <span className={styles['second']}>{children}</span>
)
