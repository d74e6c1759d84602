import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Second } from '../../ui/data-table'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Effect } from '../../ui/meaning'
import { List, type ListColumn, type ListDescription, listRead, textFilter } from '../lists'
import { Narrowing } from './figures/narrowing'
import { type AccountResultRow, accountResultsQuery, type Run } from './operations'
import styles from './run-page.module.css'
import { useAssessmentTexts } from './texts'

const negative = (points: string) => (/^0+(\.0+)?$/.test(points) ? points : `-${points}`)

type Filters = { readonly q: ReturnType<typeof textFilter> }
type Groups = AccountResultRow['groups']

/**
 * Every account of a run, the lowest score first: where work is needed; the whole of it is in the workbook of the run. Its
 * columns are the groups of the rulebook, which the first account tells.
 */
export function AccountList({ run }: { run: Run }) {
  const one = useQuery(accountResultsQuery({ id: run.id, first: 1 }))
  return (
    <Loaded query={one} lines={8}>
      {({ assessmentRun }) => (
        <Accounts run={run} groups={assessmentRun?.accountResults.edges[0]?.node.groups ?? []} />
      )}
    </Loaded>
  )
}

const Accounts = ({ run, groups }: { run: Run; groups: Groups }) => (
  <List description={useRunAccounts(run, groups)} />
)

function useRunAccounts(run: Run, groups: Groups): ListDescription<AccountResultRow, Filters> {
  const t = useAssessmentTexts()
  const { clause } = useSearch({ from: '/signed-in/assessments/$runId' })
  return {
    key: 'run.accounts',
    caption: t('accountList'),
    filters: { q: textFilter({ label: t('searchAccounts') }) },
    heading: 'account',
    rowKey: (row) => row.id,
    empty: <Nothing title={t('noAccounts')} text={t('otherFilter')} />,
    missing: <Nothing title={t('unknownRun')} />,
    read: ({ filters, first, after }) =>
      listRead(
        accountResultsQuery({ id: run.id, search: filters.q, indicator: clause, first, after }),
        (data) => data.assessmentRun?.accountResults,
      ),
    columns: useColumns(run, groups),
    beside: (
      <>
        <Narrowing runId={run.id} />
        <span>{t('worstFirst')}</span>
      </>
    ),
  }
}

function useColumns(
  run: Run,
  groups: AccountResultRow['groups'],
): ListDescription<AccountResultRow, Filters>['columns'] {
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
      (group): ListColumn<AccountResultRow> => ({
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
