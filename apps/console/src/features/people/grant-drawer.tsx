import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { endAfter } from '../../ui/days'
import { Drawer } from '../../ui/drawer'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Problem, refusalOf } from '../../ui/problem'
import { todayInShanghai } from '../../ui/today'
import { UnitPicker } from '../organisation'
import { jobTitleChoices, roleChoices } from './choices'
import { DayField } from './day-field'
import { grantAppointmentDocument, type JobTitleName, type Person, peopleOperations } from './operations'
import { usePeopleTexts } from './texts'

/** Appointing a person: only the roles that the viewer may give are offered. */
export function GrantDrawer(props: { person: Person; open: boolean; onClose: () => void }) {
  const t = usePeopleTexts()
  return (
    <Drawer
      title={t('appointTitle', { name: props.person.name })}
      open={props.open}
      onClose={props.onClose}
      size={480}
      destroyOnHidden
    >
      <GrantForm person={props.person} onDone={props.onClose} />
    </Drawer>
  )
}

function GrantForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const t = usePeopleTexts()
  const say = useBilingual()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const queryClient = useQueryClient()
  const grant = useMutation(gqlMutation(queryClient, grantAppointmentDocument, peopleOperations))
  const roles = roleChoices.filter(({ value }) => viewer.rolesToGrant.includes(value))
  const start = person.organisation ?? viewer.appointment?.organisation ?? { id: '', name: '' }
  const [unit, setUnit] = useState({ id: start.id, name: start.name })
  const [role, setRole] = useState(roles.length === 1 ? roles[0]?.value : undefined)
  const [jobTitle, setJobTitle] = useState<JobTitleName>()
  const [fromOn, setFromOn] = useState(todayInShanghai())
  const [lastDay, setLastDay] = useState('')
  if (roles.length === 0) return <Nothing title={t('noRoles')} />
  const submit = async () => {
    if (role === undefined) return
    const term = { fromOn, toOn: lastDay === '' ? undefined : endAfter(lastDay) }
    const { grantAppointment } = await grant.mutateAsync({
      input: { personId: person.id, organisationId: unit.id, role, jobTitle, ...term },
    })
    if (grantAppointment.__typename !== 'Refusal') onDone()
  }
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <Form.Item label={t('appointTo')} htmlFor="grant-unit">
        <UnitPicker id="grant-unit" label={t('appointTo')} value={unit.id} known={unit} onChange={setUnit} />
      </Form.Item>
      <Form.Item label={t('role')} htmlFor="grant-role">
        <Select
          id="grant-role"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('chooseRole')}
          value={role}
          onChange={setRole}
          options={roles.map(({ value, title }) => ({ value, label: say(title) }))}
        />
      </Form.Item>
      <Form.Item label={t('jobTitle')} htmlFor="grant-job">
        <Select
          id="grant-job"
          value={jobTitle ?? ''}
          onChange={(value: JobTitleName | '') => setJobTitle(value || undefined)}
          options={[
            { value: '', label: t('noJobTitle') },
            ...jobTitleChoices.map(({ value, title }) => ({ value, label: say(title) })),
          ]}
        />
      </Form.Item>
      <DayField
        id="grant-from"
        label={t('fromOn')}
        min={todayInShanghai()}
        value={fromOn}
        onChange={setFromOn}
        required
      />
      <DayField id="grant-last" label={t('lastDay')} min={fromOn} value={lastDay} onChange={setLastDay} />
      <Form.Item>
        <Problem refusal={refusalOf(grant.data?.grantAppointment)} error={grant.error} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={grant.isPending} disabled={!role || !unit.id}>
        {t('grant')}
      </Button>
    </Form>
  )
}
