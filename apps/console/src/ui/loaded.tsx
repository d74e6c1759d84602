import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { WireError } from '../graphql'
import { useBilingual } from './language'
import styles from './states.module.css'
import { useUiTexts } from './texts'

/** How long the bars are, in percent; each another, as words are. */
const widths = [92, 75, 84, 67, 88, 71, 95, 63, 80, 69, 90, 77]

/** Bars where rows will be. */
export function Waiting({ lines = 5 }: { lines?: number }) {
  const t = useUiTexts()
  return (
    <div className={styles['waiting']} role="status" data-waiting>
      <span className="visually-hidden">{t('loading')}</span>
      {widths.slice(0, lines).map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}

/** Nothing here, and why, and what to do about it. */
export function Nothing(props: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles['nothing']}>
      <p className={styles['nothingTitle']}>{props.title}</p>
      {props.text ? <p>{props.text}</p> : null}
      {props.children}
    </div>
  )
}

/** Why something failed, in the language being spoken where the server said it in both; a fault with the number to ask by. */
export function useReason(error: unknown): string {
  const t = useUiTexts()
  const say = useBilingual()
  if (!(error instanceof WireError)) return error instanceof Error ? error.message : String(error)
  if (error.code === 'network') return t('unreachable')
  const reason = error.messages ? say(error.messages) : error.message
  return error.requestId === undefined ? reason : t('withRequest', { reason, id: error.requestId })
}

/** A read that failed, with another try. */
export function Failed({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const t = useUiTexts()
  const reason = useReason(error)
  return (
    <div className={styles['failed']} role="alert">
      <p className={styles['nothingTitle']}>{t('faultTitle')}</p>
      <p>{reason}</p>
      <Button onClick={onAgain}>{t('again')}</Button>
    </div>
  )
}

/** Shows what a query brought, and meanwhile that it is on its way or why it did not come. */
export function Loaded<Data>(props: {
  query: UseQueryResult<Data, Error>
  lines?: number
  children: (data: Data) => ReactNode
}) {
  const { query } = props
  if (query.data !== undefined)
    return (
      <div
        className={styles['loaded']}
        data-stale={query.isPlaceholderData}
        aria-busy={query.isPlaceholderData}
      >
        {props.children(query.data)}
      </div>
    )
  if (query.error) return <Failed error={query.error} onAgain={() => void query.refetch()} />
  return <Waiting lines={props.lines} />
}
