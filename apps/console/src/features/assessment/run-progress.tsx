import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { gqlMutation, useLive } from '../../graphql'
import { AskFirst } from '../../ui/ask-first'
import { useBilingual } from '../../ui/language'
import { StateMark } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import { ProgressLine } from '../../ui/progress-line'
import {
  cancelRunDocument,
  type Run,
  type RunState,
  runOperations,
  runProgressDocument,
  runQuery,
} from './operations'
import styles from './run-page.module.css'
import { useAssessmentTexts } from './texts'

const stages: readonly RunState[] = ['FREEZING', 'SCORING', 'SEALING']

/** A run on its way: followed live, or by asking every two seconds where the live channel is blocked. */
export function RunProgress({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const { broken } = useLive(runProgressDocument, { id: run.id }, ['AssessmentRun'], true)
  // A slow heartbeat even while live: a proxy may swallow events without closing the channel.
  useQuery({ ...runQuery(run.id), refetchInterval: broken ? 2000 : 10_000 })
  const cancel = useMutation(gqlMutation(queryClient, cancelRunDocument, runOperations))
  const refusal = refusalOf(cancel.data?.cancelAssessmentRun)
  // Whoever works on it stops before its next step.
  const cancelling = cancel.isSuccess && !refusal
  const present = stages.indexOf(run.state)
  return (
    <Panel
      title={t('progress')}
      extra={
        <StateMark meaning="active" busy>
          {t(broken ? 'polling' : 'live')}
        </StateMark>
      }
    >
      <div className={styles['progress']} aria-live="polite">
        <ol className={styles['stages']}>
          {stages.map((stage, index) => (
            <li key={stage} data-state={index < present ? 'done' : index === present ? 'now' : 'later'}>
              {t(stage)}
            </li>
          ))}
        </ol>
        <ProgressLine label={run.stage ? say(run.stage) : t(run.state)} {...run.progress} />
        {run.viewerCanCancel ? (
          <div>
            <AskFirst
              question={t('cancelAsk')}
              yes={t('cancel')}
              no={t('keep')}
              busy={cancel.isPending}
              onYes={() => cancel.mutate({ id: run.id })}
            >
              {t('cancel')}
            </AskFirst>
          </div>
        ) : null}
        {cancelling ? <p role="status">{t('cancelling')}</p> : null}
        <Problem refusal={refusal} error={cancel.error} />
      </div>
    </Panel>
  )
}
