import type { ReactNode } from 'react'

/**
 * A part of a page that scrolls by itself. It can be focused, as whoever has no mouse scrolls it by keyboard; a region that is focused
 * needs a name.
 */
export function ScrollArea(props: { label: string; className?: string; children: ReactNode }) {
  const focusable = { tabIndex: 0 }
  return (
    <section {...focusable} className={props.className} aria-label={props.label}>
      {props.children}
    </section>
  )
}
