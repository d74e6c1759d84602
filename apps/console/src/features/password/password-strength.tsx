import { judgePassword, PasswordProfile } from '@zhengmei/domain/identity'
import { useDeferredValue, useEffect, useState } from 'react'
import { useBilingual } from '../../ui/language'
import { usePunctuation } from '../../ui/punctuation'
import styles from './password.module.css'
import { usePasswordTexts } from './texts'

type Guess = typeof import('./guess-password').guessPassword

/** What is asked of a password, as the server says it. */
export interface Advice {
  /** Null: the profile asks for no kinds. */
  readonly kindsOfSigns: number | null
  /** Words that it must not hold. */
  readonly ownWords: readonly string[]
}

/** Says while a password is typed whether it will be taken, and why not. The word lists come with the first sign. */
export function PasswordStrength(props: {
  id?: string
  password: string
  advice: Advice | null | undefined
}) {
  const t = usePasswordTexts()
  const marks = usePunctuation()
  const say = useBilingual()
  const { id, advice } = props
  const [guess, setGuess] = useState<Guess>()
  const typed = useDeferredValue(props.password)
  const begun = props.password !== ''
  useEffect(() => {
    if (begun) void import('./guess-password').then((lists) => setGuess(() => lists.guessPassword))
  }, [begun])
  if (typed === '' || !guess || !advice) return <p id={id} className={styles['strength']} />
  const profile = advice.kindsOfSigns === null ? PasswordProfile.asvs : PasswordProfile.classifiedProtection
  const { score } = guess(typed, advice.ownWords)
  const judged = judgePassword(typed, profile, advice.ownWords, (text) => guess(text, advice.ownWords))
  return (
    <p id={id} className={styles['strength']} aria-live="polite">
      <span className={styles['meter']} data-score={score} aria-hidden>
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} data-on={score >= bar} />
        ))}
      </span>
      <span>{marks.colon(t('strength'), t(`strength${score as 0 | 1 | 2 | 3 | 4}`))}</span>
      <span>{judged.ok ? t('good') : say(judged.refusal.message)}</span>
    </p>
  )
}
