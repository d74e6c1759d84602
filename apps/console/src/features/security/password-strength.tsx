import { useQuery } from '@tanstack/react-query'
import { judgePassword, PasswordProfile } from '@zhengmei/domain/identity'
import { useDeferredValue, useEffect, useState } from 'react'
import { useBilingual } from '../../ui/language'
import { adviceQuery } from './operations'
import styles from './security.module.css'
import { useSecurityTexts } from './texts'

type Guess = typeof import('./guess-password').guessPassword

/** Says while a password is typed whether it will be taken, and why not. The word lists come with the first sign. */
export function PasswordStrength({ id, password }: { id: string; password: string }) {
  const t = useSecurityTexts()
  const say = useBilingual()
  const advice = useQuery(adviceQuery()).data?.passwordAdvice
  const [guess, setGuess] = useState<Guess>()
  const typed = useDeferredValue(password)
  const begun = password !== ''
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
      <span>
        {t('strength')}：{t(`strength${score as 0 | 1 | 2 | 3 | 4}`)}
      </span>
      <span>{judged.ok ? t('good') : say(judged.refusal.message)}</span>
    </p>
  )
}
