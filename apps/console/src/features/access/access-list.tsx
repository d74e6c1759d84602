import { Link, useSearch } from '@tanstack/react-router'
import { Named, Second } from '../../ui/data-table'
import { lastDayOf } from '../../ui/days'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Panel } from '../../ui/page'
import { List, type ListDescription, listRead } from '../lists'
import type { ActionChoice } from './choices'
import { type PersonAccess, peopleWithAccessQuery } from './operations'
import { useAccessTexts } from './texts'

interface Question {
  readonly unitId: string
  readonly action: ActionChoice
  readonly personId: string | undefined
}

/** Everybody who may, a row for each appointment that gives it. */
export function AccessList(question: Question) {
  const t = useAccessTexts()
  const say = useBilingual()
  const title = t('people', { what: say(question.action.title) })
  return (
    <Panel flush title={title} extra={<Second>{t('withinScope')}</Second>}>
      <List description={useAccessList(question, title)} />
    </Panel>
  )
}

type AccessListDescription = ListDescription<PersonAccess, Record<never, never>>

function useAccessList({ unitId, action, personId }: Question, caption: string): AccessListDescription {
  const t = useAccessTexts()
  return {
    key: 'access.people',
    caption,
    filters: {},
    heading: 'name',
    rowKey: ({ appointment }) => appointment.id,
    selected: ({ person }) => person.id === personId,
    empty: <Nothing title={t('nobody')} text={t('nobodyText')} />,
    missing: <Nothing title={t('unknown')} text={t('unknownText')} />,
    read: ({ first, after }) =>
      listRead(peopleWithAccessQuery({ unitId, action: action.value, first, after }), (data) =>
        data.organisation ? data.peopleWithAccess : null,
      ),
    columns: useColumns(),
  }
}

function useColumns(): AccessListDescription['columns'] {
  const t = useAccessTexts()
  const search = useSearch({ from: '/signed-in/access' })
  const say = useBilingual()
  return [
    {
      key: 'name',
      title: t('name'),
      cell: ({ person }) => (
        <Named second={<code>{person.login}</code>}>
          <Link
            to="/access"
            search={{ ...search, person: person.id }}
            title={t('explain', { name: person.name })}
          >
            {person.name}
          </Link>
        </Named>
      ),
    },
    {
      key: 'role',
      title: t('role'),
      cell: ({ appointment: { roleTitle, standInFor } }) => (
        <>
          {say(roleTitle)}
          {standInFor ? <Second>{t('standInOf', { name: standInFor.name })}</Second> : null}
        </>
      ),
      width: 15,
    },
    {
      key: 'node',
      title: t('node'),
      cell: ({ appointment: { organisation } }) => (
        <Link to="/organisations" search={{ unit: organisation.id }}>
          {organisation.name}
        </Link>
      ),
    },
    {
      key: 'until',
      title: t('until'),
      cell: ({ appointment: { toOn } }) => (toOn === null ? t('open') : lastDayOf(toOn)),
      width: 7,
    },
    { key: 'rule', title: t('rule'), cell: ({ sentence }) => say(sentence), wrap: true, width: 22 },
  ]
}
