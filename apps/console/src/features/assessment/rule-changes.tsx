import type { RunSummary } from './operations'
import { useBilingual } from '../../ui/language'
import styles from './run-page.module.css'
import { changedLeaves } from './rule-value'

/** What a what-if changed, value by value: the old one struck through, the new one beside it. */
export function RuleChanges({ changes }: { changes: RunSummary['changes'] }) {
  const say = useBilingual()
  return (
    <ul className={styles['changes']}>
      {changes.map((change) => (
        <li key={change.key}>
          <span>{say(change.title)}</span>
          {changedLeaves(change.before, change.after).map((leaf) => (
            <span key={leaf.path}>
              {leaf.path ? <code>{leaf.path} </code> : null}
              <span className={styles['was']}>{leaf.before}</span> → <strong>{leaf.after}</strong>
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
