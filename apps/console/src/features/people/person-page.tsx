import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useRouteContext } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Second } from '../../ui/data-table'
import { lastDayOf } from '../../ui/days'
import { Facts } from '../../ui/facts'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Notice } from '../../ui/meaning'
import { Page, Panel } from '../../ui/page'
import { ForbiddenPage } from '../../ui/plain-pages'
import { todayInShanghai } from '../../ui/today'
import { HistoryLink } from '../audit'
import { SignInOfPerson } from '../security'
import { AppointmentTable } from './appointment-table'
import { EditPersonDrawer } from './edit-person-drawer'
import { GrantDrawer } from './grant-drawer'
import { HandoverPanel } from './handover-panel'
import { type Person, personQuery } from './operations'
import { PersonActions } from './person-actions'
import { remarksOn } from './remarks'
import { PersonStateTag } from './term'
import { usePeopleTexts } from './texts'
import { WhatTheyMay } from './what-they-may'

/** One person: who they are, what they are appointed to, what can be done about it. */
export default function PersonPage() {
  const t = usePeopleTexts()
  const say = useBilingual()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const { personId } = useParams({ from: '/signed-in/people/$personId' })
  const allowed = viewer.viewerCanReadPeople
  const person = useQuery({ ...personQuery(personId), enabled: allowed })
  if (!allowed) return <ForbiddenPage role={viewer.appointment ? say(viewer.appointment.roleTitle) : ''} />
  return (
    <Loaded query={person}>
      {({ person: found }) =>
        found ? (
          <PersonView key={found.id} person={found} />
        ) : (
          <Page title={t('personUnknown')} crumbs={[<Crumb key="people" />]}>
            <Nothing title={t('personUnknown')} text={t('personUnknownText')} />
          </Page>
        )
      }
    </Loaded>
  )
}

function Crumb() {
  const t = usePeopleTexts()
  return <Link to="/people">{t('title')}</Link>
}

function PersonView({ person }: { person: Person }) {
  const t = usePeopleTexts()
  const [granting, setGranting] = useState(false)
  const [editing, setEditing] = useState(false)
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const { importsUnderWay: imports, runsUnderWay: runs } = person
  // One's own lie under "my security"; whoever holds no appointment in the scope can't be signed in for it.
  const sessionsShown =
    viewer.viewerCanManageSignIn &&
    person.id !== viewer.person.id &&
    person.appointments.some(({ state }) => state === 'CURRENT')
  return (
    <Page
      title={person.name}
      crumbs={[<Crumb key="people" />]}
      beside={<PersonStateTag state={person.state} />}
      actions={
        <>
          <HistoryLink of="person" id={person.id} />
          {person.viewerCanEdit ? <Button onClick={() => setEditing(true)}>{t('edit')}</Button> : null}
          {person.viewerCanAppoint ? (
            <Button type="primary" onClick={() => setGranting(true)}>
              {t('appoint')}
            </Button>
          ) : null}
        </>
      }
    >
      <Panel label={person.name}>
        <Facts
          columns={3}
          items={[
            [t('login'), <code key="login">{person.login}</code>],
            [t('unit'), person.organisation?.name ?? t('noUnit')],
            [t('added'), formatInstant(person.createdAt)],
            [t('sessions'), t('sessionsValue', { count: person.activeSessionCount })],
            person.openLink ? [t('linkOpen'), <OpenLink key="link" link={person.openLink} />] : null,
            [
              t('underWay'),
              imports + runs === 0 ? t('nothingUnderWay') : t('underWayValue', { imports, runs }),
            ],
          ]}
        />
        <PersonActions person={person} />
      </Panel>
      <Remarks person={person} />
      <Panel flush title={t('appointments')}>
        <AppointmentTable person={person} />
      </Panel>
      <HandoverPanel person={person} />
      <WhatTheyMay person={person} />
      {sessionsShown ? <SignInOfPerson personId={person.id} /> : null}
      <GrantDrawer person={person} open={granting} onClose={() => setGranting(false)} />
      <EditPersonDrawer person={person} open={editing} onClose={() => setEditing(false)} />
    </Page>
  )
}

/** Until when the link works that the person was given, and who gave it. */
function OpenLink({ link }: { link: NonNullable<Person['openLink']> }) {
  const t = usePeopleTexts()
  const by = link.givenBy?.name ?? t('commandLine')
  return (
    <>
      {formatInstant(link.expiresAt)} <Second>{t('linkBy', { by, at: formatInstant(link.givenAt) })}</Second>
    </>
  )
}

/** What stands out about the appointments, where anything does. */
function Remarks({ person }: { person: Person }) {
  const t = usePeopleTexts()
  const remarks = remarksOn(person, todayInShanghai())
  if (remarks.length === 0) return null
  return (
    <Notice meaning="deadline">
      {remarks.map((remark) => (
        <p key={`${remark.kind}${'unit' in remark ? remark.unit : ''}`}>
          {t(remark.kind, {
            unit: 'unit' in remark ? remark.unit : '',
            last: 'lastDay' in remark ? lastDayOf(remark.lastDay) : '',
          })}
        </p>
      ))}
    </Notice>
  )
}
