import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DataTable, Second } from '../../../ui/data-table'
import { formatPoints } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { Effect } from '../../../ui/meaning'
import { Panel } from '../../../ui/page'
import { difference } from '../difference'
import type { RunKind, Step } from '../operations'
import { useRunName } from '../run-state'
import { isTotal, meaningOfStep } from '../step-meaning'
import { Steps } from '../steps'
import styles from './compare.module.css'
import { type StepPair, stepsBeside } from './steps-beside'
import { useCompareTexts } from './texts'

/** A subject's result in one of the two runs. */
export interface Side {
  readonly run: {
    readonly id: string
    readonly year: number
    readonly kind: RunKind
    readonly scope: { readonly name: string }
  }
  readonly steps: readonly Step[]
  readonly score: string
  readonly figures: ReactNode
  /** Leads to this result by itself; its lines open with their evidence there. */
  readonly open: ReactNode
  readonly onOpen: (indicator: string) => void
}

/** The waterfalls of both runs side by side, and below them item by item what differs. */
export function PairSides(props: { before: Side | null; after: Side | null; finalTitle: string }) {
  const t = useCompareTexts()
  return (
    <>
      <div className={styles['sides']}>
        <OneSide title={t('before')} side={props.before} beside={props.after} finalTitle={props.finalTitle} />
        <OneSide title={t('after')} side={props.after} beside={props.before} finalTitle={props.finalTitle} />
      </div>
      {props.before && props.after ? (
        <Panel flush title={t('stepsDiffer')}>
          <Beside pairs={stepsBeside(props.before.steps, props.after.steps)} />
        </Panel>
      ) : null}
    </>
  )
}

function OneSide(props: { title: string; side: Side | null; beside: Side | null; finalTitle: string }) {
  const { title, side, finalTitle } = props
  const t = useCompareTexts()
  const nameOf = useRunName()
  if (!side)
    return (
      <Panel flush title={title}>
        <p className={styles['absent']}>{t('notAssessed')}</p>
      </Panel>
    )
  const { run } = side
  return (
    <Panel
      flush
      title={title}
      extra={
        <Link to="/assessments/$runId" params={{ runId: run.id }}>
          {t('sideTitle', { run: nameOf(run), scope: run.scope.name })}
        </Link>
      }
    >
      <div className={styles['sideHead']}>
        {side.figures ? <span>{side.figures}</span> : null}
        {side.open}
      </div>
      <Steps
        caption={`${title}: ${finalTitle}`}
        steps={side.steps}
        beside={props.beside?.steps}
        score={side.score}
        finalTitle={finalTitle}
        openLine={undefined}
        onOpen={side.onOpen}
      />
    </Panel>
  )
}

function Beside({ pairs }: { pairs: readonly StepPair[] }) {
  const t = useCompareTexts()
  const say = useBilingual()
  const shown = (row: StepPair, effect: string | null) => {
    if (effect === null) return '—'
    return isTotal(row.kind) ? (
      formatPoints(effect)
    ) : (
      <Effect points={effect} meaning={meaningOfStep[row.kind]} />
    )
  }
  return (
    <DataTable
      caption={t('stepsDiffer')}
      rows={pairs}
      rowKey={(row) => row.key}
      heading="item"
      columns={[
        {
          key: 'item',
          title: t('item'),
          cell: (row) => (
            <>
              {say(row.title)}
              {row.source ? (
                <Second>
                  {row.source.documentShortName} {row.source.clause}
                </Second>
              ) : null}
            </>
          ),
        },
        {
          key: 'before',
          title: t('effectBefore'),
          cell: (row) => shown(row, row.before),
          number: true,
          width: 8,
        },
        {
          key: 'after',
          title: t('effectAfter'),
          cell: (row) => shown(row, row.after),
          number: true,
          width: 8,
        },
        {
          key: 'change',
          title: t('change'),
          cell: (row) => {
            const change = difference(row.before ?? '0', row.after ?? '0')
            return <Effect points={change} />
          },
          number: true,
          width: 8,
        },
      ]}
    />
  )
}
