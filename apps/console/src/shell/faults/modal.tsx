import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import styles from './faults.module.css'

/** A question that has to be answered before anything else; Escape answers with `onEscape`, or not at all. */
export function Modal(props: { title: string; onEscape?: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Closed rather than only taken away, so that the focus goes back to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles['modal']}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        props.onEscape?.()
      }}
    >
      <h2 id={id}>{props.title}</h2>
      {props.children}
    </dialog>
  )
}
