import { type ReactNode, useEffect, useRef } from 'react'
import { useUnsaved } from '../../../ui/unsaved'
import styles from './form.module.css'
import { useFormTexts } from './texts'
import type { Checked } from './use-findings'

/** The form around the fields: Enter and Ctrl+S save, what is wrong gets the focus, what is not saved is asked about. */
export function FormFrame(props: {
  label: string
  dirty: boolean
  /** The field that a refusal is about, anew with each refusal. */
  refused: { readonly field: string } | undefined
  onSave: () => void
  /** What is told at the foot, and its buttons. */
  foot: ReactNode
  checked: Checked
  children: ReactNode
}) {
  const t = useFormTexts()
  const { refused, onSave } = props
  const form = useRef<HTMLFormElement>(null)
  useUnsaved(props.dirty)
  useEffect(() => {
    if (refused)
      form.current
        ?.querySelector<HTMLElement>(`[data-field="account-${refused.field}"] :is(input, textarea)`)
        ?.focus()
  }, [refused])
  useEffect(() => {
    const save = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      onSave()
    }
    window.addEventListener('keydown', save)
    return () => window.removeEventListener('keydown', save)
  }, [onSave])
  return (
    <form
      ref={form}
      aria-label={props.label}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      {props.children}
      <div className={styles['foot']}>
        {props.foot}
        <span className={styles['outcome']} role="status" data-checking={props.checked.checking}>
          <Summary checked={props.checked} />
        </span>
        <span className={styles['keys']}>{t('keys')}</span>
      </div>
    </form>
  )
}

function Summary({ checked: { findings, checking } }: { checked: Checked }) {
  const t = useFormTexts()
  if (checking) return <>{t('checking')}</>
  if (findings === null) return <>{t('notChecked')}</>
  if (findings.length === 0) return <>{t('allGood')}</>
  const found = (['FORBID', 'WARN', 'HINT'] as const).flatMap((wanted) => {
    const count = findings.filter(({ tier }) => tier === wanted).length
    return count === 0 ? [] : [t(`found${wanted}`, { count })]
  })
  return <>{found.join(' · ')}</>
}
