import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { endAfter, lastDayOf } from '../../ui/days'
import { Problem, refusalOf } from '../../ui/problem'
import { AppointmentDrawer } from './appointment-drawer'
import { EndChoice, type LastDay } from './end-choice'
import { endAppointmentDocument, type Person, type PersonAppointment, peopleOperations } from './operations'
import { usePeopleTexts } from './texts'

/** Ending an appointment, at once or after some day. */
export function EndDrawer(props: {
  person: Person
  appointment: PersonAppointment | undefined
  onClose: () => void
}) {
  const t = usePeopleTexts()
  return (
    <AppointmentDrawer {...props} title={t('endTitle')} text={(names) => t('endText', names)}>
      {(appointment) => <EndForm appointment={appointment} onDone={props.onClose} />}
    </AppointmentDrawer>
  )
}

function EndForm({ appointment, onDone }: { appointment: PersonAppointment; onDone: () => void }) {
  const t = usePeopleTexts()
  const queryClient = useQueryClient()
  const end = useMutation(gqlMutation(queryClient, endAppointmentDocument, peopleOperations))
  const [lastDay, setLastDay] = useState<LastDay>(null)
  const submit = async () => {
    const on = lastDay === null ? undefined : endAfter(lastDay)
    const { endAppointment } = await end.mutateAsync({ input: { appointmentId: appointment.id, on } })
    if (endAppointment.__typename !== 'Refusal') onDone()
  }
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <EndChoice
        id="end-last"
        label={t('endTitle')}
        nowText={t('endNowText')}
        max={appointment.toOn === null ? undefined : lastDayOf(appointment.toOn)}
        value={lastDay}
        onChange={setLastDay}
      />
      <Form.Item>
        <Problem refusal={refusalOf(end.data?.endAppointment)} error={end.error} />
      </Form.Item>
      <Button danger type="primary" htmlType="submit" loading={end.isPending}>
        {t('endYes')}
      </Button>
    </Form>
  )
}
