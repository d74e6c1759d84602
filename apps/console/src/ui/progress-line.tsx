import { formatCount } from './format'
import styles from './progress-line.module.css'

/** How far a piece of work has come. Without a known total it only shows that it goes on. */
export function ProgressLine(props: {
  label: string
  done: number
  total: number | null
  percent: number | null
}) {
  const { percent } = props
  return (
    <div className={styles['progress']}>
      <div
        className={styles['track']}
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
      >
        <span
          data-unknown={percent === null}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </div>
      <p>
        <span>{props.label}</span>
        <span>
          {formatCount(props.done)}
          {props.total === null ? '' : ` / ${formatCount(props.total)}`}
          {percent === null ? '' : ` · ${percent} %`}
        </span>
      </p>
    </div>
  )
}
