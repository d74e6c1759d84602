import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Column } from '../data-table'
import styles from './list.module.css'
import { useListTexts } from './texts'

/** The rows that are selected, also on pages that were turned; what is selected is forgotten when the list asks for something else. */
export interface Selection<Row> {
  readonly rows: readonly Row[]
  readonly has: (row: Row) => boolean
  readonly toggle: (rows: readonly Row[], selected?: boolean) => void
  readonly clear: () => void
}

/** @param of what the list asks for, as text: another text, another selection. */
export function useSelection<Row>(rowKey: (row: Row) => string, of: string): Selection<Row> {
  const [kept, setKept] = useState<{ readonly of: string; readonly rows: ReadonlyMap<string, Row> }>({
    of,
    rows: new Map(),
  })
  const rows = useMemo(() => (kept.of === of ? kept.rows : new Map<string, Row>()), [kept, of])
  const toggle = useCallback<Selection<Row>['toggle']>(
    (changed, selected) => {
      const next = new Map(rows)
      for (const row of changed) {
        const key = rowKey(row)
        if (selected ?? !next.has(key)) next.set(key, row)
        else next.delete(key)
      }
      setKept({ of, rows: next })
    },
    [rows, rowKey, of],
  )
  return {
    rows: [...rows.values()],
    has: (row) => rows.has(rowKey(row)),
    toggle,
    clear: () => setKept({ of, rows: new Map() }),
  }
}

/** The column of ticks: one for each row, one for the page. */
export function useSelectionColumn<Row>(
  selection: Selection<Row>,
  page: readonly Row[],
  nameOf: (row: Row) => string,
): Column<Row> {
  const t = useListTexts()
  const every = page.length > 0 && page.every(selection.has)
  const tick = (label: string, checked: boolean, some: boolean, onChange: () => void): ReactNode => (
    <input
      type="checkbox"
      className={styles['mark']}
      aria-label={label}
      checked={checked}
      ref={(box) => {
        if (box) box.indeterminate = some
      }}
      onChange={onChange}
    />
  )
  return {
    key: ' select',
    width: 3,
    title: tick(t('selectAll'), every, !every && page.some(selection.has), () =>
      selection.toggle(page, !every),
    ),
    cell: (row) =>
      tick(t('selectRow', { row: nameOf(row) }), selection.has(row), false, () => selection.toggle([row])),
  }
}
