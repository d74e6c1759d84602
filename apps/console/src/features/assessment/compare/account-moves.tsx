import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type Column, DataTable, Named } from '../../../ui/data-table'
import { useBilingual } from '../../../ui/language'
import { Loaded, Nothing } from '../../../ui/loaded'
import { Effect, Tag } from '../../../ui/meaning'
import { Narrowed } from '../../../ui/narrowed'
import { Toolbar } from '../../../ui/page'
import { Pager } from '../../../ui/pager'
import { SearchBox } from '../../../ui/search-box'
import { difference } from '../difference'
import styles from './compare.module.css'
import { type AccountMove, type After, accountMovesQuery, type Pair } from './operations'
import { useCompareTexts } from './texts'

const pageSize = 20

/** Accounts whose score, lines or evidence differ: of one clause or one unit when the address says so. */
export function AccountMoves({ run, pair }: { run: After; pair: Pair }) {
  const t = useCompareTexts()
  const say = useBilingual()
  const search = useSearch({ from: '/signed-in/assessments/compare' })
  const navigate = useNavigate({ from: '/assessments/compare' })
  const columns = useColumns(pair.base.id, run.id)
  const moves = useQuery({
    ...accountMovesQuery({
      after: run.id,
      before: pair.base.id,
      indicator: search.indicator,
      organisationId: search.unit,
      search: search.q,
      first: pageSize,
      cursor: search.cursor,
    }),
    placeholderData: keepPreviousData,
  })
  const narrow = (change: Partial<typeof search>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...change, cursor: undefined }), replace })
  const clause = pair.indicators.find(({ indicator }) => indicator.key === search.indicator)
  return (
    <>
      <Toolbar>
        <SearchBox label={t('searchAccounts')} value={search.q} onSearch={(q) => narrow({ q }, true)} />
        {search.indicator ? (
          <Narrowed onRemove={() => narrow({ indicator: undefined })}>
            {t('byClause', { title: clause ? say(clause.indicator.title) : search.indicator })}
          </Narrowed>
        ) : null}
        {search.unit ? <Narrowed onRemove={() => narrow({ unit: undefined })}>{t('byUnit')}</Narrowed> : null}
      </Toolbar>
      <Loaded query={moves} lines={8}>
        {({ assessmentRun }) => {
          const page = assessmentRun?.comparison?.accounts
          if (!page) return <Nothing title={t('chooseBoth')} />
          return (
            <>
              <DataTable
                caption={t('viewAccounts')}
                columns={columns}
                rows={page.edges.map((edge) => edge.node)}
                rowKey={(row) => row.account.id}
                heading="account"
                empty={<Nothing title={t('noAccounts')} />}
              />
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

function useColumns(before: string, after: string): readonly Column<AccountMove>[] {
  const t = useCompareTexts()
  const say = useBilingual()
  return [
    {
      key: 'account',
      title: t('account'),
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
    { key: 'before', title: t('scoreBefore'), cell: (row) => row.scoreBefore ?? '—', number: true, width: 6 },
    {
      key: 'after',
      title: t('scoreAfter'),
      cell: (row) => <strong>{row.scoreAfter ?? '—'}</strong>,
      number: true,
      width: 6,
    },
    {
      key: 'change',
      title: t('change'),
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
