import styles from './score-page.module.css'

/** A score as large as it matters. */
export function Score({ title, score }: { title: string; score: string }) {
  return (
    <p className={styles['score']}>
      <span>{title}</span>
      <strong>{score}</strong>
    </p>
  )
}
