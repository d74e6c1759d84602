import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { type Bar, barsOption, Chart, type Shown } from '../../../ui/chart'
import { DataTable } from '../../../ui/data-table'
import { formatCount } from '../../../ui/format'
import { Loaded, Nothing, Waiting } from '../../../ui/loaded'
import type { Run } from '../operations'
import styles from './figures.module.css'
import { type ScoreSpan, spreadQuery } from './operations'
import { spanName, spanWord } from './span'
import { useFiguresTexts } from './texts'

/** A bar a span: units that were not vetoed, and those that were on top of them. */
const barOf = (span: ScoreSpan): Bar => ({
  name: spanName(span),
  parts: [
    { value: span.units - span.vetoed, meaning: 'active' },
    { value: span.vetoed, meaning: 'veto' },
  ],
  said: span.units === 0 ? '' : formatCount(span.units),
})

/** How the final scores of a category are spread; each bar leads to its units in the ranking. */
export function ScoreSpread(props: {
  run: Run
  category: string | undefined
  /** What the category is called. */
  name: string
  shown: Shown
}) {
  const { run, category } = props
  const spread = useQuery({ ...spreadQuery(run.id, category), placeholderData: keepPreviousData })
  return (
    <Loaded query={spread} lines={6}>
      {({ assessmentRun }) => <Spread {...props} spans={assessmentRun?.scoreSpans ?? []} />}
    </Loaded>
  )
}

function Spread(props: Parameters<typeof ScoreSpread>[0] & { spans: readonly ScoreSpan[] }) {
  const t = useFiguresTexts()
  const navigate = useNavigate({ from: '/assessments/$runId' })
  const { spans, run } = props
  const searchOf = (span: ScoreSpan) => ({
    tab: 'ranking' as const,
    category: props.category ?? 'all',
    span: spanWord(span),
  })
  if (spans.length === 0) return <Nothing title={t('nobody')} />
  if (props.shown === 'table')
    return (
      <DataTable
        caption={t('spread')}
        rows={spans}
        rowKey={(span) => span.from}
        heading="span"
        columns={[
          { key: 'span', title: t('span'), cell: spanName },
          {
            key: 'units',
            title: t('units'),
            cell: (span) =>
              span.units === 0 ? (
                '0'
              ) : (
                <Link to="/assessments/$runId" params={{ runId: run.id }} search={searchOf(span)}>
                  {formatCount(span.units)}
                </Link>
              ),
            number: true,
            width: 8,
          },
          {
            key: 'vetoed',
            title: t('vetoed'),
            cell: (span) => formatCount(span.vetoed),
            number: true,
            width: 9,
          },
        ]}
      />
    )
  const label = t('spreadLabel', {
    category: props.name,
    units: spans.reduce((sum, span) => sum + span.units, 0),
    spans: spans.length,
  })
  return (
    <div className={styles['chart']}>
      <Suspense fallback={<Waiting lines={6} />}>
        <Chart
          label={label}
          height={16}
          count={spans.length}
          said={(mark) => {
            const span = spans[mark]
            if (!span) return ''
            return t(span.vetoed > 0 ? 'spreadVetoed' : 'spreadSaid', {
              from: Number(span.from),
              below: Number(span.below),
              units: span.units,
              vetoed: span.vetoed,
            })
          }}
          onOpen={(mark) => {
            const span = spans[mark]
            if (span && span.units > 0) void navigate({ search: searchOf(span) })
          }}
          option={(look, current) =>
            barsOption(look, { bars: spans.map(barOf), current, description: label })
          }
        />
      </Suspense>
    </div>
  )
}
