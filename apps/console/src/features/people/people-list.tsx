import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useRouteContext } from '@tanstack/react-router'
import { Action } from '@zhengmei/domain/identity'
import { gqlMutation } from '../../graphql'
import { mayUse } from '../../shell/may-use'
import { Named, Second } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { usePunctuation } from '../../ui/punctuation'
import {
  type BulkAction,
  choiceFilter,
  type FilterValues,
  type ListDescription,
  listRead,
  rowResult,
  textFilter,
  yesNoFilter,
} from '../lists'
import { personStates, roleChoices } from './choices'
import {
  endSessionsOfPeopleDocument,
  type PeopleSort,
  type PersonRow,
  peopleOperations,
  peopleQuery,
} from './operations'
import { PersonStateTag } from './term'
import { usePeopleTexts } from './texts'

/** Days within which an appointment ends that one has to think of. */
const endings = ['30', '90'] as const

function useFilters() {
  const t = usePeopleTexts()
  const say = useBilingual()
  return {
    q: textFilter({ label: t('search') }),
    role: choiceFilter({
      label: t('role'),
      any: t('anyRole'),
      width: 13,
      choices: roleChoices.map(({ value, title }) => ({ value, label: say(title) })),
    }),
    state: choiceFilter({
      label: t('state'),
      any: t('anyState'),
      width: 10,
      choices: personStates.map((value) => ({ value, label: t(value) })),
    }),
    appointed: yesNoFilter({
      label: t('terms'),
      any: t('anyTerms'),
      yes: t('withAppointment'),
      no: t('withoutAppointment'),
      rare: true,
    }),
    ending: choiceFilter({
      label: t('ending'),
      any: t('anyEnding'),
      choices: endings.map((value) => ({ value, label: t('endingSoon', { count: value }) })),
      rare: true,
    }),
  }
}
type Filters = ReturnType<typeof useFilters>

/** What the filters ask of the server; the export asks the same. */
const asked = ({ q, role, state, appointed, ending }: FilterValues<Filters>) => ({
  search: q,
  role,
  state,
  appointed,
  endingWithinDays: ending === undefined ? undefined : Number(ending),
})

/** People of a unit and those below it, or of the whole scope. */
export function usePeopleList(unit: string | undefined): ListDescription<PersonRow, Filters, PeopleSort> {
  const t = usePeopleTexts()
  const endSessions = useEndSessions()
  return {
    key: 'people',
    caption: t('people'),
    filters: useFilters(),
    heading: 'name',
    rowKey: (row) => row.id,
    nameOf: (row) => row.name,
    empty: <Nothing title={t('none')} text={t('noneText')} />,
    read: ({ filters, sort, first, after, columns }) =>
      listRead(
        peopleQuery({
          scopeId: unit,
          ...asked(filters),
          sort: sort?.by,
          descending: sort?.descending,
          sessions: endSessions !== null || columns.has('sessions'),
          first,
          after,
        }),
        (data) => data.people,
      ),
    download: {
      kind: 'people',
      selected: true,
      parameters: ({ filters, sort }) => ({
        scopeId: unit,
        ...asked(filters),
        sort: sort?.by,
        descending: sort?.descending,
      }),
      columns: {
        name: ['login', 'name'],
        login: 'login',
        unit: ['unit', 'unitCode'],
        appointments: 'appointments',
        state: 'state',
        added: 'added',
      },
    },
    bulk: endSessions === null ? [] : [endSessions],
    columns: useColumns(),
  }
}

/** Ending all sessions of several people, for who may. */
function useEndSessions(): BulkAction<PersonRow> | null {
  const t = usePeopleTexts()
  const say = useBilingual()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const queryClient = useQueryClient()
  const end = useMutation(gqlMutation(queryClient, endSessionsOfPeopleDocument, peopleOperations))
  if (!mayUse(viewer, [Action.endSessions])) return null
  const nameOf = (row: PersonRow) => `${row.name} (${row.login})`
  const reasonOf = (row: PersonRow) => {
    if (row.id === viewer.person.id) return t('ownSessions')
    return row.activeSessionCount ? null : t('noSessions')
  }
  return {
    key: 'endSessions',
    label: t('endSessions'),
    danger: true,
    nameOf,
    preview: (rows) => ({
      will: rows.filter((row) => reasonOf(row) === null),
      refused: rows.flatMap((row) => {
        const reason = reasonOf(row)
        return reason === null ? [] : [{ row: nameOf(row), reason }]
      }),
    }),
    perform: async (rows) => {
      const { endSessionsOfPeople } = await end.mutateAsync({ personIds: rows.map(({ id }) => id) })
      return rowResult(endSessionsOfPeople, rows, { keyOf: ({ id }) => id, nameOf, say })
    },
  }
}

function useColumns(): ListDescription<PersonRow, Filters, PeopleSort>['columns'] {
  const t = usePeopleTexts()
  return [
    {
      key: 'name',
      title: t('name'),
      sort: 'NAME',
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
    {
      key: 'login',
      title: t('login'),
      sort: 'LOGIN',
      cell: (row) => <code>{row.login}</code>,
      width: 10,
      hidden: true,
    },
    {
      key: 'sessions',
      title: t('sessions'),
      cell: (row) => row.activeSessionCount ?? '—',
      number: true,
      width: 7,
      hidden: true,
    },
    {
      key: 'added',
      title: t('added'),
      sort: 'ADDED',
      cell: (row) => formatInstant(row.createdAt),
      width: 10,
      hidden: true,
    },
  ]
}

/** What somebody is today: two at most, then how many there are. */
function Current({ person }: { person: PersonRow }) {
  const t = usePeopleTexts()
  const say = useBilingual()
  const { aside } = usePunctuation()
  const current = person.appointments.filter(({ state }) => state === 'CURRENT')
  if (current.length === 0) return <Second>{t('noAppointment')}</Second>
  return (
    <>
      {current.slice(0, 2).map((each) => (
        <div key={each.id}>
          {say(each.roleTitle)} ·{' '}
          {each.standInFor
            ? aside(each.organisation.name, t('standInOf', { name: each.standInFor.name }))
            : each.organisation.name}
        </div>
      ))}
      {current.length > 2 ? <Second>{t('andMore', { count: current.length })}</Second> : null}
    </>
  )
}
