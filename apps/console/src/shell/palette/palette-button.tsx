import { SearchOutlined } from '@ant-design/icons'
import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react'
import type { Viewer } from '../../features/session'
import frame from '../frame.module.css'
import { useShellTexts } from '../texts'
import { rememberPage } from './recent'

const readPalette = () => import('./read-ahead')
const Palette = lazy(readPalette)

/** Opens the palette, by a press or by Ctrl+K; keeps the pages that were looked at for it. */
export function PaletteButton({ viewer }: { viewer: Viewer }) {
  const t = useShellTexts()
  const [open, setOpen] = useState(false)
  // Read before it is asked for, so that no key typed after Ctrl+K is lost.
  useEffect(() => void readPalette(), [])
  // With the button itself: a key that is pressed as soon as it can be seen is heard.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useRememberedPages()
  return (
    <>
      <button
        type="button"
        className={`${frame['chip']} ${frame['find']}`}
        aria-keyshortcuts="Control+K"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <SearchOutlined aria-hidden />
        <span className={frame['wideOnly']}>{t('find')}</span>
        <span className={`${frame['wideOnly']} ${frame['key']}`} aria-hidden="true">
          Ctrl K
        </span>
        <span className="visually-hidden">{t('find')}</span>
      </button>
      {open ? (
        <Suspense>
          <Palette viewer={viewer} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** Pages about one thing are known by the title that they give themselves once it is read. */
function useRememberedPages(): void {
  const { href, pathname } = useRouterState({ select: ({ location }) => location })
  useEffect(() => {
    if (pathname === '/') return
    const keep = () => {
      const title = document.title.split(' · ').slice(0, -1).join(' · ')
      if (title !== '') rememberPage({ href, title })
    }
    const watch = new MutationObserver(keep)
    const element = document.querySelector('title')
    if (element) watch.observe(element, { childList: true })
    return () => {
      keep()
      watch.disconnect()
    }
  }, [href, pathname])
}
