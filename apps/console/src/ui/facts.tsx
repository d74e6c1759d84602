import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** Names and values of one thing, `columns` beside each other where there is room. */
export function Facts(props: {
  columns?: 1 | 2 | 3 | 4
  items: readonly (readonly [name: string, value: ReactNode] | null | false)[]
}) {
  return (
    <dl className={styles['facts']} style={{ '--columns': props.columns ?? 1 } as React.CSSProperties}>
      {props.items.map((item) =>
        item ? (
          <div key={item[0]}>
            <dt>{item[0]}</dt>
            <dd>{item[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

/** Large figures in a row, each possibly the link to the list it counts; `long` is for what is a name rather than a number. */
export function Figures(props: {
  items: readonly { label: string; value: ReactNode; note?: ReactNode; long?: boolean }[]
}) {
  return (
    <dl className={styles['figures']}>
      {props.items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd data-long={item.long}>{item.value}</dd>
          {item.note ? <dd className={styles['note']}>{item.note}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
