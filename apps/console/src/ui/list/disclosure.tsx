import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useDisclosure } from '../use-disclosure'
import styles from './list.module.css'

/** One of a list's tools: a button with a panel below it (`useDisclosure`). */
export function Disclosure(props: {
  button: ReactNode
  label: string
  icon?: ReactNode
  children: (close: () => void) => ReactNode
}) {
  const { open, toggle, close, place, opener, id } = useDisclosure()
  return (
    <div ref={place} className={styles['disclosure']}>
      <Button
        ref={opener}
        type="text"
        icon={props.icon}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={props.label}
        onClick={toggle}
      >
        {props.button}
      </Button>
      {open ? (
        <section id={id} data-hanging className={styles['panel']} aria-label={props.label}>
          {props.children(close)}
        </section>
      ) : null}
    </div>
  )
}
