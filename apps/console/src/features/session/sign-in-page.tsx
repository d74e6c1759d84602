import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { gqlMutation, WireError } from '../../graphql'
import { useBilingual } from '../../ui/language'
import { FrontPage } from './front-page'
import styles from './front-page.module.css'
import { demoLoginsQuery, signInDocument } from './operations'
import { PasswordField } from './password-field'
import { useSessionTexts } from './texts'

/** Signing in, with the demo logins when the server offers some. Afterwards back to where one wanted to go. */
export default function SignInPage() {
  const t = useSessionTexts()
  const say = useBilingual()
  const { next, expired } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const demoLogins = useQuery(demoLoginsQuery())
  const signIn = useMutation(gqlMutation(queryClient, signInDocument, []))
  const loginId = useId()
  const answer = signIn.data?.signIn
  const refusal = answer?.__typename === 'Refusal' ? answer : undefined

  useEffect(() => {
    document.title = `${t('signIn')} · 政媒`
  })

  const enter = async (input: { login: string; password: string }) => {
    if (signIn.isPending) return
    const result = await signIn.mutateAsync({ input }).catch(() => undefined)
    if (result?.signIn.__typename !== 'SignedIn') return
    queryClient.removeQueries()
    await navigate({ href: next?.startsWith('/') && !next.startsWith('//') ? next : '/', replace: true })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter({ login, password })
  }
  const fault = signIn.error
    ? t(signIn.error instanceof WireError && signIn.error.code === 'network' ? 'unreachable' : 'faulty')
    : undefined
  const logins = demoLogins.data?.demoLogins ?? []

  return (
    <FrontPage title={t('signInTitle')}>
      {expired ? (
        <p role="status" className={styles['notice']}>
          {t('expired')}
        </p>
      ) : null}
      <form className={styles['form']} onSubmit={submit}>
        <div className={styles['field']}>
          <label htmlFor={loginId}>{t('login')}</label>
          <div className={styles['input']}>
            <input
              id={loginId}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={login}
              onChange={(event) => setLogin(event.target.value)}
              aria-invalid={refusal ? true : undefined}
              required
            />
          </div>
        </div>
        <PasswordField
          label={t('password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          invalid={refusal !== undefined}
        />
        <div role="alert">
          {refusal || fault ? (
            <p className={styles['error']}>{refusal ? say(refusal.message) : fault}</p>
          ) : null}
        </div>
        <button type="submit" className={styles['submit']} aria-disabled={signIn.isPending}>
          {signIn.isPending ? t('signingIn') : t('signIn')}
        </button>
      </form>
      {logins.length > 0 ? (
        <section className={styles['demo']} aria-labelledby={`${loginId}-demo`}>
          <h2 id={`${loginId}-demo`}>{t('demo')}</h2>
          <p className={styles['hint']}>{t('demoText')}</p>
          <ul>
            {logins.map((each) => (
              <li key={each.login}>
                <button
                  type="button"
                  aria-label={t('as', {
                    name: each.name,
                    role: say(each.role),
                    organisation: each.organisation,
                  })}
                  onClick={() => void enter({ login: each.login, password: each.password })}
                >
                  <span>{each.name}</span>
                  <code>{each.login}</code>
                  <span className={styles['role']}>
                    {say(each.role)} · {each.organisation}
                  </span>
                  <code>{each.password}</code>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </FrontPage>
  )
}
