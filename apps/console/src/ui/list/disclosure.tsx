import { Button } from 'antd'
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import styles from './list.module.css'

/**
 * A button with a panel below it, placed by the style sheet beside its button in the document, so that the next press of
 * Tab leads into it. Escape, a press elsewhere and the focus going elsewhere close it.
 */
export function Disclosure(props: {
  button: ReactNode
  label: string
  icon?: ReactNode
  children: (close: () => void) => ReactNode
}) {
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const id = useId()
  const close = useCallback(() => {
    setOpen(false)
    opener.current?.focus()
  }, [])
  useEffect(() => {
    if (!open) return
    const leave = ({ target }: Event) => {
      // What a control inside opened over the page (a list of choices) belongs to it.
      if (
        target instanceof Element &&
        !place.current?.contains(target) &&
        !target.closest('.ant-select-dropdown')
      )
        setOpen(false)
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close()
    }
    const listening = new AbortController()
    const { signal } = listening
    document.addEventListener('pointerdown', leave, { signal })
    document.addEventListener('focusin', leave, { signal })
    document.addEventListener('keydown', onKey, { signal })
    return () => listening.abort()
  }, [open, close])
  return (
    <div ref={place} className={styles['disclosure']}>
      <Button
        ref={opener}
        type="text"
        icon={props.icon}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={props.label}
        onClick={() => setOpen(!open)}
      >
        {props.button}
      </Button>
      {open ? (
        <section id={id} data-hanging className={styles['panel']} aria-label={props.label}>
          {props.children(close)}
        </section>
      ) : null}
    </div>
  )
}
