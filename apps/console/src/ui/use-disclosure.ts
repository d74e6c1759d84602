import { type RefObject, useCallback, useEffect, useId, useRef, useState } from 'react'

/** What opens and closes a panel that hangs below its button, and what ties the two together. */
export interface Disclosed {
  readonly open: boolean
  /** Opens what is closed, closes what is open. */
  readonly toggle: () => void
  /** Closes it and gives the focus back to the button. */
  readonly close: () => void
  /** Of what holds button and panel. */
  readonly place: RefObject<HTMLDivElement | null>
  readonly opener: RefObject<HTMLButtonElement | null>
  /** Id of the panel. */
  readonly id: string
}

/**
 * A panel that the style sheet places below its button, beside it in the document: nothing is measured, so it can't open where nobody
 * sees it, and the next press of Tab leads into it. Escape, a press elsewhere and the focus going elsewhere close it.
 */
export function useDisclosure(): Disclosed {
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setOpen(false)
    opener.current?.focus()
  }, [])
  useEffect(() => {
    if (!open) return
    const leave = ({ target }: Event) => {
      if (!(target instanceof Node) || place.current?.contains(target)) return
      // What a control inside opened over the page (a list of choices) belongs to it.
      if (target instanceof Element && target.closest('.ant-select-dropdown')) return
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
  return { open, toggle: () => setOpen(!open), close, place, opener, id: useId() }
}
