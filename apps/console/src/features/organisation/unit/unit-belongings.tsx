import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Link, useRouteContext } from '@tanstack/react-router'
import { Action } from '@zhengmei/domain/identity'
import { mayUse } from '../../../shell/may-use'
import { Category } from '../../../ui/category'
import { type Column, DataTable, Named } from '../../../ui/data-table'
import { formatCount } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { LinkButton } from '../../../ui/link-button'
import { Loaded, Nothing } from '../../../ui/loaded'
import { StateMark, Tag } from '../../../ui/meaning'
import { Toolbar } from '../../../ui/page'
import { SettleButton } from '../settlement/account-obligation'
import { holdingsQuery, type OwnAccount, type Unit, unitPeopleQuery } from './operations'
import { useUnitTexts } from './texts'
import { UnitLink } from './unit-facts'

/** How many are shown here; the rest is a press away. */
const shown = 20

interface Belonging {
  readonly id: string
}
/** What a unit has of one kind: the first of it, and how much there is in all. */
interface Found<Row extends Belonging> {
  readonly rows: readonly Row[]
  readonly totalCount: number
}

/** The first of what a unit has, each named by its first column, and the way to the list of all. */
function Belongings<Answer, Row extends Belonging>(props: {
  query: UseQueryResult<Answer>
  of: (answer: Answer) => Found<Row>
  unitId: string
  list: 'units' | 'accounts' | 'people'
  caption: string
  empty: string
  /** What to do about it. */
  emptyText: string
  columns: readonly Column<Row>[]
}) {
  const t = useUnitTexts()
  return (
    <Loaded query={props.query} lines={6}>
      {(answer) => {
        const { rows, totalCount } = props.of(answer)
        return (
          <>
            <DataTable
              caption={props.caption}
              heading="name"
              rows={rows}
              rowKey={(row) => row.id}
              empty={<Nothing title={props.empty} text={props.emptyText} />}
              columns={props.columns}
            />
            {totalCount === 0 ? null : (
              <Toolbar>
                <Link to="/organisations" search={{ unit: props.unitId, list: props.list }}>
                  {t('all', { count: formatCount(totalCount) })}
                </Link>
              </Toolbar>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** The units directly below one. */
export function UnitChildren({ unit }: { unit: Unit }) {
  const t = useUnitTexts()
  const say = useBilingual()
  return (
    <Belongings
      query={useQuery(holdingsQuery(unit.id, shown))}
      of={({ organisation }) => ({
        rows: organisation?.children.nodes ?? [],
        totalCount: organisation?.children.totalCount ?? 0,
      })}
      unitId={unit.id}
      list="units"
      caption={t('children')}
      empty={t('noChildren')}
      emptyText={t('noChildrenText')}
      columns={[
        {
          key: 'name',
          title: t('name'),
          cell: (row) => (
            <Named second={<code>{row.code}</code>}>
              <UnitLink unit={row} />
            </Named>
          ),
        },
        { key: 'kind', title: t('kind'), cell: (row) => say(row.kindTitle), width: 10 },
        { key: 'category', title: t('category'), cell: (row) => <Category of={row.category} />, width: 10 },
        {
          key: 'accounts',
          title: t('accounts'),
          cell: (row) => formatCount(row.accountCount),
          number: true,
          width: 6,
        },
      ]}
    />
  )
}

/** The accounts that a unit hosts, and what those owe whose host is no more. */
export function UnitAccounts({ unit }: { unit: Unit }) {
  const t = useUnitTexts()
  const say = useBilingual()
  return (
    <>
      <Belongings
        query={useQuery(holdingsQuery(unit.id, shown))}
        of={({ organisation }) => ({
          rows: organisation?.accounts.nodes ?? [],
          totalCount: organisation?.accounts.totalCount ?? 0,
        })}
        unitId={unit.id}
        list="accounts"
        caption={t('accounts')}
        empty={t('noAccounts')}
        emptyText={t('noAccountsText')}
        columns={[
          {
            key: 'name',
            title: t('name'),
            cell: (row) => (
              <Named second={<code>{row.code}</code>}>
                <Link to="/accounts/$accountId" params={{ accountId: row.id }}>
                  {row.name}
                </Link>
              </Named>
            ),
          },
          { key: 'platform', title: t('platform'), cell: (row) => say(row.platformTitle), width: 10 },
          { key: 'state', title: t('state'), cell: (row) => <AccountState account={row} />, width: 20 },
        ]}
      />
      <Register unit={unit} />
    </>
  )
}

/** The way to a new account of the unit. */
function Register({ unit }: { unit: Unit }) {
  const t = useUnitTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  if (unit.abolishedOn !== null || !mayUse(viewer, [Action.createAccounts])) return null
  return (
    <Toolbar>
      <LinkButton to="/accounts/new" search={{ unit: unit.id }}>
        {t('register')}
      </LinkButton>
    </Toolbar>
  )
}

function AccountState({ account }: { account: OwnAccount }) {
  const t = useUnitTexts()
  if (account.obligation)
    return (
      <>
        <Tag meaning="deadline">{t('owed')}</Tag>
        {account.obligation.successor ? (
          <p>
            {t('owedTo')}
            <UnitLink unit={account.obligation.successor} />
          </p>
        ) : null}
        {account.viewerCanSettle ? <SettleButton accountId={account.id} /> : null}
      </>
    )
  return (
    <StateMark meaning={account.closedOn ? 'unknown' : 'bonus'}>
      {t(account.closedOn ? 'closed' : 'live')}
    </StateMark>
  )
}

/** People who are appointed at a unit or below it, or belong to it. */
export function UnitPeopleTable({ unit }: { unit: Unit }) {
  const t = useUnitTexts()
  const say = useBilingual()
  return (
    <Belongings
      query={useQuery(unitPeopleQuery(unit.id, shown))}
      of={({ people }) => ({ rows: people.edges.map(({ node }) => node), totalCount: people.totalCount })}
      unitId={unit.id}
      list="people"
      caption={t('people')}
      empty={t('noPeople')}
      emptyText={t('noPeopleText')}
      columns={[
        {
          key: 'name',
          title: t('name'),
          width: 12,
          cell: (row) => (
            <Link to="/people/$personId" params={{ personId: row.id }}>
              {row.name}
            </Link>
          ),
        },
        {
          key: 'role',
          title: t('role'),
          wrap: true,
          cell: (row) =>
            row.appointments
              .filter(({ state }) => state === 'CURRENT')
              .map(
                ({ roleTitle, jobTitleName, organisation }) =>
                  `${say(roleTitle)}${jobTitleName ? ` · ${say(jobTitleName)}` : ''} · ${organisation.name}`,
              )
              .join('；') || '—',
        },
      ]}
    />
  )
}
