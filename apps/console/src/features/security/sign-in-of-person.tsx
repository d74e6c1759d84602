import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { gqlMutation } from '../../graphql'
import { AskFirst } from '../../ui/ask-first'
import { Loaded } from '../../ui/loaded'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import { IdentityOfPersonPanel } from './identity-panel'
import {
  endSessionsOfPersonDocument,
  resetSecondFactorDocument,
  sessionsOfPersonOperations,
  sessionsOfPersonQuery,
} from './operations'
import styles from './security.module.css'
import { SessionTable } from './session-table'
import { useSecurityTexts } from './texts'

/** Where somebody else is signed in, for the security administrator: ending all of it, and a lost second step. */
export function SignInOfPerson({ personId }: { personId: string }) {
  const t = useSecurityTexts()
  const queryClient = useQueryClient()
  const sessions = useQuery(sessionsOfPersonQuery(personId))
  const end = useMutation(gqlMutation(queryClient, endSessionsOfPersonDocument, sessionsOfPersonOperations))
  const reset = useMutation(gqlMutation(queryClient, resetSecondFactorDocument, sessionsOfPersonOperations))
  const [ended, resetTo] = [end.data?.endSessionsOfPerson, reset.data?.resetSecondFactor]
  // What was done last is what is told.
  const start = (which: typeof end | typeof reset) => {
    end.reset()
    reset.reset()
    which.mutate({ personId })
  }
  return (
    <>
      <Panel label={t('signInOf')} title={t('signInOf')}>
        <div className={styles['stack']}>
          <div className={styles['row']}>
            {sessions.data?.sessionsOfPerson.length ? (
              <AskFirst
                question={t('endAllAsk')}
                yes={t('endAll')}
                no={t('keep')}
                busy={end.isPending}
                onYes={() => start(end)}
              >
                {t('endAll')}
              </AskFirst>
            ) : null}
            <AskFirst
              question={t('resetAsk')}
              yes={t('resetYes')}
              no={t('keep')}
              busy={reset.isPending}
              onYes={() => start(reset)}
            >
              {t('reset')}
            </AskFirst>
          </div>
          <Problem refusal={refusalOf(ended) ?? refusalOf(resetTo)} error={end.error ?? reset.error} />
          <p role="status">
            {ended?.__typename === 'SessionsEnded' ? t('endedAll', { count: ended.count }) : null}
            {resetTo?.__typename === 'SecondFactorRemoved'
              ? t(resetTo.removed ? 'wasReset' : 'noneToReset')
              : null}
          </p>
        </div>
      </Panel>
      <IdentityOfPersonPanel personId={personId} />
      <Panel flush title={t('sessionsOf')}>
        <Loaded query={sessions} lines={3}>
          {({ sessionsOfPerson }) => <SessionTable caption={t('sessionsOf')} rows={sessionsOfPerson} />}
        </Loaded>
      </Panel>
    </>
  )
}
