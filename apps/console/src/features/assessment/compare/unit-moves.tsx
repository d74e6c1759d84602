import { Link } from '@tanstack/react-router'
import { ChartOrTable, type Shown } from '../../../ui/chart'
import { Named } from '../../../ui/data-table'
import { useBilingual } from '../../../ui/language'
import { Nothing } from '../../../ui/loaded'
import { Effect, Tag } from '../../../ui/meaning'
import {
  choiceFilter,
  type FilterValues,
  List,
  type ListDescription,
  listRead,
  textFilter,
} from '../../lists'
import { difference } from '../difference'
import { RankChange } from '../rank-change'
import styles from './compare.module.css'
import { type After, type MoveSort, type UnitMove, unitMovesQuery } from './operations'
import { RankMoves } from './rank-moves'
import { useCompareTexts } from './texts'

/** Who rose, fell, came and went, as a list or its page as a chart of ranks. */
export function UnitMoves(props: Moves) {
  return <List description={useUnitMoves(props)} />
}

interface Moves {
  readonly run: After
  readonly beforeId: string
  /** Table or chart, and how to change that; absent: the table. */
  readonly show?: { readonly as: Shown; readonly change: (next: Shown) => void }
}

function useFilters(run: After) {
  const t = useCompareTexts()
  const say = useBilingual()
  return {
    q: textFilter({ label: t('searchUnits') }),
    change: choiceFilter({
      label: t('changeFilter'),
      any: t('onlyMoved'),
      width: 9,
      choices: [
        { value: 'CHANGED', label: t('changed') },
        { value: 'APPEARED', label: t('appeared') },
        { value: 'DISAPPEARED', label: t('disappeared') },
        { value: 'SAME', label: t('same') },
      ],
    }),
    category: choiceFilter({
      label: t('category'),
      any: t('allCategories'),
      width: 9,
      choices: run.categories.map((each) => ({ value: each.category, label: say(each.title) })),
    }),
  }
}
type Filters = ReturnType<typeof useFilters>

/** What the filters ask of the server; the export asks the same. */
const asked = ({ q, change, category }: FilterValues<Filters>) => ({
  search: q,
  change,
  onlyMoved: change === undefined,
  category,
})

function useUnitMoves({ run, beforeId, show }: Moves): ListDescription<UnitMove, Filters, MoveSort> {
  const t = useCompareTexts()
  return {
    key: 'compare.units',
    caption: t('viewUnits'),
    filters: useFilters(run),
    heading: 'unit',
    rowKey: (row) => row.organisation.id,
    empty: <Nothing title={t('noMoves')} />,
    missing: <Nothing title={t('chooseBoth')} />,
    read: ({ filters, sort, first, after }) =>
      listRead(
        unitMovesQuery({
          run: run.id,
          base: beforeId,
          ...asked(filters),
          sort: sort?.by,
          descending: sort?.descending,
          first,
          after,
        }),
        (data) => data.assessmentRun?.comparison?.units,
      ),
    download: {
      kind: 'assessment.unit-moves',
      parameters: ({ filters, sort }) => ({
        runId: run.id,
        beforeId,
        ...asked(filters),
        sort: sort?.by,
        descending: sort?.descending,
      }),
    },
    columns: useColumns(run, beforeId),
    ...(show?.as === 'chart'
      ? {
          picture: (rows: readonly UnitMove[]) => <RankMoves rows={rows} before={beforeId} after={run.id} />,
        }
      : {}),
    beside: show ? <ChartOrTable shown={show.as} onChange={show.change} /> : null,
  }
}

const marks = { APPEARED: ['appeared', 'active'], DISAPPEARED: ['disappeared', 'unknown'] } as const

function useColumns(run: After, before: string): ListDescription<UnitMove, Filters, MoveSort>['columns'] {
  const t = useCompareTexts()
  const say = useBilingual()
  const titles = new Map(run.categories.map((each) => [each.category, say(each.title)]))
  return [
    {
      key: 'unit',
      title: t('unit'),
      sort: 'CODE',
      cell: (row) => {
        const mark = row.change === 'APPEARED' || row.change === 'DISAPPEARED' ? marks[row.change] : null
        return (
          <Named
            beside={
              <>
                {mark ? <Tag meaning={mark[1]}>{t(mark[0])}</Tag> : null}
                {row.vetoAfter && !row.vetoBefore ? <Tag meaning="veto">{t('vetoNew')}</Tag> : null}
                {row.vetoBefore && row.change === 'CHANGED' && !row.vetoAfter ? (
                  <Tag meaning="bonus">{t('vetoGone')}</Tag>
                ) : null}
              </>
            }
            second={
              <>
                <code>{row.organisation.code}</code> · {titles.get(row.category) ?? row.category}
              </>
            }
          >
            <Link
              to="/assessments/compare/units/$unitId"
              params={{ unitId: row.organisation.id }}
              search={{ before, after: run.id }}
            >
              {row.organisation.name}
            </Link>
          </Named>
        )
      },
    },
    {
      key: 'before',
      title: t('finalBefore'),
      sort: 'BEFORE',
      cell: (row) => row.finalBefore ?? '—',
      number: true,
      width: 7,
    },
    {
      key: 'after',
      title: t('finalAfter'),
      sort: 'AFTER',
      cell: (row) => <strong>{row.finalAfter ?? '—'}</strong>,
      number: true,
      width: 7,
    },
    {
      key: 'change',
      title: t('change'),
      sort: 'CHANGE',
      cell: (row) =>
        row.finalBefore && row.finalAfter ? (
          <Effect points={difference(row.finalBefore, row.finalAfter)} />
        ) : (
          '—'
        ),
      number: true,
      width: 6,
    },
    {
      key: 'rank',
      title: t('rank'),
      sort: 'RANK',
      cell: (row) => <RankChange before={row.rankBefore} after={row.rankAfter} />,
      number: true,
      width: 8,
    },
    { key: 'causes', title: t('causes'), wrap: true, cell: (row) => <Causes move={row} /> },
  ]
}

/** Beyond these the pages of the unit tell more. */
const mostCauses = 3

function Causes({ move }: { move: UnitMove }) {
  const t = useCompareTexts()
  const say = useBilingual()
  if (move.change === 'CHANGED' && move.causes.length === 0)
    return <span className={styles['quiet']}>{t('othersMoved')}</span>
  return move.causes.slice(0, mostCauses).map((cause) => (
    <span key={cause.indicator.key} className={styles['cause']}>
      {say(cause.indicator.title)} <Effect points={cause.effect} />
    </span>
  ))
}
