import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { type Column, DataTable, Second } from '../../ui/data-table'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Effect } from '../../ui/meaning'
import { Toolbar } from '../../ui/page'
import { Pager } from '../../ui/pager'
import { SearchBox } from '../../ui/search-box'
import { Narrowing } from './figures/narrowing'
import { type AccountResultRow, accountResultsQuery, type Run } from './operations'
import styles from './run-page.module.css'
import { useAssessmentTexts } from './texts'

const pageSize = 20
const negative = (points: string) => (/^0+(\.0+)?$/.test(points) ? points : `-${points}`)

/** Every account of a run, the lowest score first: where work is needed. */
export function AccountList({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const search = useSearch({ from: '/signed-in/assessments/$runId' })
  const navigate = useNavigate({ from: '/assessments/$runId' })
  const results = useQuery({
    ...accountResultsQuery({
      id: run.id,
      search: search.q,
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
  const groups = results.data?.assessmentRun?.accountResults.edges[0]?.node.groups ?? []
  const columns = useColumns(run, groups)
  return (
    <>
      <Toolbar>
        <SearchBox label={t('searchAccounts')} value={search.q} onSearch={find} />
        <Narrowing runId={run.id} />
        <span>{t('worstFirst')}</span>
      </Toolbar>
      <Loaded query={results} lines={8}>
        {({ assessmentRun }) => {
          const page = assessmentRun?.accountResults
          if (!page) return <Nothing title={t('unknownRun')} />
          return (
            <>
              <DataTable
                caption={t('accountList')}
                columns={columns}
                rows={page.edges.map((edge) => edge.node)}
                rowKey={(row) => row.id}
                heading="account"
                empty={<Nothing title={t('noAccounts')} />}
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

function useColumns(run: Run, groups: AccountResultRow['groups']): readonly Column<AccountResultRow>[] {
  const t = useAssessmentTexts()
  const say = useBilingual()
  return [
    {
      key: 'account',
      title: t('account'),
      cell: (row) => (
        <>
          <Link
            to="/assessments/$runId/accounts/$accountId"
            params={{ runId: run.id, accountId: row.account.id }}
          >
            {row.account.name}
          </Link>
          <Second>
            {say(row.account.platformTitle)} · <code>{row.account.code}</code>
          </Second>
        </>
      ),
    },
    {
      key: 'host',
      title: t('host'),
      cell: (row) => (
        <Link to="/assessments/$runId/units/$unitId" params={{ runId: run.id, unitId: row.organisation.id }}>
          {row.organisation.name}
        </Link>
      ),
    },
    ...groups.map(
      (group): Column<AccountResultRow> => ({
        key: group.group,
        title: say(group.title),
        cell: (row) => {
          const own = row.groups.find((each) => each.group === group.group)
          return own ? <Effect points={negative(own.deduction)} /> : '—'
        },
        number: true,
        width: 6.5,
      }),
    ),
    { key: 'bonus', title: t('bonus'), cell: (row) => <Effect points={row.bonus} />, number: true, width: 6 },
    {
      key: 'score',
      title: t('score'),
      cell: (row) => <span className={styles['final']}>{row.score}</span>,
      number: true,
      width: 6,
    },
  ]
}
