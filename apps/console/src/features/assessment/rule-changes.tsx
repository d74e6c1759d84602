import { useBilingual } from '../../ui/language'
import { useLeafNames } from './leaf-names'
import type { RunSummary } from './operations'
import { changedLeaves } from './rule-value'
import styles from './run-page.module.css'

/** What a what-if changed, value by value: the old one struck through, the new one beside it. */
export function RuleChanges({ changes }: { changes: RunSummary['changes'] }) {
  const say = useBilingual()
  const nameOf = useLeafNames()
  return (
    <ul className={styles['changes']}>
      {changes.map((change) => (
        <li key={change.key}>
          <span>{say(change.title)}</span>
          {changedLeaves(change.before, change.after).map((leaf) => (
            <span key={leaf.path}>
              <span className={styles['leafName']}>{nameOf(leaf.path)}</span>{' '}
              <span className={styles['was']}>{leaf.before}</span> → <strong>{leaf.after}</strong>
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
