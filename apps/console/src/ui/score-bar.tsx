import type { Meaning } from './meaning'
import styles from './score-bar.module.css'

/** A score out of a hundred as a bar; the figure stands beside it, so screen readers skip this. */
export function ScoreBar({ score, meaning }: { score: string; meaning: Meaning }) {
  const share = Math.min(100, Math.max(0, Number(score)))
  return (
    <span className={styles['bar']} data-meaning={meaning} aria-hidden="true">
      <span style={{ width: `${share}%` }} />
    </span>
  )
}
