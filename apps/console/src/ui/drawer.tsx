import { type DrawerProps, Drawer as Sheet } from 'antd'
import { useLayoutEffect, useRef } from 'react'

/**
 * What stands behind a line, or a form above its page. However it ends, the focus goes back to where it was, or to the page when
 * that is no more: antd gives it back only where the drawer stays and is closed, not where it is taken away with what it was about.
 */
export function Drawer(props: DrawerProps) {
  useFocusBack(props.open === true)
  return <Sheet {...props} />
}

function useFocusBack(open: boolean): void {
  const before = useRef<Element>(null)
  if (open) before.current ??= document.activeElement
  useLayoutEffect(() => {
    if (!open) return
    return () => {
      const place = before.current
      before.current = null
      // Once it is gone. Whoever has the focus by then may keep it.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const back = place instanceof HTMLElement && place.isConnected ? place : null
        ;(back ?? document.getElementById('page'))?.focus()
      })
    }
  }, [open])
}
