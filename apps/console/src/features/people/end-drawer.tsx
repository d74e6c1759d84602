import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { endAfter, lastDayOf } from '../../ui/days'
import { useBilingual } from '../../ui/language'
import { Problem, refusalOf } from '../../ui/problem'
import { todayInShanghai } from '../../ui/today'
import { endAppointmentDocument, type Person, type PersonAppointment, peopleOperations } from './operations'
import styles from './people.module.css'
import { usePeopleTexts } from './texts'

/** Ending an appointment, at once or after some day. */
export function EndDrawer(props: {
  person: Person
  appointment: PersonAppointment | undefined
  onClose: () => void
}) {
  const t = usePeopleTexts()
  const { person, appointment, onClose } = props
  return (
    <Drawer
      title={t('endTitle')}
      open={appointment !== undefined}
      onClose={onClose}
      size={480}
      destroyOnHidden
    >
      {appointment ? <EndForm person={person} appointment={appointment} onDone={onClose} /> : null}
    </Drawer>
  )
}

function EndForm(props: { person: Person; appointment: PersonAppointment; onDone: () => void }) {
  const t = usePeopleTexts()
  const say = useBilingual()
  const { person, appointment } = props
  const queryClient = useQueryClient()
  const end = useMutation(gqlMutation(queryClient, endAppointmentDocument, peopleOperations))
  const [later, setLater] = useState(false)
  const [lastDay, setLastDay] = useState(todayInShanghai())
  const submit = async () => {
    const on = later ? endAfter(lastDay) : undefined
    const { endAppointment } = await end.mutateAsync({ input: { appointmentId: appointment.id, on } })
    if (endAppointment.__typename !== 'Refusal') props.onDone()
  }
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <p className={styles['text']}>
        {t('endText', {
          name: person.name,
          unit: appointment.organisation.name,
          role: say(appointment.roleTitle),
        })}
      </p>
      <Form.Item>
        <Radio.Group
          aria-label={t('endTitle')}
          vertical
          value={later}
          onChange={(event) => setLater(event.target.value)}
          options={[
            { value: false, label: `${t('endNow')}：${t('endNowText')}` },
            { value: true, label: t('endLater') },
          ]}
        />
      </Form.Item>
      {later ? (
        <Form.Item label={t('lastDayOnly')} htmlFor="end-last">
          <Input
            id="end-last"
            type="date"
            min={todayInShanghai()}
            max={appointment.toOn === null ? undefined : lastDayOf(appointment.toOn)}
            value={lastDay}
            onChange={(event) => setLastDay(event.target.value)}
            required
          />
        </Form.Item>
      ) : null}
      <Form.Item>
        <Problem refusal={refusalOf(end.data?.endAppointment)} error={end.error} />
      </Form.Item>
      <Button danger type="primary" htmlType="submit" loading={end.isPending}>
        {t('endYes')}
      </Button>
    </Form>
  )
}
