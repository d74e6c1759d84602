import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import styles from './tabs.module.css'

/** Several views of one thing, one at a time. The arrows move between them, as in any other program. */
export function Tabs<Key extends string>(props: {
  label: string
  active: Key
  items: readonly { readonly key: Key; readonly label: string }[]
  onChange: (key: Key) => void
  children: ReactNode
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const { items } = props
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = items[(index + step + items.length) % items.length]
    if (step === 0 || !next) return
    event.preventDefault()
    props.onChange(next.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus()
  }
  return (
    <>
      <div ref={list} className={styles['tabs']} role="tablist" aria-label={props.label} data-print="hide">
        {items.map((item, index) => (
          <button
            key={item.key}
            type="button"
            role="tab"
            id={`${id}-${item.key}`}
            data-key={item.key}
            aria-selected={item.key === props.active}
            aria-controls={`${id}-panel`}
            tabIndex={item.key === props.active ? 0 : -1}
            onClick={() => props.onChange(item.key)}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            {item.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${props.active}`}>
        {props.children}
      </div>
    </>
  )
}
