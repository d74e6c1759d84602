import type { ReactNode } from 'react'
import { useDisclosure } from '../ui/use-disclosure'
import frame from './frame.module.css'
import styles from './top-menu.module.css'

/**
 * A button of the top bar with a panel below it (`useDisclosure`); the panel may close itself, by `close`.
 */
export function TopMenu(props: {
  button: ReactNode
  /** The name of the button where `button` shows a picture only. */
  name?: string
  /** Where the window is narrow, the panel hangs at this end of the bar. */
  end?: 'left' | 'right'
  children: (close: () => void) => ReactNode
}) {
  const { open, toggle, close, place, opener, id } = useDisclosure()
  return (
    <div ref={place} className={styles['place']}>
      <button
        ref={opener}
        type="button"
        className={frame['chip']}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={props.name}
        title={props.name}
        onClick={toggle}
      >
        {props.button}
      </button>
      {open ? (
        <div id={id} className={styles['panel']} data-end={props.end ?? 'right'}>
          {props.children(close)}
        </div>
      ) : null}
    </div>
  )
}
