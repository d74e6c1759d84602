import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { type Column, DataTable, Second } from '../../ui/data-table'
import { Figures } from '../../ui/facts'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Effect } from '../../ui/meaning'
import { Toolbar } from '../../ui/page'
import { Pager } from '../../ui/pager'
import { useComparisonTexts } from './comparison-texts'
import { difference } from './difference'
import { type Comparison, comparisonQuery, type Run } from './operations'
import { RankChange } from './rank-change'
import styles from './run-page.module.css'
import { useAssessmentTexts } from './texts'

const pageSize = 20
type Move = Comparison['units']['edges'][number]['node']

/** Side by side with the run it is compared with: who moves, and which clause moved them. */
export function ComparisonView({ run }: { run: Run }) {
  const c = useComparisonTexts()
  const search = useSearch({ from: '/signed-in/assessments/$runId' })
  const navigate = useNavigate({ from: '/assessments/$runId' })
  const columns = useColumns(run)
  const result = useQuery({
    ...comparisonQuery({ id: run.id, onlyMoved: !search.all, first: pageSize, after: search.after }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={result} lines={8}>
      {({ assessmentRun }) => {
        const comparison = assessmentRun?.comparison
        if (!comparison) return <Nothing title={c('noComparison')} />
        const { units } = comparison
        return (
          <>
            <Figures
              items={[
                { label: c('moved'), value: formatCount(comparison.moved) },
                { label: c('same'), value: formatCount(comparison.same) },
              ]}
            />
            {comparison.indicators.length > 0 ? <Indicators comparison={comparison} /> : null}
            <h3 className={styles['subheading']}>{c('movers')}</h3>
            <Toolbar>
              <Checkbox
                checked={!search.all}
                onChange={(event) =>
                  void navigate({
                    search: (before) => ({
                      ...before,
                      all: event.target.checked ? undefined : true,
                      after: undefined,
                    }),
                  })
                }
              >
                {c('onlyMoved')}
              </Checkbox>
            </Toolbar>
            <DataTable
              caption={c('movers')}
              columns={columns}
              rows={units.edges.map((edge) => edge.node)}
              rowKey={(row) => row.organisation.id}
              heading="unit"
              empty={<Nothing title={c('noMoves')} text={c('noMovesText')} />}
            />
            <Pager
              page={units}
              pageSize={pageSize}
              shown={units.edges.length}
              after={search.after}
              onTurn={({ after, trail }) =>
                void navigate({ search: (before) => ({ ...before, after }), state: { trail } })
              }
            />
          </>
        )
      }}
    </Loaded>
  )
}

function Indicators({ comparison }: { comparison: Comparison }) {
  const t = useAssessmentTexts()
  const c = useComparisonTexts()
  const say = useBilingual()
  return (
    <>
      <h3 className={styles['subheading']}>{c('causedBy')}</h3>
      <DataTable
        caption={c('causedBy')}
        rows={comparison.indicators}
        rowKey={(row) => row.indicator.key}
        heading="indicator"
        columns={[
          { key: 'indicator', title: t('step'), cell: (row) => say(row.indicator.title) },
          {
            key: 'accounts',
            title: c('affected'),
            cell: (row) => formatCount(row.accounts),
            number: true,
            width: 9,
          },
          {
            key: 'effect',
            title: c('totalEffect'),
            cell: (row) => <Effect points={row.effect} />,
            number: true,
            width: 9,
          },
        ]}
      />
    </>
  )
}

function useColumns(run: Run): readonly Column<Move>[] {
  const t = useAssessmentTexts()
  const c = useComparisonTexts()
  const say = useBilingual()
  return [
    {
      key: 'unit',
      title: t('unit'),
      cell: (row) => (
        <>
          <Link
            to="/assessments/$runId/units/$unitId"
            params={{ runId: run.id, unitId: row.organisation.id }}
          >
            {row.organisation.name}
          </Link>
          <Second>
            <code>{row.organisation.code}</code>
          </Second>
        </>
      ),
    },
    { key: 'before', title: c('before'), cell: (row) => row.finalBefore ?? '—', number: true, width: 6.5 },
    {
      key: 'after',
      title: c('after'),
      cell: (row) => <span className={styles['final']}>{row.finalAfter ?? '—'}</span>,
      number: true,
      width: 6.5,
    },
    {
      key: 'change',
      title: c('change'),
      cell: (row) =>
        row.finalBefore && row.finalAfter ? (
          <Effect points={difference(row.finalBefore, row.finalAfter)} />
        ) : (
          '—'
        ),
      number: true,
      width: 6.5,
    },
    {
      key: 'rank',
      title: c('rankChange'),
      cell: (row) => <RankChange before={row.rankBefore} after={row.rankAfter} />,
      number: true,
      width: 8,
    },
    {
      key: 'causes',
      title: c('causes'),
      wrap: true,
      cell: (row) =>
        row.causes.map((cause) => (
          <span key={cause.indicator.key} style={{ display: 'block' }}>
            {say(cause.indicator.title)} <Effect points={cause.effect} />
          </span>
        )),
    },
  ]
}
