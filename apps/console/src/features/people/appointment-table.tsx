import { Button } from 'antd'
import { useState } from 'react'
import { type Column, DataTable, Named } from '../../ui/data-table'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { todayInShanghai } from '../../ui/today'
import { EndDrawer } from './end-drawer'
import type { Person, PersonAppointment } from './operations'
import styles from './people.module.css'
import { StandInDrawer } from './stand-in-drawer'
import { AppointmentStateTag, Term } from './term'
import { usePeopleTexts } from './texts'
import { type Bar, timelineOf } from './timeline'

/** A person's appointments: to come, in force, over; with what the viewer may do about each. */
export function AppointmentTable({ person }: { person: Person }) {
  const t = usePeopleTexts()
  const [ending, setEnding] = useState<PersonAppointment>()
  const [deputising, setDeputising] = useState<PersonAppointment>()
  const columns = useColumns(setEnding, setDeputising, person.appointments)
  const acts = person.appointments.some((each) => each.viewerCanEnd || each.viewerCanAppointStandIn)
  return (
    <>
      <DataTable
        caption={t('appointments')}
        columns={acts ? columns : columns.filter(({ key }) => key !== 'actions')}
        rows={person.appointments}
        rowKey={(row) => row.id}
        heading="role"
        empty={<Nothing title={t('noAppointment')} />}
      />
      <EndDrawer person={person} appointment={ending} onClose={() => setEnding(undefined)} />
      <StandInDrawer person={person} appointment={deputising} onClose={() => setDeputising(undefined)} />
    </>
  )
}

function useColumns(
  onEnd: (appointment: PersonAppointment) => void,
  onStandIn: (appointment: PersonAppointment) => void,
  appointments: readonly PersonAppointment[],
): readonly Column<PersonAppointment>[] {
  const t = usePeopleTexts()
  const say = useBilingual()
  const line = timelineOf(appointments, todayInShanghai())
  const bars = new Map(appointments.map(({ id }, index) => [id, line?.bars[index]]))
  const today = line?.today ?? 0
  return [
    {
      key: 'role',
      title: t('role'),
      cell: (row) => (
        <Named
          beside={row.standInFor ? <Tag meaning="deadline">{t('standIn')}</Tag> : null}
          second={[
            row.jobTitleName ? say(row.jobTitleName) : '',
            row.standInFor ? t('standInOf', { name: row.standInFor.name }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          {say(row.roleTitle)}
        </Named>
      ),
    },
    { key: 'unit', title: t('unit'), cell: (row) => row.organisation.name, wrap: true },
    {
      key: 'term',
      title: t('term'),
      cell: (row) => (
        <>
          <Term fromOn={row.fromOn} toOn={row.toOn} />
          <TermBar bar={bars.get(row.id)} today={today} state={row.state} />
        </>
      ),
      width: 19,
    },
    { key: 'state', title: t('state'), cell: (row) => <AppointmentStateTag state={row.state} />, width: 7 },
    {
      key: 'actions',
      title: t('actions'),
      width: 12,
      cell: (row) => (
        <>
          {row.viewerCanAppointStandIn ? (
            <Button type="link" size="small" onClick={() => onStandIn(row)}>
              {t('appointStandIn')}
            </Button>
          ) : null}
          {row.viewerCanEnd ? (
            <Button type="link" size="small" danger onClick={() => onEnd(row)}>
              {t('end')}
            </Button>
          ) : null}
        </>
      ),
    },
  ]
}

/** The term as a bar on the line of time that all appointments of the person share; drawn beside the days, so not read out. */
function TermBar(props: { bar: Bar | undefined; today: number; state: PersonAppointment['state'] }) {
  const { bar, today, state } = props
  if (!bar) return null
  return (
    <span className={styles['line']} aria-hidden>
      <span
        className={styles['bar']}
        data-state={state}
        data-open={bar.open}
        style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
      />
      <span className={styles['today']} style={{ left: `${today}%` }} />
    </span>
  )
}
