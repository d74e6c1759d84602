import { Link, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { Second } from '../../ui/data-table'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { LinkButton } from '../../ui/link-button'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { ScoreBar } from '../../ui/score-bar'
import {
  type FilterValues,
  List,
  type ListDescription,
  listRead,
  type OwnControl,
  ownFilter,
  textFilter,
  yesNoFilter,
} from '../lists'
import { Narrowing } from './figures/narrowing'
import { readSpan } from './figures/span'
import { type RankedUnit, type RankingSort, type Run, rankingQuery } from './operations'
import styles from './run-page.module.css'
import { useAssessmentTexts } from './texts'

/** All categories in one list, each rank within its own. */
const everything = 'all'

function useFilters(run: Run) {
  const t = useAssessmentTexts()
  return {
    category: ownFilter({
      label: t('category'),
      control: (control) => <Categories run={run} control={control} />,
    }),
    q: textFilter({ label: t('searchUnits') }),
    vetoed: yesNoFilter({
      label: t('veto'),
      any: t('anyVeto'),
      yes: t('onlyVetoed'),
      no: t('noneVetoed'),
      width: 10,
    }),
  }
}
type Filters = ReturnType<typeof useFilters>

/** Which category a word of the address means: the first where it says nothing; undefined: all of them. */
function categoryOf(run: Run, said: string | undefined): string | undefined {
  const shown = said ?? run.categories[0]?.category ?? everything
  return shown === everything ? undefined : shown
}

/** The ranking by category, the best first; the whole of it is in the workbook of the run, beside the counts. */
export function Ranking({ run }: { run: Run }) {
  return <List description={useRanking(run)} />
}

function useRanking(run: Run): ListDescription<RankedUnit, Filters, RankingSort> {
  const t = useAssessmentTexts()
  const search = useSearch({ from: '/signed-in/assessments/$runId' })
  const span = readSpan(search.span)
  const category = categoryOf(run, search.category)
  const summary = run.categories.find((each) => each.category === category)
  const asked = (filters: FilterValues<Filters>) => ({
    category: categoryOf(run, filters.category),
    search: filters.q,
    vetoed: filters.vetoed,
    scoreFrom: span?.from,
    scoreBelow: span?.below,
    indicator: search.clause,
  })
  return {
    key: 'run.ranking',
    caption: t('ranking'),
    filters: useFilters(run),
    heading: 'unit',
    rowKey: (row) => row.id,
    empty: <Nothing title={t('noUnits')} text={t('otherFilter')} />,
    missing: <Nothing title={t('unknownRun')} />,
    read: ({ filters, sort, first, after }) =>
      listRead(
        rankingQuery({
          id: run.id,
          ...asked(filters),
          sort: sort?.by,
          descending: sort?.descending,
          first,
          after,
        }),
        (data) => data.assessmentRun?.ranking,
      ),
    download: {
      kind: 'assessment.ranking',
      parameters: ({ filters, sort }) => ({
        runId: run.id,
        ...asked(filters),
        sort: sort?.by,
        descending: sort?.descending,
      }),
    },
    columns: useColumns(run),
    beside: (
      <>
        <Narrowing runId={run.id} />
        <LinkButton to="/assessments/$runId/sheets" params={{ runId: run.id }} search={{ category }}>
          {t('printSheets')}
        </LinkButton>
        {summary ? <CategoryFigures summary={summary} /> : null}
      </>
    ),
  }
}

function Categories({ run, control }: { run: Run; control: OwnControl }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  if (run.categories.length < 2) return null
  return (
    <Segmented
      aria-label={control.label}
      value={categoryOf(run, control.value) ?? everything}
      onChange={control.onChange}
      options={[
        ...run.categories.map((each) => ({
          value: each.category,
          label: `${say(each.title)} ${each.units}`,
        })),
        { value: everything, label: t('allCategories') },
      ]}
    />
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

function useColumns(run: Run): ListDescription<RankedUnit, Filters, RankingSort>['columns'] {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const titles = new Map(run.categories.map((each) => [each.category, say(each.title)]))
  return [
    { key: 'rank', title: t('rank'), sort: 'RANK', cell: (row) => row.rank, number: true, width: 4.5 },
    {
      key: 'unit',
      title: t('unit'),
      sort: 'CODE',
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
      sort: 'ACCOUNTS',
      cell: (row) => formatCount(row.accountCount),
      number: true,
      width: 6,
    },
    {
      key: 'unitScore',
      title: t('unitScore'),
      sort: 'UNIT_SCORE',
      cell: (row) => row.unitScore,
      number: true,
      width: 7,
    },
    {
      key: 'final',
      title: t('finalScore'),
      sort: 'FINAL',
      cell: (row) => <span className={styles['final']}>{row.finalScore}</span>,
      number: true,
      width: 7,
    },
    {
      key: 'bar',
      title: t('score'),
      cell: (row) => <ScoreBar score={row.finalScore} meaning={row.veto ? 'veto' : 'active'} />,
      width: 10,
    },
  ]
}
