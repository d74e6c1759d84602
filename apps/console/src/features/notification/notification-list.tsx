import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { gqlMutation } from '../../graphql'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { leadsTo } from './leads-to'
import styles from './notification.module.css'
import { type Notification, readNotificationsDocument, staleByReading } from './operations'
import { useNotificationTexts } from './texts'

/** Leads to what it tells of; going there is reading. */
export function NotificationLink(props: { row: Notification; onGone?: () => void; children: ReactNode }) {
  const router = useRouter()
  const queryClient = useQueryClient()
  const read = useMutation(gqlMutation(queryClient, readNotificationsDocument, staleByReading))
  const { row } = props
  return (
    <a
      href={leadsTo(row)}
      onClick={(event) => {
        if (row.readAt === null) read.mutate({ ids: [row.id] })
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        props.onGone?.()
        router.history.push(leadsTo(row))
      }}
    >
      {props.children}
    </a>
  )
}

/** The latest notifications, each whole as a link. */
export function NotificationList(props: { rows: readonly Notification[]; onGone: () => void }) {
  const t = useNotificationTexts()
  const say = useBilingual()
  return (
    <ul className={styles['list']}>
      {props.rows.map((row) => (
        <li key={row.id} data-unread={row.readAt === null}>
          <NotificationLink row={row} onGone={props.onGone}>
            {row.readAt === null ? <span className="visually-hidden">{t('unread')} </span> : null}
            <strong>{say(row.title)}</strong>
            {row.text ? <span className={styles['text']}>{say(row.text)}</span> : null}
            <time dateTime={String(row.createdAt)}>{formatInstant(row.createdAt)}</time>
          </NotificationLink>
        </li>
      ))}
    </ul>
  )
}

/** Marks everything as read; not there while nothing is unread. */
export function ReadAll({ unread }: { unread: number }) {
  const t = useNotificationTexts()
  const queryClient = useQueryClient()
  const read = useMutation(gqlMutation(queryClient, readNotificationsDocument, staleByReading))
  if (unread === 0) return null
  return (
    <button
      type="button"
      className={styles['all']}
      disabled={read.isPending}
      onClick={() => read.mutate({ ids: null })}
    >
      {t('readAll')}
    </button>
  )
}
