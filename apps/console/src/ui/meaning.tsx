import type { ReactNode } from 'react'
import { formatEffect } from './format'
import styles from './meaning.module.css'

/** What a mark on the screen means; colours are bound to these and nothing else. */
export type Meaning = 'plain' | 'active' | 'deduction' | 'bonus' | 'veto' | 'unknown' | 'deadline' | 'cap'

/** A short word on a ground that says what it means; never by colour alone. */
export function Tag({ meaning = 'plain', children }: { meaning?: Meaning; children: ReactNode }) {
  return (
    <span className={styles['tag']} data-meaning={meaning}>
      {children}
    </span>
  )
}

/** A state with its light: still, running, ended well or badly. */
export function StateMark({
  meaning,
  busy,
  children,
}: {
  meaning: Meaning
  busy?: boolean
  children: ReactNode
}) {
  return (
    <span className={styles['state']} data-meaning={meaning} data-busy={busy}>
      {children}
    </span>
  )
}

const meaningOf = (points: string): Meaning => {
  if (/^-?0+(\.0+)?$/.test(points)) return 'plain'
  return points.startsWith('-') ? 'deduction' : 'bonus'
}

/** Points gained or lost, always with their sign; by default a loss is a deduction and a gain a bonus. */
export function Effect({ points, meaning }: { points: string; meaning?: Meaning }) {
  const own = meaningOf(points)
  return (
    <span className={styles['effect']} data-meaning={own === 'plain' ? own : (meaning ?? own)}>
      {formatEffect(points)}
    </span>
  )
}

/** A message within a page: what happened, what it means, what to do. */
export function Notice(props: {
  meaning: Meaning
  title?: ReactNode
  children?: ReactNode
  role?: 'status' | 'alert'
}) {
  return (
    <div className={styles['notice']} data-meaning={props.meaning} role={props.role}>
      {props.title ? <strong>{props.title}</strong> : null}
      {props.children ? <div>{props.children}</div> : null}
    </div>
  )
}
