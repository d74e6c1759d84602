import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { gqlMutation } from '../../graphql'
import { AskFirst } from '../../ui/ask-first'
import { Loaded } from '../../ui/loaded'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import { endMySessionsDocument, endSessionDocument, sessionOperations, sessionsQuery } from './operations'
import { SessionTable } from './session-table'
import { useSecurityTexts } from './texts'

/** Where one is signed in, and the way to end what one doesn't know. */
export function SessionsPanel() {
  const t = useSecurityTexts()
  const queryClient = useQueryClient()
  const sessions = useQuery(sessionsQuery())
  const end = useMutation(gqlMutation(queryClient, endSessionDocument, sessionOperations))
  const endOthers = useMutation(gqlMutation(queryClient, endMySessionsDocument, sessionOperations))
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
          <SessionTable
            caption={t('sessions')}
            rows={mySessions}
            end={(row) =>
              row.isThis ? null : (
                <Button size="small" disabled={end.isPending} onClick={() => end.mutate({ id: row.id })}>
                  {t('end')}
                </Button>
              )
            }
          />
        )}
      </Loaded>
    </Panel>
  )
}
