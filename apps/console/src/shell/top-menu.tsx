import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import frame from './frame.module.css'
import styles from './top-menu.module.css'

/**
 * A button of the top bar with a panel below it. The style sheet alone places the panel, beside its button in the
 * document: nothing is measured, so it can't open where nobody sees it, and the next press of Tab leads into it.
 * Escape, a press elsewhere and the focus going elsewhere close it; so may the panel itself, by `close`.
 */
export function TopMenu(props: {
  button: ReactNode
  /** The name of the button where `button` shows a picture only. */
  name?: string
  /** Where the window is narrow, the panel hangs at this end of the bar. */
  end?: 'left' | 'right'
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
      if (target instanceof Node && !place.current?.contains(target)) setOpen(false)
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
    <div ref={place} className={styles['place']}>
      <button
        ref={opener}
        type="button"
        className={frame['chip']}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={props.name}
        title={props.name}
        onClick={() => setOpen(!open)}
      >
        {props.button}
      </button>
      {open ? (
        <div id={id} className={styles['panel']} data-end={props.end ?? 'right'}>
          {props.children(close)}
        </div>
      ) : null}
    </div>
  )
}
