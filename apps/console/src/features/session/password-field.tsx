import { useId, useState } from 'react'
import styles from './front-page.module.css'
import { useSessionTexts } from './texts'

/** A password with a way to look at it; `hint`, `invalid` and `problem` are read out with it. */
export function PasswordField(props: {
  label: string
  name: string
  autoComplete: 'current-password' | 'new-password'
  value: string
  onChange: (value: string) => void
  hint?: string
  invalid?: boolean
  /** What is wrong with it, said right below. */
  problem?: string
}) {
  const t = useSessionTexts()
  const id = useId()
  const [shown, setShown] = useState(false)
  const described = [props.problem && `${id}-problem`, props.hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{props.label}</label>
      <div className={styles['input']}>
        <input
          id={id}
          name={props.name}
          type={shown ? 'text' : 'password'}
          autoComplete={props.autoComplete}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          aria-invalid={props.invalid || props.problem ? true : undefined}
          aria-describedby={described || undefined}
          required
        />
        <button
          type="button"
          className={styles['reveal']}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? t('hide') : t('show')}
        </button>
      </div>
      {props.problem ? (
        <p id={`${id}-problem`} role="alert" className={styles['error']}>
          {props.problem}
        </p>
      ) : null}
      {props.hint ? (
        <p id={`${id}-hint`} className={styles['hint']}>
          {props.hint}
        </p>
      ) : null}
    </div>
  )
}
