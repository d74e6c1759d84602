import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { gqlMutation } from '../../graphql'
import { AskFirst } from '../../ui/ask-first'
import { type Column, DataTable, Named } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { Loaded } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import {
  endMySessionsDocument,
  endSessionDocument,
  type SignInSession,
  sessionOperations,
  sessionsQuery,
} from './operations'
import { useSecurityTexts } from './texts'

/** Where one is signed in, and the way to end what one doesn't know. */
export function SessionsPanel() {
  const t = useSecurityTexts()
  const queryClient = useQueryClient()
  const sessions = useQuery(sessionsQuery())
  const end = useMutation(gqlMutation(queryClient, endSessionDocument, sessionOperations))
  const endOthers = useMutation(gqlMutation(queryClient, endMySessionsDocument, sessionOperations))
  const columns: readonly Column<SignInSession>[] = [
    {
      key: 'browser',
      title: t('browser'),
      cell: (row) => (
        <Named
          beside={row.isThis ? <Tag meaning="active">{t('thisOne')}</Tag> : null}
          second={row.method === 'OIDC' ? t('OIDC') : t('PASSWORD')}
        >
          {row.browser ?? t('unknownBrowser')}
        </Named>
      ),
    },
    { key: 'address', title: t('address'), cell: (row) => row.address ?? '', width: 10 },
    { key: 'started', title: t('started'), cell: (row) => formatInstant(row.startedAt), width: 10 },
    { key: 'seen', title: t('seen'), cell: (row) => formatInstant(row.lastSeenAt), width: 10 },
    {
      key: 'end',
      title: <span className="visually-hidden">{t('end')}</span>,
      cell: (row) =>
        row.isThis ? null : (
          <Button size="small" disabled={end.isPending} onClick={() => end.mutate({ id: row.id })}>
            {t('end')}
          </Button>
        ),
      width: 6,
    },
  ]
  return (
    <Panel
      flush
      title={t('sessions')}
      extra={
        (sessions.data?.mySessions.length ?? 0) > 1 ? (
          <AskFirst
            question={t('endOthersAsk')}
            yes={t('endOthers')}
            no={t('keep')}
            busy={endOthers.isPending}
            onYes={() => endOthers.mutate({ keepThis: true })}
          >
            {t('endOthers')}
          </AskFirst>
        ) : null
      }
    >
      <Problem refusal={refusalOf(end.data?.endSession)} error={end.error ?? endOthers.error} />
      <Loaded query={sessions}>
        {({ mySessions }) => (
          <DataTable
            caption={t('sessions')}
            columns={columns}
            rows={mySessions}
            rowKey={(row) => row.id}
            heading="browser"
          />
        )}
      </Loaded>
    </Panel>
  )
}
