import { useId, useState } from 'react'
import styles from './front-page.module.css'
import { useSessionTexts } from './texts'

/** A password with a way to look at it; `hint` and `invalid` are read out with it. */
export function PasswordField(props: {
  label: string
  name: string
  autoComplete: 'current-password' | 'new-password'
  value: string
  onChange: (value: string) => void
  hint?: string
  invalid?: boolean
}) {
  const t = useSessionTexts()
  const id = useId()
  const [shown, setShown] = useState(false)
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
          aria-invalid={props.invalid ? true : undefined}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
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
      {props.hint ? (
        <p id={`${id}-hint`} className={styles['hint']}>
          {props.hint}
        </p>
      ) : null}
    </div>
  )
}
