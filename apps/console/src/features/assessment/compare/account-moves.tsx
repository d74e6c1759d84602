import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Named } from '../../../ui/data-table'
import { useBilingual } from '../../../ui/language'
import { Nothing } from '../../../ui/loaded'
import { Effect, Tag } from '../../../ui/meaning'
import { Narrowed } from '../../../ui/narrowed'
import { List, type ListDescription, listRead, textFilter } from '../../lists'
import { difference } from '../difference'
import styles from './compare.module.css'
import {
  type AccountMove,
  type AccountMoveSort,
  type After,
  accountMovesQuery,
  type Pair,
} from './operations'
import { useCompareTexts } from './texts'

/** Accounts whose score, lines or evidence differ: of one clause or one unit when the address says so. */
export function AccountMoves({ run, pair }: { run: After; pair: Pair }) {
  return <List description={useAccountMoves(run, pair)} />
}

type Filters = { readonly q: ReturnType<typeof textFilter> }

function useAccountMoves(run: After, pair: Pair): ListDescription<AccountMove, Filters, AccountMoveSort> {
  const t = useCompareTexts()
  const { indicator, unit } = useSearch({ from: '/signed-in/assessments/compare' })
  const narrowed = { indicator, organisationId: unit }
  return {
    key: 'compare.accounts',
    caption: t('viewAccounts'),
    filters: { q: textFilter({ label: t('searchAccounts') }) },
    heading: 'account',
    rowKey: (row) => row.account.id,
    empty: <Nothing title={t('noAccounts')} />,
    missing: <Nothing title={t('chooseBoth')} />,
    read: ({ filters, sort, first, after }) =>
      listRead(
        accountMovesQuery({
          run: run.id,
          base: pair.base.id,
          ...narrowed,
          search: filters.q,
          sort: sort?.by,
          descending: sort?.descending,
          first,
          after,
        }),
        (data) => data.assessmentRun?.comparison?.accounts,
      ),
    download: {
      kind: 'assessment.account-moves',
      parameters: ({ filters, sort }) => ({
        runId: run.id,
        beforeId: pair.base.id,
        ...narrowed,
        search: filters.q,
        sort: sort?.by,
        descending: sort?.descending,
      }),
    },
    columns: useColumns(pair.base.id, run.id),
    beside: <NarrowedBy pair={pair} />,
  }
}

/** What a link has narrowed the list to, each taken back by a press. */
function NarrowedBy({ pair }: { pair: Pair }) {
  const t = useCompareTexts()
  const say = useBilingual()
  const search = useSearch({ from: '/signed-in/assessments/compare' })
  const navigate = useNavigate({ from: '/assessments/compare' })
  const widen = (key: 'indicator' | 'unit') =>
    void navigate({ search: (before) => ({ ...before, [key]: undefined, after: undefined }) })
  const clause = pair.indicators.find(({ indicator }) => indicator.key === search.indicator)
  return (
    <>
      {search.indicator ? (
        <Narrowed onRemove={() => widen('indicator')}>
          {t('byClause', { title: clause ? say(clause.indicator.title) : search.indicator })}
        </Narrowed>
      ) : null}
      {search.unit ? <Narrowed onRemove={() => widen('unit')}>{t('byUnit')}</Narrowed> : null}
    </>
  )
}

function useColumns(
  before: string,
  after: string,
): ListDescription<AccountMove, Filters, AccountMoveSort>['columns'] {
  const t = useCompareTexts()
  const say = useBilingual()
  return [
    {
      key: 'account',
      title: t('account'),
      sort: 'CODE',
      cell: (row) => (
        <Named
          beside={
            <>
              {row.scoreBefore === null ? <Tag meaning="active">{t('appeared')}</Tag> : null}
              {row.scoreAfter === null ? <Tag meaning="unknown">{t('disappeared')}</Tag> : null}
            </>
          }
          second={
            <>
              {say(row.account.platformTitle)} · <code>{row.account.code}</code>
            </>
          }
        >
          <Link
            to="/assessments/compare/accounts/$accountId"
            params={{ accountId: row.account.id }}
            search={{ before, after }}
          >
            {row.account.name}
          </Link>
        </Named>
      ),
    },
    {
      key: 'host',
      title: t('host'),
      cell: (row) => (
        <Link
          to="/assessments/compare/units/$unitId"
          params={{ unitId: row.organisation.id }}
          search={{ before, after }}
        >
          {row.organisation.name}
        </Link>
      ),
    },
    {
      key: 'before',
      title: t('scoreBefore'),
      sort: 'BEFORE',
      cell: (row) => row.scoreBefore ?? '—',
      number: true,
      width: 6,
    },
    {
      key: 'after',
      title: t('scoreAfter'),
      sort: 'AFTER',
      cell: (row) => <strong>{row.scoreAfter ?? '—'}</strong>,
      number: true,
      width: 6,
    },
    {
      key: 'change',
      title: t('change'),
      sort: 'CHANGE',
      cell: (row) =>
        row.scoreBefore && row.scoreAfter ? (
          <Effect points={difference(row.scoreBefore, row.scoreAfter)} />
        ) : (
          '—'
        ),
      number: true,
      width: 6,
    },
    { key: 'lines', title: t('causes'), wrap: true, cell: (row) => <Lines move={row} /> },
  ]
}

/** Beyond these the page of the account tells more. */
const mostLines = 4

function Lines({ move }: { move: AccountMove }) {
  const t = useCompareTexts()
  const say = useBilingual()
  const further = move.lines.length - mostLines
  return (
    <>
      {move.lines.slice(0, mostLines).map((line) => (
        <span key={line.indicator.key} className={styles['cause']}>
          {say(line.indicator.title)} <Effect points={line.effect} />{' '}
          <span className={styles['quiet']}>
            {line.occurrencesBefore === line.occurrencesAfter
              ? t('evidenceChange', { gone: line.evidenceGone, added: line.evidenceAdded })
              : t('times', { before: line.occurrencesBefore ?? 0, after: line.occurrencesAfter ?? 0 })}
          </span>
        </span>
      ))}
      {further > 0 ? <span className={styles['quiet']}>{t('further', { count: further })}</span> : null}
    </>
  )
}
