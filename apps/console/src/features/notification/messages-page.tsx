import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Loaded, Nothing } from '../../ui/loaded'
import { Page, Panel } from '../../ui/page'
import { Pager } from '../../ui/pager'
import { Tabs } from '../../ui/tabs'
import { NotificationList, ReadAll } from './notification-list'
import { notificationsQuery, unreadQuery } from './operations'
import { useNotificationTexts } from './texts'

const pageSize = 20

/** Everything one was told. */
export default function MessagesPage() {
  const t = useNotificationTexts()
  const { after, unread } = useSearch({ from: '/signed-in/messages' })
  const navigate = useNavigate({ from: '/messages' })
  const unreadOnly = unread === true
  const list = useQuery({
    ...notificationsQuery({ unread: unreadOnly, first: pageSize, after }),
    placeholderData: keepPreviousData,
  })
  const count = useQuery(unreadQuery()).data?.unreadNotificationCount ?? 0
  return (
    <Page title={t('title')} lead={t('lead')} actions={<ReadAll unread={count} />}>
      <Panel flush label={t('title')}>
        <Tabs
          label={t('which')}
          active={unreadOnly ? 'unread' : 'all'}
          onChange={(key) => void navigate({ search: { unread: key === 'unread' ? true : undefined } })}
          items={[
            { key: 'all', label: t('all') },
            { key: 'unread', label: count === 0 ? t('unread') : `${t('unread')} ${count}` },
          ]}
        >
          <Loaded query={list} lines={8}>
            {({ notifications }) => (
              <>
                {notifications.edges.length === 0 ? (
                  <Nothing title={t(unreadOnly ? 'noneUnread' : 'none')} />
                ) : (
                  <NotificationList rows={notifications.edges.map(({ node }) => node)} />
                )}
                <Pager
                  page={notifications}
                  pageSize={pageSize}
                  shown={notifications.edges.length}
                  after={after}
                  onTurn={({ after: next, trail }) =>
                    void navigate({ search: (before) => ({ ...before, after: next }), state: { trail } })
                  }
                />
              </>
            )}
          </Loaded>
        </Tabs>
      </Panel>
    </Page>
  )
}
