import type { ReactNode } from 'react'
import { FindingLines } from './finding-lines'
import styles from './form.module.css'
import type { RegistrationFinding } from './operations'

/** What a control needs so that its field's words are read out with it. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': true | undefined
}

/** One field: label, control, and below it what is wrong, what was found, what to know. */
export function Field(props: {
  id: string
  label: string
  needed?: boolean
  wide?: boolean
  hint?: ReactNode
  /** Why it can't be saved so. */
  problem?: string | undefined
  findings?: readonly RegistrationFinding[]
  children: (control: ControlProps) => ReactNode
}) {
  const { id, problem, findings = [] } = props
  const notes = `${id}-notes`
  return (
    <div className={props.wide ? `${styles['field']} ${styles['wide']}` : styles['field']} data-field={id}>
      <label htmlFor={id} className={`${styles['label']} ${props.needed ? styles['needed'] : ''}`}>
        {props.label}
      </label>
      {props.children({ id, 'aria-describedby': notes, 'aria-invalid': problem ? true : undefined })}
      <div id={notes} aria-live="polite">
        {problem ? <div className={styles['problem']}>{problem}</div> : null}
        <FindingLines findings={findings} />
        {props.hint ? <div className={styles['hint']}>{props.hint}</div> : null}
      </div>
    </div>
  )
}

/** Something that is only read here. */
export function Settled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles['field']}>
      <span className={styles['label']}>{label}</span>
      <span className={styles['value']}>{children}</span>
    </div>
  )
}
