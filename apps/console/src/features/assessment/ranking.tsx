import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Checkbox, Segmented } from 'antd'
import { useCallback } from 'react'
import { type Column, DataTable, Second } from '../../ui/data-table'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { LinkButton } from '../../ui/link-button'
import { Loaded, Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Toolbar } from '../../ui/page'
import { Pager } from '../../ui/pager'
import { ScoreBar } from '../../ui/score-bar'
import { SearchBox } from '../../ui/search-box'
import { Narrowing } from './figures/narrowing'
import { readSpan } from './figures/span'
import { type RankedUnit, type Run, rankingQuery } from './operations'
import styles from './run-page.module.css'
import { useAssessmentTexts } from './texts'

const pageSize = 20
/** All categories in one list, each rank within its own. */
const everything = 'all'

/** The ranking by category: its filters are the address. */
export function Ranking({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const search = useSearch({ from: '/signed-in/assessments/$runId' })
  const navigate = useNavigate({ from: '/assessments/$runId' })
  const columns = useColumns(run)
  const shown = search.category ?? run.categories[0]?.category ?? everything
  const category = shown === everything ? undefined : shown
  const summary = run.categories.find((each) => each.category === category)
  const span = readSpan(search.span)
  const ranking = useQuery({
    ...rankingQuery({
      id: run.id,
      category,
      search: search.q,
      vetoed: search.vetoed,
      scoreFrom: span?.from,
      scoreBelow: span?.below,
      indicator: search.clause,
      first: pageSize,
      after: search.after,
    }),
    placeholderData: keepPreviousData,
  })
  const find = useCallback(
    (q: string | undefined) =>
      void navigate({ search: (before) => ({ ...before, q, after: undefined }), replace: true }),
    [navigate],
  )
  return (
    <>
      <Toolbar>
        {run.categories.length > 1 ? (
          <Segmented
            aria-label={t('category')}
            value={shown}
            onChange={(value: string) =>
              void navigate({ search: (before) => ({ ...before, category: value, after: undefined }) })
            }
            options={[
              ...run.categories.map((each) => ({
                value: each.category,
                label: `${say(each.title)} ${each.units}`,
              })),
              { value: everything, label: t('allCategories') },
            ]}
          />
        ) : null}
        <SearchBox label={t('searchUnits')} value={search.q} onSearch={find} />
        <Checkbox
          checked={search.vetoed === true}
          onChange={(event) =>
            void navigate({
              search: (before) => ({
                ...before,
                vetoed: event.target.checked || undefined,
                after: undefined,
              }),
            })
          }
        >
          {t('onlyVetoed')}
        </Checkbox>
        <Narrowing runId={run.id} />
        <LinkButton to="/assessments/$runId/sheets" params={{ runId: run.id }} search={{ category }}>
          {t('printSheets')}
        </LinkButton>
        {summary ? <CategoryFigures summary={summary} /> : null}
      </Toolbar>
      <Loaded query={ranking} lines={8}>
        {({ assessmentRun }) => {
          const page = assessmentRun?.ranking
          if (!page) return <Nothing title={t('unknownRun')} />
          return (
            <>
              <DataTable
                caption={t('ranking')}
                columns={columns}
                rows={page.edges.map((edge) => edge.node)}
                rowKey={(row) => row.id}
                heading="unit"
                empty={<Nothing title={t('noUnits')} />}
              />
              <Pager
                page={page}
                pageSize={pageSize}
                shown={page.edges.length}
                after={search.after}
                onTurn={({ after, trail }) =>
                  void navigate({ search: (before) => ({ ...before, after }), state: { trail } })
                }
              />
            </>
          )
        }}
      </Loaded>
    </>
  )
}

function CategoryFigures({ summary }: { summary: Run['categories'][number] }) {
  const t = useAssessmentTexts()
  return (
    <dl className={styles['figures']}>
      {(['best', 'mean', 'median'] as const).map((figure) => (
        <div key={figure}>
          <dt>{t(figure)}</dt>
          <dd>{summary[figure] ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}

function useColumns(run: Run): readonly Column<RankedUnit>[] {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const titles = new Map(run.categories.map((each) => [each.category, say(each.title)]))
  return [
    { key: 'rank', title: t('rank'), cell: (row) => row.rank, number: true, width: 4.5 },
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
          </Link>{' '}
          {row.veto ? <Tag meaning="veto">{t('vetoed')}</Tag> : null}
          <Second>{row.veto ? say(row.veto.title) : <code>{row.organisation.code}</code>}</Second>
        </>
      ),
    },
    {
      key: 'category',
      title: t('category'),
      cell: (row) => titles.get(row.category) ?? row.category,
      width: 9,
    },
    {
      key: 'accounts',
      title: t('accountCount'),
      cell: (row) => formatCount(row.accountCount),
      number: true,
      width: 6,
    },
    { key: 'unitScore', title: t('unitScore'), cell: (row) => row.unitScore, number: true, width: 7 },
    {
      key: 'final',
      title: t('finalScore'),
      cell: (row) => <span className={styles['final']}>{row.finalScore}</span>,
      number: true,
      width: 7,
    },
    {
      key: 'bar',
      title: <span className="visually-hidden">{t('score')}</span>,
      cell: (row) => <ScoreBar score={row.finalScore} meaning={row.veto ? 'veto' : 'active'} />,
      width: 10,
    },
  ]
}
