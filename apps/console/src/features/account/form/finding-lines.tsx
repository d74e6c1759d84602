import { useBilingual } from '../../../ui/language'
import { type Meaning, Tag } from '../../../ui/meaning'
import accountStyles from '../account.module.css'
import styles from './form.module.css'
import type { RegistrationFinding } from './operations'
import { useFormTexts } from './texts'

const meanings: Readonly<Record<RegistrationFinding['tier'], Meaning>> = {
  FORBID: 'veto',
  WARN: 'deadline',
  HINT: 'unknown',
}

/** What a check found about one field: how much it weighs, in words, and the clause it rests on. */
export function FindingLines({ findings }: { findings: readonly RegistrationFinding[] }) {
  const t = useFormTexts()
  const say = useBilingual()
  return findings.map(({ check, tier, message, statement }) => (
    <span key={check} className={styles['finding']}>
      <Tag meaning={meanings[tier]}>{t(tier)}</Tag>
      <span>{say(message)}</span>
      {statement ? (
        <span className={accountStyles['clause']}>
          {statement.source.documentShortName} {statement.source.clause}
        </span>
      ) : null}
    </span>
  ))
}
