import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { type Column, DataTable, Named, Second } from '../../ui/data-table'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Toolbar } from '../../ui/page'
import { Pager, type Turn } from '../../ui/pager'
import { SearchBox } from '../../ui/search-box'
import { personStates, roleChoices } from './choices'
import { type PersonRow, type PersonState, peopleQuery, type RoleName } from './operations'
import { PersonStateTag } from './term'
import { usePeopleTexts } from './texts'

const pageSize = 20

/** Which appointments somebody holds: no matter which, none today, or one that ends soon. */
type Terms = 'any' | 'none' | 'ending'
const endingDays = 30
const searchOf: Readonly<Record<Terms, PeopleSearch>> = {
  any: {},
  none: { appointed: 'false' },
  ending: { ending: String(endingDays) },
}
const asked = {
  any: {},
  none: { appointed: false },
  ending: { endingWithinDays: endingDays },
} as const satisfies Readonly<Record<Terms, object>>
const termOf = ({ appointed, ending }: PeopleSearch): Terms => {
  if (appointed === 'false') return 'none'
  return ending === String(endingDays) ? 'ending' : 'any'
}

/** What the address says of a list of people. */
export interface PeopleSearch {
  readonly q?: string | undefined
  readonly role?: string | undefined
  readonly state?: string | undefined
  /** `false`: only who is appointed to nothing today. */
  readonly appointed?: 'false' | undefined
  /** Only who holds an appointment that ends within so many days. */
  readonly ending?: string | undefined
  readonly after?: string | undefined
}

/** People of a unit and those below it; the state of the list is its caller's, who keeps it in the address. */
export function PeopleList(props: {
  scopeId?: string | undefined
  search: PeopleSearch
  onFilter: (search: PeopleSearch, replace: boolean) => void
  onTurn: (turn: Turn) => void
}) {
  const t = usePeopleTexts()
  const say = useBilingual()
  const columns = useColumns()
  const { q, after } = props.search
  const role = roleChoices.find(({ value }) => value === props.search.role)?.value
  const state = personStates.find((value) => value === props.search.state)
  const terms = termOf(props.search)
  const people = useQuery({
    ...peopleQuery({
      scopeId: props.scopeId,
      search: q,
      role,
      state,
      ...asked[terms],
      first: pageSize,
      after,
    }),
    placeholderData: keepPreviousData,
  })
  const filter = (part: PeopleSearch, replace = false) =>
    props.onFilter({ q, role, state, ...searchOf[terms], ...part }, replace)
  return (
    <>
      <Toolbar>
        <SearchBox
          label={t('search')}
          value={q}
          onSearch={(value) => filter({ q: value }, true)}
          width={14}
        />
        <Select
          aria-label={t('role')}
          value={role ?? ''}
          onChange={(value: RoleName | '') => filter({ role: value || undefined })}
          style={{ width: '13rem' }}
          options={[
            { value: '', label: t('anyRole') },
            ...roleChoices.map(({ value, title }) => ({ value, label: say(title) })),
          ]}
        />
        <Select
          aria-label={t('state')}
          value={state ?? ''}
          onChange={(value: PersonState | '') => filter({ state: value || undefined })}
          style={{ width: '10rem' }}
          options={[
            { value: '', label: t('anyState') },
            ...personStates.map((value) => ({ value, label: t(value) })),
          ]}
        />
        <Select
          aria-label={t('terms')}
          value={terms}
          onChange={(value: Terms) => filter({ appointed: undefined, ending: undefined, ...searchOf[value] })}
          style={{ width: '11rem' }}
          options={[
            { value: 'any', label: t('anyTerms') },
            { value: 'none', label: t('withoutAppointment') },
            { value: 'ending', label: t('endingSoon', { count: endingDays }) },
          ]}
        />
      </Toolbar>
      <Loaded query={people} lines={8}>
        {({ people: page }) => (
          <>
            <DataTable
              caption={t('people')}
              columns={columns}
              rows={page.edges.map((edge) => edge.node)}
              rowKey={(row) => row.id}
              heading="name"
              empty={<Nothing title={t('none')} text={t('noneText')} />}
            />
            <Pager
              page={page}
              pageSize={pageSize}
              shown={page.edges.length}
              after={after}
              onTurn={props.onTurn}
            />
          </>
        )}
      </Loaded>
    </>
  )
}

function useColumns(): readonly Column<PersonRow>[] {
  const t = usePeopleTexts()
  return [
    {
      key: 'name',
      title: t('name'),
      cell: (row) => (
        <Named second={<code>{row.login}</code>}>
          <Link to="/people/$personId" params={{ personId: row.id }}>
            {row.name}
          </Link>
        </Named>
      ),
    },
    { key: 'unit', title: t('unit'), cell: (row) => row.organisation?.name ?? t('noUnit') },
    { key: 'appointments', title: t('appointmentsNow'), cell: (row) => <Current person={row} />, wrap: true },
    { key: 'state', title: t('state'), cell: (row) => <PersonStateTag state={row.state} />, width: 9 },
  ]
}

/** What somebody is today: two at most, then how many there are. */
function Current({ person }: { person: PersonRow }) {
  const t = usePeopleTexts()
  const say = useBilingual()
  const current = person.appointments.filter(({ state }) => state === 'CURRENT')
  if (current.length === 0) return <Second>{t('noAppointment')}</Second>
  return (
    <>
      {current.slice(0, 2).map((each) => (
        <div key={each.id}>
          {say(each.roleTitle)} · {each.organisation.name}
          {each.standInFor ? `（${t('standInOf', { name: each.standInFor.name })}）` : null}
        </div>
      ))}
      {current.length > 2 ? <Second>{t('andMore', { count: current.length })}</Second> : null}
    </>
  )
}
