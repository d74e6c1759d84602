import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, lazy, Suspense, useEffect, useId, useState } from 'react'
import { gqlMutation, type ResultOf, WireError } from '../../graphql'
import { useBilingual } from '../../ui/language'
import { FrontPage } from './front-page'
import styles from './front-page.module.css'
import {
  type demoLoginsDocument,
  demoLoginsQuery,
  oidcQuery,
  type SignInStep,
  signInDocument,
} from './operations'
import { PasswordField } from './password-field'
import { useSessionTexts } from './texts'

// Few see these, and the first brings along what draws pictures.
const StepForm = lazy(() => import('./step-form'))
const SavedCodes = lazy(() => import('./saved-codes'))
const IdentityProblem = lazy(() => import('./identity-problem'))

/** Signing in, with the demo logins when the server offers some. Afterwards back to where one wanted to go. */
export default function SignInPage() {
  const t = useSessionTexts()
  const say = useBilingual()
  const { next, expired, problem } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const demoLogins = useQuery(demoLoginsQuery())
  const oidcLabel = useQuery(oidcQuery()).data?.oidcLabel
  const signIn = useMutation(gqlMutation(queryClient, signInDocument, []))
  const loginId = useId()
  const answer = signIn.data?.signIn
  const refusal = answer?.__typename === 'Refusal' ? answer : undefined

  useEffect(() => {
    document.title = `${t('signIn')} · 政媒`
  })

  const [step, setStep] = useState<SignInStep>()
  const [codes, setCodes] = useState<readonly string[]>([])
  const goIn = async () => {
    // Whatever was read as somebody else, or as nobody, is forgotten.
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'DemoLogins' })
    await navigate({ href: next?.startsWith('/') && !next.startsWith('//') ? next : '/', replace: true })
  }
  const enter = async ({ login, password }: { login: string; password: string }) => {
    if (signIn.isPending) return
    const result = await signIn.mutateAsync({ input: { login, password } }).catch(() => undefined)
    if (result?.signIn.__typename === 'SignInStepAsked') setStep(result.signIn)
    if (result?.signIn.__typename === 'SignedIn') await goIn()
  }
  if (codes.length > 0 && !step)
    return (
      <Suspense>
        <SavedCodes codes={codes} onOn={() => void goIn()} />
      </Suspense>
    )
  if (step)
    return (
      <Suspense>
        <StepForm
          key={step.secret}
          step={step}
          onBack={() => setStep(undefined)}
          onStep={(further) => {
            if (further.recoveryCodes) setCodes(further.recoveryCodes)
            setStep(further.__typename === 'SignInStepAsked' ? further : undefined)
            if (further.__typename === 'SignedIn' && !further.recoveryCodes && codes.length === 0) void goIn()
          }}
        />
      </Suspense>
    )
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
      {problem ? (
        <Suspense>
          <IdentityProblem code={problem} />
        </Suspense>
      ) : null}
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
      {oidcLabel ? (
        <a className={styles['elsewhere']} href="/sign-in/oidc">
          {say(oidcLabel)}
        </a>
      ) : null}
      {logins.length > 0 ? <DemoLogins logins={logins} onChoose={(login) => void enter(login)} /> : null}
    </FrontPage>
  )
}

type DemoLogin = ResultOf<typeof demoLoginsDocument>['demoLogins'][number]

function DemoLogins({
  logins,
  onChoose,
}: {
  logins: readonly DemoLogin[]
  onChoose: (login: DemoLogin) => void
}) {
  const t = useSessionTexts()
  const say = useBilingual()
  const id = useId()
  const passwords = new Set(logins.map((each) => each.password))
  return (
    <section className={styles['demo']} aria-labelledby={id}>
      <h2 id={id}>{t('demo')}</h2>
      <p className={styles['hint']}>
        {t('demoText')}{' '}
        {passwords.size === 1 ? t('demoPassword', { password: logins[0]?.password ?? '' }) : null}
      </p>
      <ul>
        {logins.map((each) => (
          <li key={each.login}>
            <button type="button" onClick={() => onChoose(each)}>
              <code>{each.login}</code>
              <span className={styles['role']}>
                {say(each.role)} · {each.organisation}
              </span>
              {passwords.size > 1 ? <code>{each.password}</code> : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
