import { CaretRightOutlined, LoadingOutlined } from '@ant-design/icons'
import { type KeyboardEvent, useRef } from 'react'
import styles from './tree.module.css'

/** A node as it is shown: open ones are followed by their children, one level deeper. */
export interface TreeRow {
  readonly id: string
  readonly depth: number
  readonly label: string
  readonly note?: string
  /** null = a leaf. */
  readonly open: boolean | null
  readonly loading?: boolean
}

/**
 * A tree by keyboard and for screen readers: up and down between what is visible, right opens, left closes or goes up, Enter chooses.
 * The rows are handed in flat, in the order in which they are seen.
 */
export function Tree(props: {
  label: string
  rows: readonly TreeRow[]
  selected: string | undefined
  onSelect: (id: string) => void
  onToggle: (id: string, open: boolean) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  const { rows } = props
  const focusable = rows.some((row) => row.id === props.selected) ? props.selected : rows[0]?.id
  const focus = (index: number) => {
    const id = rows[index]?.id
    if (id) list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus()
  }
  const up = (index: number) => {
    const depth = rows[index]?.depth ?? 0
    for (let above = index - 1; above >= 0; above--)
      if ((rows[above]?.depth ?? 0) < depth) return focus(above)
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const row = rows[index]
    if (!row) return
    switch (event.key) {
      case 'ArrowDown':
        focus(index + 1)
        break
      case 'ArrowUp':
        focus(index - 1)
        break
      case 'Home':
        focus(0)
        break
      case 'End':
        focus(rows.length - 1)
        break
      case 'Enter':
      case ' ':
        props.onSelect(row.id)
        break
      case 'ArrowRight':
        if (row.open === false) props.onToggle(row.id, true)
        else if (row.open) focus(index + 1)
        break
      case 'ArrowLeft':
        if (row.open) props.onToggle(row.id, false)
        else up(index)
        break
      default:
        return
    }
    event.preventDefault()
  }
  return (
    <div ref={list} className={styles['tree']} role="tree" aria-label={props.label}>
      {rows.map((row, index) => (
        <div
          key={row.id}
          data-id={row.id}
          role="treeitem"
          tabIndex={row.id === focusable ? 0 : -1}
          aria-level={row.depth + 1}
          aria-expanded={row.open ?? undefined}
          aria-selected={row.id === props.selected}
          className={styles['row']}
          style={{ paddingLeft: `${0.375 + row.depth * 0.875}rem` }}
          onClick={() => props.onSelect(row.id)}
          onKeyDown={(event) => onKeyDown(event, index)}
        >
          <span
            className={styles['caret']}
            data-open={row.open}
            aria-hidden="true"
            onClick={(event) => {
              if (row.open === null) return
              event.stopPropagation()
              props.onToggle(row.id, !row.open)
            }}
          >
            {row.loading ? <LoadingOutlined /> : row.open === null ? null : <CaretRightOutlined />}
          </span>
          <span className={styles['label']}>{row.label}</span>
          {row.note ? <span className={styles['note']}>{row.note}</span> : null}
        </div>
      ))}
    </div>
  )
}
