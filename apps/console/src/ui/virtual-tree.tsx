import { CaretRightOutlined, LoadingOutlined } from '@ant-design/icons'
import { type KeyboardEvent, memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Tag } from './meaning'
import styles from './tree.module.css'
import { rowBeginningWith, type TreeRow, treeStep } from './tree-keys'

/** Height of a row in rem; the stylesheet has the same. */
const rowRem = 1.875
/** Rows that are ready above and below those in sight. */
const spare = 12
/** A pause after which typing begins anew. */
const typingMs = 700

/**
 * A tree of any size: the rows are handed in flat, in the order in which they are seen, and only those in sight are in the page. By
 * keyboard and for screen readers after the tree view pattern of WAI-ARIA, with type-ahead; the row with the focus is always there.
 */
export function VirtualTree(props: {
  label: string
  rows: readonly TreeRow[]
  selected: string | undefined
  onSelect: (id: string) => void
  onToggle: (ids: readonly string[], open: boolean) => void
  /** Which rows are in sight, for whoever reads them page by page. */
  onSeen?: (first: number, last: number) => void
}) {
  const { rows, selected, onSelect, onToggle, onSeen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const [active, setActive] = useState<string>()
  const focusWanted = useRef(false)
  const height = useRowHeight()
  const sight = useSight(scroller, height)
  const indexOf = useCallback((id: string | undefined) => rows.findIndex((row) => row.id === id), [rows])
  const activeIndex = Math.max(0, active === undefined ? indexOf(selected) : indexOf(active))

  useEffect(() => onSeen?.(sight.first, sight.last), [onSeen, sight.first, sight.last])

  const scrollTo = useCallback(
    (index: number) => {
      const view = scroller.current
      if (!view) return
      const [top, bottom] = [index * height, (index + 1) * height]
      if (top < view.scrollTop) view.scrollTop = top
      else if (bottom > view.scrollTop + view.clientHeight) view.scrollTop = bottom - view.clientHeight
    },
    [height],
  )
  // The chosen one stays in sight while the way to it is being read, until somebody moves in the tree themselves.
  const following = useRef<string>(undefined)
  const left = useRef<string>(undefined)
  useLayoutEffect(() => {
    if (selected === undefined || left.current === selected) return
    const index = indexOf(selected)
    if (index < 0) return
    if (following.current !== selected) setActive(selected)
    following.current = selected
    scrollTo(index)
    const frame = requestAnimationFrame(() => scrollTo(index))
    return () => cancelAnimationFrame(frame)
  }, [selected, indexOf, scrollTo])
  const leave = () => {
    left.current = selected
  }
  useLayoutEffect(() => {
    if (!focusWanted.current) return
    focusWanted.current = false
    scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
  })

  const focusRow = (index: number) => {
    focusWanted.current = true
    setActive(rows[index]?.id)
    scrollTo(index)
  }
  const typeAhead = (sign: string): void => {
    const now = performance.now()
    const text = now - typed.current.at < typingMs ? typed.current.text + sign : sign
    typed.current = { text, at: now }
    const index = rowBeginningWith(rows, activeIndex, text)
    if (index !== null) focusRow(index)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const step = treeStep(rows, activeIndex, event.key)
    const row = rows[activeIndex]
    if (step === null || !row) {
      if (/^[\p{L}\p{N}]$/u.test(event.key)) typeAhead(event.key)
      return
    }
    event.preventDefault()
    if (step.kind === 'focus') focusRow(step.index)
    else if (step.kind === 'select') onSelect(row.id)
    else if (step.kind === 'toggle') onToggle([row.id], step.open)
    else onToggle(step.ids, true)
  }
  // The rows hold on to one function, so that those that stay are not drawn anew.
  const keys = useRef(onKeyDown)
  useLayoutEffect(() => {
    keys.current = onKeyDown
  })
  const onKey = useCallback((event: KeyboardEvent) => keys.current(event), [])
  const choose = useCallback(
    (id: string) => {
      setActive(id)
      onSelect(id)
    },
    [onSelect],
  )
  const toggle = useCallback(
    (id: string, open: boolean) => {
      setActive(id)
      onToggle([id], open)
    },
    [onToggle],
  )

  const visible: number[] = []
  for (let index = sight.first; index <= sight.last && index < rows.length; index++) visible.push(index)
  if (rows.length > 0 && !visible.includes(activeIndex)) visible.push(activeIndex)
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      onScroll={sight.look}
      onWheel={leave}
      onPointerDown={leave}
      onKeyDownCapture={leave}
    >
      <div
        className={styles['tree']}
        role="tree"
        aria-label={props.label}
        style={{ height: rows.length * height }}
      >
        {visible.map((index) => {
          const row = rows[index]
          return row ? (
            <Row
              key={row.id}
              row={row}
              top={index * height}
              focusable={index === activeIndex}
              selected={row.id === selected}
              onSelect={choose}
              onToggle={toggle}
              onKeyDown={onKey}
              onFocus={setActive}
            />
          ) : null
        })}
      </div>
    </div>
  )
}

const Row = memo(function Row(props: {
  row: TreeRow
  top: number
  focusable: boolean
  selected: boolean
  onSelect: (id: string) => void
  onToggle: (id: string, open: boolean) => void
  onKeyDown: (event: KeyboardEvent) => void
  onFocus: (id: string) => void
}) {
  const { row } = props
  return (
    <div
      data-id={row.id}
      role="treeitem"
      tabIndex={props.focusable ? 0 : -1}
      aria-level={row.depth + 1}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.open ?? undefined}
      aria-selected={props.selected}
      aria-busy={row.loading || undefined}
      className={styles['row']}
      style={{ top: props.top, paddingLeft: `${0.375 + row.depth * 0.875}rem` }}
      onClick={() => props.onSelect(row.id)}
      onKeyDown={props.onKeyDown}
      onFocus={() => props.onFocus(row.id)}
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
      <span className={styles['label']} title={row.label}>
        {row.label}
      </span>
      {row.mark ? (
        <span className={styles['mark']} title={row.mark.why}>
          <Tag meaning={row.mark.meaning}>{row.mark.word}</Tag>
        </span>
      ) : null}
      {row.note ? <span className={styles['note']}>{row.note}</span> : null}
    </div>
  )
})

/** Height of a row in pixels: it grows with the size of the text. */
function useRowHeight(): number {
  const [height, setHeight] = useState(() => rowRem * 16)
  useLayoutEffect(() => {
    const measure = () =>
      setHeight(rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
    measure()
    const watching = new MutationObserver(measure)
    watching.observe(document.documentElement, { attributes: true })
    return () => watching.disconnect()
  }, [])
  return height
}

/** First and last row to be in the page; they change by steps, so that scrolling draws anew every few rows only. */
function useSight(scroller: React.RefObject<HTMLDivElement | null>, height: number) {
  const [window, setWindow] = useState({ first: 0, last: 2 * spare })
  const look = useCallback(() => {
    const view = scroller.current
    if (!view) return
    const at = Math.floor(view.scrollTop / height / 4) * 4
    const first = Math.max(0, at - spare)
    const last = at + Math.ceil(view.clientHeight / height) + 4 + spare
    setWindow((before) => (before.first === first && before.last === last ? before : { first, last }))
  }, [scroller, height])
  useLayoutEffect(() => {
    look()
    const view = scroller.current
    if (!view) return
    const watching = new ResizeObserver(look)
    watching.observe(view)
    return () => watching.disconnect()
  }, [look, scroller])
  return { ...window, look }
}
