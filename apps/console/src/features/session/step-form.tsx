import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { gqlMutation, type ResultOf, WireError } from '../../graphql'
import { useBilingual } from '../../ui/language'
import { QrPicture } from '../../ui/qr-picture'
import { FrontPage } from './front-page'
import styles from './front-page.module.css'
import { useFurtherTexts } from './further-texts'
import { continueSignInDocument, type SignInStep } from './operations'
import { PasswordField } from './password-field'
import { useSessionTexts } from './texts'

type Further = Exclude<
  ResultOf<typeof continueSignInDocument>['continueSignIn'],
  { readonly __typename: 'Refusal' }
>

const leads = { CODE: 'codeText', ENROL: 'enrolText', CHANGE_PASSWORD: 'expiredText' } as const

/** What is still to be done after the password: a code, setting one up, another password. */
export default function StepForm(props: {
  step: SignInStep
  onStep: (further: Further) => void
  onBack: () => void
}) {
  const t = useFurtherTexts()
  const general = useSessionTexts()
  const say = useBilingual()
  const id = useId()
  const queryClient = useQueryClient()
  const { step } = props
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const goOn = useMutation(gqlMutation(queryClient, continueSignInDocument, []))
  const answer = goOn.data?.continueSignIn
  const refusal = answer?.__typename === 'Refusal' ? answer : undefined
  const choosing = step.step === 'CHANGE_PASSWORD'
  const mismatch = repeated !== '' && repeated !== password

  useEffect(() => {
    document.title = `${t(step.step)} · 政媒`
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (goOn.isPending || (choosing && password !== repeated)) return
    const input = { secret: step.secret, ...(choosing ? { password } : { code }) }
    const result = await goOn.mutateAsync({ input }).catch(() => undefined)
    if (result && result.continueSignIn.__typename !== 'Refusal') props.onStep(result.continueSignIn)
  }
  const fault = goOn.error
    ? general(goOn.error instanceof WireError && goOn.error.code === 'network' ? 'unreachable' : 'faulty')
    : undefined
  return (
    <FrontPage title={t(step.step)}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <p className={styles['hint']}>{t(leads[step.step])}</p>
        {step.totpUri && step.totpSecret ? (
          <>
            <QrPicture value={step.totpUri} />
            <p className={styles['hint']}>
              {t('secretText')}
              <code>{step.totpSecret}</code>
            </p>
          </>
        ) : null}
        {choosing ? (
          <>
            <PasswordField
              label={t('newPassword')}
              name="new-password"
              autoComplete="new-password"
              value={password}
              onChange={setPassword}
              hint={t('passwordHint')}
              invalid={refusal !== undefined}
            />
            <PasswordField
              label={t('repeatPassword')}
              name="repeat-password"
              autoComplete="new-password"
              value={repeated}
              onChange={setRepeated}
              problem={mismatch ? t('mismatch') : undefined}
            />
          </>
        ) : (
          <div className={styles['field']}>
            <label htmlFor={id}>{t('code')}</label>
            <div className={styles['input']}>
              <input
                id={id}
                name="code"
                autoComplete="one-time-code"
                autoCapitalize="none"
                spellCheck={false}
                value={code}
                onChange={(event) => setCode(event.target.value)}
                aria-invalid={refusal ? true : undefined}
                required
              />
            </div>
          </div>
        )}
        <div role="alert">
          {refusal || fault ? (
            <p className={styles['error']}>{refusal ? say(refusal.message) : fault}</p>
          ) : null}
        </div>
        <button type="submit" className={styles['submit']} aria-disabled={goOn.isPending}>
          {goOn.isPending ? t('goingOn') : t('goOn')}
        </button>
        <button type="button" className={styles['back']} onClick={props.onBack}>
          {t('back')}
        </button>
      </form>
    </FrontPage>
  )
}
