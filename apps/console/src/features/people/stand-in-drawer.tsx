import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { endAfter, lastDayOf } from '../../ui/days'
import { Problem, refusalOf } from '../../ui/problem'
import { todayInShanghai } from '../../ui/today'
import { AppointmentDrawer } from './appointment-drawer'
import { DayField } from './day-field'
import { appointStandInDocument, type Person, type PersonAppointment, peopleOperations } from './operations'
import { PersonPicker } from './person-picker'
import { usePeopleTexts } from './texts'

/** Naming somebody who stands in for an appointment for some days. */
export function StandInDrawer(props: {
  person: Person
  appointment: PersonAppointment | undefined
  onClose: () => void
}) {
  const t = usePeopleTexts()
  return (
    <AppointmentDrawer {...props} title={t('standInTitle')} text={(names) => t('standInText', names)}>
      {(appointment) => (
        <StandInForm except={props.person.id} appointment={appointment} onDone={props.onClose} />
      )}
    </AppointmentDrawer>
  )
}

function StandInForm(props: { except: string; appointment: PersonAppointment; onDone: () => void }) {
  const t = usePeopleTexts()
  const { appointment } = props
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
      <Form.Item label={t('standInWho')} htmlFor="stand-in-who">
        <PersonPicker
          id="stand-in-who"
          label={t('standInWho')}
          value={personId}
          except={props.except}
          onChange={setPersonId}
        />
      </Form.Item>
      <DayField
        id="stand-in-from"
        label={t('fromOn')}
        min={earliest}
        max={latest}
        value={fromOn}
        onChange={setFromOn}
        required
      />
      <DayField
        id="stand-in-last"
        label={t('lastDayOnly')}
        min={fromOn}
        max={latest}
        value={lastDay}
        onChange={setLastDay}
        required
      />
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
