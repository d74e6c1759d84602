import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { barsOption, Chart, type Shown } from '../../../ui/chart'
import { DataTable, Second } from '../../../ui/data-table'
import { formatCount, formatEffect } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { Loaded, Nothing, Waiting } from '../../../ui/loaded'
import { Effect } from '../../../ui/meaning'
import type { Run } from '../operations'
import styles from './figures.module.css'
import { type ClauseEffect, clauseEffectsQuery } from './operations'
import { useFiguresTexts } from './texts'

/** What each clause took and gave; each bar leads to the accounts, or to the units themselves, that it concerns. */
export function ClauseEffects({ run, shown }: { run: Run; shown: Shown }) {
  return (
    <Loaded query={useQuery(clauseEffectsQuery(run.id))} lines={8}>
      {({ assessmentRun }) => <Effects run={run} shown={shown} rows={assessmentRun?.clauseEffects ?? []} />}
    </Loaded>
  )
}

/** Whom a clause concerns: a line belongs to accounts or to units themselves. */
const searchOf = (row: ClauseEffect) =>
  row.accounts > 0
    ? { tab: 'accounts' as const, clause: row.indicator.key }
    : { tab: 'ranking' as const, category: 'all', clause: row.indicator.key }

function Effects({ run, shown, rows }: { run: Run; shown: Shown; rows: readonly ClauseEffect[] }) {
  const t = useFiguresTexts()
  const say = useBilingual()
  const navigate = useNavigate({ from: '/assessments/$runId' })
  if (rows.length === 0) return <Nothing title={t('noClauses')} />
  if (shown === 'table') return <EffectTable run={run} rows={rows} />
  const label = t('clausesLabel', { count: rows.length })
  return (
    <div className={styles['chart']}>
      <Suspense fallback={<Waiting lines={8} />}>
        <Chart
          label={label}
          // A bar and the air around it, and the axis at the foot.
          height={rows.length * 1.75 + 2}
          count={rows.length}
          said={(mark) => {
            const row = rows[mark]
            if (!row) return ''
            return t(row.accounts > 0 ? 'clauseOfAccounts' : 'clauseOfUnits', {
              title: say(row.indicator.title),
              effect: formatEffect(row.effect),
              accounts: row.accounts,
              units: row.units,
            })
          }}
          onOpen={(mark) => {
            const row = rows[mark]
            if (row) void navigate({ search: searchOf(row) })
          }}
          option={(look, current) =>
            barsOption(look, {
              lying: true,
              current,
              description: label,
              bars: rows.map((row) => ({
                name: say(row.indicator.title),
                parts: [
                  {
                    value: Math.abs(Number(row.effect)),
                    meaning: row.effect.startsWith('-') ? 'deduction' : 'bonus',
                  },
                ],
                said: formatEffect(row.effect),
              })),
            })
          }
        />
      </Suspense>
    </div>
  )
}

function EffectTable({ run, rows }: { run: Run; rows: readonly ClauseEffect[] }) {
  const t = useFiguresTexts()
  const say = useBilingual()
  const concerned = (row: ClauseEffect, count: number) =>
    count === 0 ? (
      '—'
    ) : (
      <Link to="/assessments/$runId" params={{ runId: run.id }} search={searchOf(row)}>
        {formatCount(count)}
      </Link>
    )
  return (
    <DataTable
      caption={t('clauses')}
      rows={rows}
      rowKey={(row) => row.indicator.key}
      heading="clause"
      columns={[
        {
          key: 'clause',
          title: t('clause'),
          cell: ({ indicator }) => (
            <>
              {say(indicator.title)}
              {indicator.source ? (
                <Second>
                  {indicator.source.documentShortName} {indicator.source.clause}
                </Second>
              ) : null}
            </>
          ),
        },
        {
          key: 'accounts',
          title: t('accounts'),
          cell: (row) => concerned(row, row.accounts),
          number: true,
          width: 9,
        },
        {
          key: 'units',
          title: t('ownUnits'),
          cell: (row) => concerned(row, row.units),
          number: true,
          width: 9,
        },
        {
          key: 'effect',
          title: t('effect'),
          cell: (row) => <Effect points={row.effect} />,
          number: true,
          width: 9,
        },
      ]}
    />
  )
}
