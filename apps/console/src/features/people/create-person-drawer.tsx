import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useRouteContext } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { Drawer } from '../../ui/drawer'
import { useBilingual } from '../../ui/language'
import { Problem, refusalOf } from '../../ui/problem'
import { usePunctuation } from '../../ui/punctuation'
import { UnitPicker } from '../organisation'
import { LinkShown } from './link-shown'
import { createPersonDocument, peopleOperations } from './operations'
import styles from './people.module.css'
import { usePeopleTexts } from './texts'

/** Adding a person; ends with the link to hand over. */
export function CreatePersonDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = usePeopleTexts()
  return (
    <Drawer title={t('addTitle')} open={open} onClose={onClose} size={480} destroyOnHidden>
      <CreatePersonForm />
    </Drawer>
  )
}

function CreatePersonForm() {
  const t = usePeopleTexts()
  const marks = usePunctuation()
  const say = useBilingual()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const queryClient = useQueryClient()
  const create = useMutation(gqlMutation(queryClient, createPersonDocument, peopleOperations))
  const own = viewer.appointment?.organisation
  const [unit, setUnit] = useState({ id: own?.id ?? '', name: own?.name ?? '' })
  const [login, setLogin] = useState('')
  const [name, setName] = useState('')
  // One person however often the button is pressed; what is entered anew is another one.
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID())
  const answer = create.data?.createPerson
  const refusal = refusalOf(answer)
  const enter = (set: (value: string) => void) => (value: string) => {
    set(value)
    setKey(crypto.randomUUID())
  }
  const wrong = (field: string) =>
    refusal?.field === field ? { validateStatus: 'error' as const, help: say(refusal.message) } : {}

  if (answer?.__typename === 'PersonInvited')
    return (
      <>
        <LinkShown secret={answer.secret} />
        <p className={styles['outcome']}>
          <Link to="/people/$personId" params={{ personId: answer.person.id }}>
            {marks.colon(t('toPerson'), answer.person.name)}
          </Link>
        </p>
      </>
    )
  return (
    <Form
      layout="vertical"
      onFinish={() => create.mutate({ input: { login, name, organisationId: unit.id, idempotencyKey } })}
    >
      <p className={styles['text']}>{t('addText')}</p>
      <Form.Item label={t('name')} htmlFor="person-name" {...wrong('name')}>
        <Input
          id="person-name"
          value={name}
          onChange={(event) => enter(setName)(event.target.value)}
          autoComplete="off"
          required
        />
      </Form.Item>
      <Form.Item label={t('login')} htmlFor="person-login" extra={t('loginHint')} {...wrong('login')}>
        <Input
          id="person-login"
          value={login}
          onChange={(event) => enter(setLogin)(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          required
        />
      </Form.Item>
      <Form.Item label={t('unit')} htmlFor="person-unit" {...wrong('organisationId')}>
        <UnitPicker
          id="person-unit"
          label={t('unit')}
          value={unit.id}
          known={unit}
          onChange={(chosen) => {
            setUnit(chosen)
            setKey(crypto.randomUUID())
          }}
        />
      </Form.Item>
      <Form.Item>
        <Problem refusal={refusal?.field ? undefined : refusal} error={create.error} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={create.isPending} disabled={!login || !name}>
        {t('add')}
      </Button>
    </Form>
  )
}
