import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useId, useState } from 'react'
import { gqlMutation } from '../../graphql'
import { Notice } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import { PasswordStrength } from '../password'
import { adviceQuery, changePasswordDocument, sessionOperations } from './operations'
import styles from './security.module.css'
import { useSecurityTexts } from './texts'

/** Changing one's own password: the old one is asked for, the new one is commented on while it is typed. */
export function PasswordPanel() {
  const t = useSecurityTexts()
  const id = useId()
  const queryClient = useQueryClient()
  const change = useMutation(gqlMutation(queryClient, changePasswordDocument, sessionOperations))
  const advice = useQuery(adviceQuery()).data?.passwordAdvice
  const [old, setOld] = useState('')
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const mismatch = repeated !== '' && repeated !== password
  const done = change.data?.changePassword
  const submit = async () => {
    if (password === '' || password !== repeated) return
    const { changePassword } = await change.mutateAsync({ input: { oldPassword: old, password } })
    if (changePassword.__typename !== 'PasswordChanged') return
    setOld('')
    setPassword('')
    setRepeated('')
  }
  return (
    <Panel title={t('password')}>
      <Form layout="vertical" className={styles['form']} onFinish={() => void submit()}>
        <Form.Item label={t('oldPassword')} htmlFor={`${id}-old`}>
          <Input.Password
            id={`${id}-old`}
            autoComplete="current-password"
            value={old}
            onChange={(event) => setOld(event.target.value)}
            required
          />
        </Form.Item>
        <Form.Item label={t('newPassword')} htmlFor={`${id}-new`}>
          <Input.Password
            id={`${id}-new`}
            autoComplete="new-password"
            aria-describedby={`${id}-strength`}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            required
          />
          <PasswordStrength id={`${id}-strength`} password={password} advice={advice} />
        </Form.Item>
        <Form.Item
          label={t('repeat')}
          htmlFor={`${id}-repeat`}
          {...(mismatch ? { validateStatus: 'error' as const, help: t('mismatch') } : {})}
        >
          <Input.Password
            id={`${id}-repeat`}
            autoComplete="new-password"
            value={repeated}
            onChange={(event) => setRepeated(event.target.value)}
            required
          />
        </Form.Item>
        <Form.Item>
          <Problem refusal={refusalOf(done)} error={change.error} />
          {done?.__typename === 'PasswordChanged' ? (
            <Notice meaning="bonus" role="status">
              {t('passwordChanged', { count: done.otherSessionsEnded })}
            </Notice>
          ) : null}
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('changePassword')}
        </Button>
      </Form>
    </Panel>
  )
}
