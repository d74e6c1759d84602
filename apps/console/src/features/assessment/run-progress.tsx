import { useMutation, useQueryClient } from '@tanstack/react-query'
import { gqlMutation, useFollowed } from '../../graphql'
import { useBilingual } from '../../ui/language'
import { Panel } from '../../ui/page'
import { refusalOf } from '../../ui/problem'
import { FollowedMark, UnderWay } from '../../ui/under-way'
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

/** A run on its way, followed. */
export function RunProgress({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const { broken } = useFollowed(runProgressDocument, { id: run.id }, runQuery(run.id))
  const cancel = useMutation(gqlMutation(queryClient, cancelRunDocument, runOperations))
  const present = stages.indexOf(run.state)
  return (
    <Panel title={t('progress')} extra={<FollowedMark broken={broken} />}>
      <UnderWay
        label={run.stage ? say(run.stage) : t(run.state)}
        progress={run.progress}
        ending={{
          possible: run.viewerCanCancel,
          requested: run.cancelRequestedAt !== null,
          question: t('cancelAsk'),
          yes: t('cancel'),
          no: t('keep'),
          busy: cancel.isPending,
          onYes: () => cancel.mutate({ id: run.id }),
          refusal: refusalOf(cancel.data?.cancelAssessmentRun),
          error: cancel.error,
        }}
      >
        <ol className={styles['stages']}>
          {stages.map((stage, index) => (
            <li key={stage} data-state={index < present ? 'done' : index === present ? 'now' : 'later'}>
              {t(stage)}
            </li>
          ))}
        </ol>
      </UnderWay>
    </Panel>
  )
}
