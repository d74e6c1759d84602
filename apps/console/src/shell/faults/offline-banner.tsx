import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { WireError } from '../../graphql'
import { useShellTexts } from '../texts'
import styles from './faults.module.css'

/** How often the server is looked for while it can't be reached. */
const againMs = 5_000

const isNetwork = (error: unknown) => error instanceof WireError && error.code === 'network'

/**
 * Says that the server can't be reached, looks for it, and reads anew what failed once it is back. Nothing on the page is touched meanwhile.
 */
export function OfflineBanner() {
  const t = useShellTexts()
  const queryClient = useQueryClient()
  const [down, setDown] = useState(!navigator.onLine)
  useEffect(() => {
    const fall = () => setDown(true)
    const stops = [
      queryClient.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated') return
        const { action } = event
        if ((action.type === 'failed' || action.type === 'error') && isNetwork(action.error)) fall()
      }),
      queryClient.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error' && isNetwork(event.action.error)) fall()
      }),
    ]
    window.addEventListener('offline', fall)
    return () => {
      for (const stop of stops) stop()
      window.removeEventListener('offline', fall)
    }
  }, [queryClient])
  const look = useCallback(async () => {
    const reached = await fetch('/healthz', { cache: 'no-store' }).then(
      () => true,
      () => false,
    )
    if (!reached) return
    setDown(false)
    await queryClient.refetchQueries({
      predicate: ({ state }) => state.status === 'error' || state.isInvalidated,
    })
  }, [queryClient])
  useEffect(() => {
    if (!down) return
    const timer = setInterval(() => void look(), againMs)
    return () => clearInterval(timer)
  }, [down, look])
  if (!down) return null
  return (
    <div className={styles['banner']} role="status">
      <span>{t('offline')}</span>
      <Button size="small" onClick={() => void look()}>
        {t('retry')}
      </Button>
    </div>
  )
}
