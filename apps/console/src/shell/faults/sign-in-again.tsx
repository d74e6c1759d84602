import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { signInDocument, switchAppointmentDocument, type Viewer } from '../../features/session'
import { gqlMutation } from '../../graphql'
import { Problem } from '../../ui/problem'
import { useShellTexts } from '../texts'
import styles from './faults.module.css'
import { setSessionLost, useSessionLost } from './lost-session'
import { Modal } from './modal'

/** The session has ended: the same person signs in again above the page, which stays as it was, with all that was typed. */
export function SignInAgain({ viewer }: { viewer: Viewer }) {
  return useSessionLost() ? <Ask viewer={viewer} /> : null
}

function Ask({ viewer }: { viewer: Viewer }) {
  const t = useShellTexts()
  const queryClient = useQueryClient()
  const router = useRouter()
  const id = useId()
  const [password, setPassword] = useState('')
  const signIn = useMutation(gqlMutation(queryClient, signInDocument, []))
  const change = useMutation(gqlMutation(queryClient, switchAppointmentDocument, []))
  const answer = signIn.data?.signIn
  const elsewhere = () => {
    setSessionLost(false)
    void router.navigate({
      to: '/sign-in',
      search: { next: router.state.location.href, expired: true },
      ignoreBlocker: true,
    })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { login: viewer.person.login, password }
    const result = await signIn.mutateAsync({ input }).catch(() => undefined)
    // A further step is asked for at the door, which has room for it.
    if (result?.signIn.__typename === 'SignInStepAsked') return elsewhere()
    if (result?.signIn.__typename !== 'SignedIn') return
    const appointmentId = viewer.appointment?.id
    if (appointmentId !== undefined) await change.mutateAsync({ appointmentId }).catch(() => undefined)
    setSessionLost(false)
    await queryClient.invalidateQueries()
    await router.invalidate()
  }
  return (
    <Modal title={t('expiredTitle')}>
      <p>{t('expiredText')}</p>
      <form onSubmit={(event) => void submit(event)}>
        <input type="hidden" name="username" autoComplete="username" value={viewer.person.login} readOnly />
        <label htmlFor={id}>
          <span>
            {viewer.person.name} <code>{viewer.person.login}</code> · {t('password')}
          </span>
          <Input.Password
            id={id}
            autoFocus
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            required
          />
        </label>
        <Problem {...(answer?.__typename === 'Refusal' ? { refusal: answer } : {})} error={signIn.error} />
        <div className={styles['row']}>
          <Button onClick={elsewhere}>{t('otherWay')}</Button>
          <Button type="primary" htmlType="submit" loading={signIn.isPending || change.isPending}>
            {t('signInAgain')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
