import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { gqlMutation, type ResultOf, WireError } from '../../graphql'
import { useBilingual } from '../../ui/language'
import { QrPicture } from '../../ui/qr-picture'
import { FrontPage } from './front-page'
import styles from './front-page.module.css'
import { useFurtherTexts } from './further-texts'
import { NewPasswordFields } from './new-password-fields'
import { continueSignInDocument, type SignInStep } from './operations'
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
  const [chosen, setChosen] = useState({ password: '', repeated: '' })
  const goOn = useMutation(gqlMutation(queryClient, continueSignInDocument, []))
  const answer = goOn.data?.continueSignIn
  const refusal = answer?.__typename === 'Refusal' ? answer : undefined
  const choosing = step.step === 'CHANGE_PASSWORD'
  const weak = refusal?.field === 'password'

  useEffect(() => {
    document.title = `${t(step.step)} · 政媒`
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (goOn.isPending || (choosing && chosen.password !== chosen.repeated)) return
    const input = { secret: step.secret, ...(choosing ? { password: chosen.password } : { code }) }
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
          <NewPasswordFields
            secret={step.secret}
            value={chosen}
            onChange={setChosen}
            problem={weak ? say(refusal.message) : undefined}
          />
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
          {(refusal && !weak) || fault ? (
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
