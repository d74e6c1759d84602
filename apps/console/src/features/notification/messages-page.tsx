import { useQuery } from '@tanstack/react-query'
import { Named } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Page, Panel } from '../../ui/page'
import { choiceFilter, choicesFilter, List, type ListDescription, listRead } from '../lists'
import { NotificationLink, ReadAll } from './notification-list'
import { type Notification, notificationsQuery, unreadQuery } from './operations'
import { useNotificationTexts } from './texts'

/** Everything one was told. */
export default function MessagesPage() {
  const t = useNotificationTexts()
  const count = useQuery(unreadQuery()).data?.unreadNotificationCount ?? 0
  return (
    <Page title={t('title')} lead={t('lead')} actions={<ReadAll unread={count} />}>
      <Panel flush label={t('title')}>
        <List description={useMessageList()} />
      </Panel>
    </Page>
  )
}

const kinds: readonly Notification['kind'][] = [
  'IMPORT_ENDED',
  'RUN_ENDED',
  'DOWNLOAD_ENDED',
  'APPOINTMENT_GRANTED',
  'APPOINTMENT_BEGINS',
  'APPOINTMENT_ENDS',
  'APPOINTMENT_ENDED',
  'SECURITY_EVENT',
]

function useFilters() {
  const t = useNotificationTexts()
  return {
    unread: choiceFilter({
      label: t('which'),
      choices: [{ value: 'true', label: t('unread') }],
      any: t('all'),
    }),
    kind: choicesFilter({
      label: t('kind'),
      choices: kinds.map((value) => ({ value, label: t(value) })),
    }),
  }
}

function useMessageList(): ListDescription<Notification, ReturnType<typeof useFilters>, 'TIME'> {
  const t = useNotificationTexts()
  const say = useBilingual()
  return {
    key: 'notifications',
    caption: t('title'),
    filters: useFilters(),
    heading: 'what',
    rowKey: (row) => row.id,
    empty: <Nothing title={t('none')} />,
    read: ({ filters: { unread, kind }, sort, first, after }) =>
      listRead(
        notificationsQuery({
          unread: unread === 'true',
          kinds: kind && [...kind],
          descending: sort?.descending,
          first,
          after,
        }),
        (data) => data.notifications,
      ),
    columns: [
      {
        key: 'what',
        title: t('what'),
        cell: (row) => (
          <Named second={row.text ? say(row.text) : undefined}>
            <NotificationLink row={row}>{say(row.title)}</NotificationLink>
          </Named>
        ),
        wrap: true,
      },
      { key: 'kind', title: t('kind'), cell: (row) => t(row.kind), width: 11 },
      {
        key: 'state',
        title: t('state'),
        cell: (row) => (row.readAt === null ? <Tag meaning="active">{t('unread')}</Tag> : t('read')),
        width: 7,
      },
      { key: 'at', title: t('at'), sort: 'TIME', cell: (row) => formatInstant(row.createdAt), width: 10 },
    ],
  }
}
