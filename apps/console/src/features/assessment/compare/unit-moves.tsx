import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useCallback } from 'react'
import { ChartOrTable } from '../../../ui/chart'
import { type Column, DataTable, Named } from '../../../ui/data-table'
import { useBilingual } from '../../../ui/language'
import { Loaded, Nothing } from '../../../ui/loaded'
import { Effect, Tag } from '../../../ui/meaning'
import { Toolbar } from '../../../ui/page'
import { Pager } from '../../../ui/pager'
import { SearchBox } from '../../../ui/search-box'
import { difference } from '../difference'
import { RankChange } from '../rank-change'
import styles from './compare.module.css'
import { type After, type UnitMove, unitMovesQuery } from './operations'
import { RankMoves } from './rank-moves'
import { useCompareTexts } from './texts'

const pageSize = 20

/** Who rose, fell, came and went. The filters are the address. */
export function UnitMoves({ run, beforeId }: { run: After; beforeId: string }) {
  const t = useCompareTexts()
  const say = useBilingual()
  const search = useSearch({ from: '/signed-in/assessments/compare' })
  const navigate = useNavigate({ from: '/assessments/compare' })
  const { show = 'table' } = search
  const columns = useColumns(run, beforeId)
  const moves = useQuery({
    ...unitMovesQuery({
      after: run.id,
      before: beforeId,
      onlyMoved: search.change === undefined,
      change: search.change,
      category: search.category,
      search: search.q,
      sort: search.sort,
      first: pageSize,
      cursor: search.cursor,
    }),
    placeholderData: keepPreviousData,
  })
  const narrow = useCallback(
    (change: Partial<typeof search>, replace = false) =>
      void navigate({ search: (before) => ({ ...before, ...change, cursor: undefined }), replace }),
    [navigate],
  )
  return (
    <>
      <Toolbar>
        <SearchBox label={t('searchUnits')} value={search.q} onSearch={(q) => narrow({ q }, true)} />
        <Select
          aria-label={t('changeFilter')}
          value={search.change ?? ''}
          style={{ width: '9rem' }}
          onChange={(value: NonNullable<typeof search.change> | '') => narrow({ change: value || undefined })}
          options={[
            { value: '' as const, label: t('onlyMoved') },
            { value: 'CHANGED' as const, label: t('changed') },
            { value: 'APPEARED' as const, label: t('appeared') },
            { value: 'DISAPPEARED' as const, label: t('disappeared') },
            { value: 'SAME' as const, label: t('same') },
          ]}
        />
        <Select
          aria-label={t('category')}
          value={search.category ?? ''}
          style={{ width: '9rem' }}
          onChange={(value: string) => narrow({ category: value || undefined })}
          options={[
            { value: '', label: t('allCategories') },
            ...run.categories.map((each) => ({ value: each.category, label: say(each.title) })),
          ]}
        />
        <Select
          aria-label={t('sort')}
          value={search.sort ?? 'RANK'}
          style={{ width: '10rem' }}
          onChange={(value: NonNullable<typeof search.sort> | 'RANK') =>
            narrow({ sort: value === 'RANK' ? undefined : value })
          }
          options={[
            { value: 'RANK' as const, label: t('sortRank') },
            { value: 'FELL' as const, label: t('sortFell') },
            { value: 'ROSE' as const, label: t('sortRose') },
          ]}
        />
        <ChartOrTable
          shown={show}
          onChange={(next) =>
            void navigate({
              search: (now) => ({ ...now, show: next === 'table' ? undefined : next }),
              replace: true,
            })
          }
        />
      </Toolbar>
      <Loaded query={moves} lines={8}>
        {({ assessmentRun }) => {
          const page = assessmentRun?.comparison?.units
          if (!page) return <Nothing title={t('chooseBoth')} />
          return (
            <>
              {show === 'chart' ? (
                <RankMoves rows={page.edges.map((edge) => edge.node)} before={beforeId} after={run.id} />
              ) : (
                <DataTable
                  caption={t('viewUnits')}
                  columns={columns}
                  rows={page.edges.map((edge) => edge.node)}
                  rowKey={(row) => row.organisation.id}
                  heading="unit"
                  empty={<Nothing title={t('noMoves')} />}
                />
              )}
              <Pager
                page={page}
                pageSize={pageSize}
                shown={page.edges.length}
                after={search.cursor}
                onTurn={({ after: cursor, trail }) =>
                  void navigate({ search: (before) => ({ ...before, cursor }), state: { trail } })
                }
              />
            </>
          )
        }}
      </Loaded>
    </>
  )
}

const marks = { APPEARED: ['appeared', 'active'], DISAPPEARED: ['disappeared', 'unknown'] } as const

function useColumns(run: After, before: string): readonly Column<UnitMove>[] {
  const t = useCompareTexts()
  const say = useBilingual()
  const titles = new Map(run.categories.map((each) => [each.category, say(each.title)]))
  return [
    {
      key: 'unit',
      title: t('unit'),
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
    { key: 'before', title: t('finalBefore'), cell: (row) => row.finalBefore ?? '—', number: true, width: 7 },
    {
      key: 'after',
      title: t('finalAfter'),
      cell: (row) => <strong>{row.finalAfter ?? '—'}</strong>,
      number: true,
      width: 7,
    },
    {
      key: 'change',
      title: t('change'),
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
