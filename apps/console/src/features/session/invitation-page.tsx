import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { gqlMutation, WireError } from '../../graphql'
import { useBilingual } from '../../ui/language'
import { FrontPage } from './front-page'
import styles from './front-page.module.css'
import { useFurtherTexts } from './further-texts'
import { differ, NewPasswordFields } from './new-password-fields'
import { acceptInvitationDocument } from './operations'
import { useSessionTexts } from './texts'

/** Where a one-time link leads. The secret stands behind the `#`, so that it reaches no log; it leaves the address bar at once. */
export default function InvitationPage() {
  const t = useFurtherTexts()
  const general = useSessionTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const [secret] = useState(() => location.hash.replace(/^#/, ''))
  const [chosen, setChosen] = useState({ password: '', repeated: '' })
  const accept = useMutation(gqlMutation(queryClient, acceptInvitationDocument, []))
  const answer = accept.data?.acceptInvitation
  const refusal = answer?.__typename === 'Refusal' ? answer : undefined
  const weak = refusal?.field === 'password'

  useEffect(() => {
    document.title = `${t('invitationTitle')} · 政媒`
  })
  useEffect(() => {
    history.replaceState(history.state, '', location.pathname)
  }, [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { password, repeated } = chosen
    if (!accept.isPending && password === repeated) accept.mutate({ input: { secret, password } })
  }
  const fault = accept.error
    ? general(accept.error instanceof WireError && accept.error.code === 'network' ? 'unreachable' : 'faulty')
    : undefined
  const problem = refusal && !weak ? say(refusal.message) : fault

  if (answer && !refusal)
    return (
      <FrontPage title={t('invitationTitle')}>
        <p role="status" className={styles['good']}>
          {t('accepted')}
        </p>
        <Link to="/sign-in">{t('toSignIn')}</Link>
      </FrontPage>
    )
  if (secret === '')
    return (
      <FrontPage title={t('invitationTitle')}>
        <p role="alert" className={styles['notice']}>
          {t('noSecret')}
        </p>
        <Link to="/sign-in">{t('toSignIn')}</Link>
      </FrontPage>
    )
  return (
    <FrontPage title={t('invitationTitle')}>
      <form className={styles['form']} onSubmit={submit}>
        <p className={styles['hint']}>{t('invitationText')}</p>
        <NewPasswordFields
          secret={secret}
          value={chosen}
          onChange={setChosen}
          problem={weak ? say(refusal.message) : undefined}
        />
        <div role="alert">{problem ? <p className={styles['error']}>{problem}</p> : null}</div>
        <button type="submit" className={styles['submit']} aria-disabled={accept.isPending || differ(chosen)}>
          {accept.isPending ? t('accepting') : t('accept')}
        </button>
      </form>
    </FrontPage>
  )
}
