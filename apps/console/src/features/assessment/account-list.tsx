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
/** By what the rows are ordered; a part of the rules stands behind its word. */
type Sort = 'SCORE' | 'CODE' | 'HOST' | 'BONUS' | `GROUP ${string}`
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

function useRunAccounts(run: Run, groups: Groups): ListDescription<AccountResultRow, Filters, Sort> {
  const t = useAssessmentTexts()
  const { clause, sort: ordered } = useSearch({ from: '/signed-in/assessments/$runId' })
  return {
    key: 'run.accounts',
    caption: t('accountList'),
    filters: { q: textFilter({ label: t('searchAccounts') }) },
    heading: 'account',
    rowKey: (row) => row.id,
    empty: <Nothing title={t('noAccounts')} text={t('otherFilter')} />,
    missing: <Nothing title={t('unknownRun')} />,
    read: ({ filters, sort, first, after }) =>
      listRead(
        accountResultsQuery({
          id: run.id,
          search: filters.q,
          indicator: clause,
          ...orderOf(sort),
          first,
          after,
        }),
        (data) => data.assessmentRun?.accountResults,
      ),
    download: {
      kind: 'assessment.accounts',
      parameters: ({ filters, sort }) => ({
        runId: run.id,
        search: filters.q,
        indicator: clause,
        ...orderOf(sort),
      }),
    },
    columns: useColumns(run, groups),
    beside: (
      <>
        <Narrowing runId={run.id} />
        {ordered === undefined ? <span>{t('worstFirst')}</span> : null}
      </>
    ),
  }
}

/** The order as the server is asked for it. */
function orderOf(sort: { readonly by: Sort; readonly descending: boolean } | undefined) {
  if (sort === undefined) return {}
  const { by, descending } = sort
  if (by === 'SCORE' || by === 'CODE' || by === 'HOST' || by === 'BONUS') return { sort: by, descending }
  return { sort: 'GROUP' as const, group: by.slice('GROUP '.length), descending }
}

function useColumns(
  run: Run,
  groups: AccountResultRow['groups'],
): ListDescription<AccountResultRow, Filters, Sort>['columns'] {
  const t = useAssessmentTexts()
  const say = useBilingual()
  return [
    {
      key: 'account',
      title: t('account'),
      sort: 'CODE',
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
      sort: 'HOST',
      cell: (row) => (
        <Link to="/assessments/$runId/units/$unitId" params={{ runId: run.id, unitId: row.organisation.id }}>
          {row.organisation.name}
        </Link>
      ),
    },
    ...groups.map(
      (group): ListColumn<AccountResultRow, Sort> => ({
        key: group.group,
        title: say(group.title),
        sort: `GROUP ${group.group}`,
        cell: (row) => {
          const own = row.groups.find((each) => each.group === group.group)
          return own ? <Effect points={negative(own.deduction)} /> : '—'
        },
        number: true,
        width: 6.5,
      }),
    ),
    {
      key: 'bonus',
      title: t('bonus'),
      sort: 'BONUS',
      cell: (row) => <Effect points={row.bonus} />,
      number: true,
      width: 6,
    },
    {
      key: 'score',
      title: t('score'),
      sort: 'SCORE',
      cell: (row) => <span className={styles['final']}>{row.score}</span>,
      number: true,
      width: 6,
    },
  ]
}
