import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { endAfter, lastDayOf } from '../../ui/days'
import { useBilingual } from '../../ui/language'
import { Problem, refusalOf } from '../../ui/problem'
import { todayInShanghai } from '../../ui/today'
import { appointStandInDocument, type Person, type PersonAppointment, peopleOperations } from './operations'
import styles from './people.module.css'
import { PersonPicker } from './person-picker'
import { usePeopleTexts } from './texts'

/** Naming somebody who stands in for an appointment for some days. */
export function StandInDrawer(props: {
  person: Person
  appointment: PersonAppointment | undefined
  onClose: () => void
}) {
  const t = usePeopleTexts()
  const { person, appointment, onClose } = props
  return (
    <Drawer
      title={t('standInTitle')}
      open={appointment !== undefined}
      onClose={onClose}
      size={480}
      destroyOnHidden
    >
      {appointment ? <StandInForm person={person} appointment={appointment} onDone={onClose} /> : null}
    </Drawer>
  )
}

function StandInForm(props: { person: Person; appointment: PersonAppointment; onDone: () => void }) {
  const t = usePeopleTexts()
  const say = useBilingual()
  const { person, appointment } = props
  const queryClient = useQueryClient()
  const appoint = useMutation(gqlMutation(queryClient, appointStandInDocument, peopleOperations))
  const earliest = [todayInShanghai(), appointment.fromOn].sort().at(-1) ?? appointment.fromOn
  const latest = appointment.toOn === null ? undefined : lastDayOf(appointment.toOn)
  const [personId, setPersonId] = useState<string>()
  const [fromOn, setFromOn] = useState(earliest)
  const [lastDay, setLastDay] = useState('')
  const submit = async () => {
    if (personId === undefined) return
    const { appointStandIn } = await appoint.mutateAsync({
      input: { appointmentId: appointment.id, personId, fromOn, toOn: endAfter(lastDay) },
    })
    if (appointStandIn.__typename !== 'Refusal') props.onDone()
  }
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <p className={styles['text']}>
        {t('standInText', {
          name: person.name,
          unit: appointment.organisation.name,
          role: say(appointment.roleTitle),
        })}
      </p>
      <Form.Item label={t('standInWho')} htmlFor="stand-in-who">
        <PersonPicker
          id="stand-in-who"
          label={t('standInWho')}
          value={personId}
          except={person.id}
          onChange={setPersonId}
        />
      </Form.Item>
      <Form.Item label={t('fromOn')} htmlFor="stand-in-from">
        <Input
          id="stand-in-from"
          type="date"
          min={earliest}
          max={latest}
          value={fromOn}
          onChange={(event) => setFromOn(event.target.value)}
          required
        />
      </Form.Item>
      <Form.Item label={t('lastDayOnly')} htmlFor="stand-in-last">
        <Input
          id="stand-in-last"
          type="date"
          min={fromOn}
          max={latest}
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
          required
        />
      </Form.Item>
      <Form.Item>
        <Problem refusal={refusalOf(appoint.data?.appointStandIn)} error={appoint.error} />
      </Form.Item>
      <Button
        type="primary"
        htmlType="submit"
        loading={appoint.isPending}
        disabled={personId === undefined || !lastDay}
      >
        {t('standInSave')}
      </Button>
    </Form>
  )
}
