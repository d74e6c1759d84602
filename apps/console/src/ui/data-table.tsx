import type { ReactNode } from 'react'
import styles from './data-table.module.css'

/** One column: `number` columns stand right and in figures of one width. `width` in rem; without it the column shares what is left. */
export interface Column<Row> {
  readonly key: string
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  readonly number?: boolean
  readonly width?: number
  readonly wrap?: boolean
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
        className={styles['table']}
        style={props.minWidth ? { minWidth: `${props.minWidth}rem` } : undefined}
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
              <th key={column.key} scope="col" data-number={column.number}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)} data-selected={props.selected?.(row)}>
              {props.columns.map((column) =>
                column.key === props.heading ? (
                  <th key={column.key} scope="row" data-number={column.number} data-wrap={column.wrap}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} data-number={column.number} data-wrap={column.wrap}>
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
