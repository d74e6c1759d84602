import type { ReactNode } from 'react'
import { AskFirst } from './ask-first'
import { StateMark } from './meaning'
import { Problem } from './problem'
import { ProgressLine } from './progress-line'
import { useUiTexts } from './texts'
import styles from './under-way.module.css'

/** How something under way can be ended: who may is asked first; `requested` once somebody has. */
export interface Ending {
  readonly possible: boolean
  readonly requested: boolean
  readonly question: string
  readonly yes: string
  readonly no: string
  readonly busy: boolean
  readonly onYes: () => void
  readonly refusal?: { readonly message: { readonly zh: string; readonly en: string } } | undefined
  readonly error: unknown
}

/** Whether what is shown follows the work live, or is read again every two seconds. */
export function FollowedMark({ broken }: { broken: boolean }) {
  const t = useUiTexts()
  return (
    <StateMark meaning="active" busy>
      {t(broken ? 'polling' : 'live')}
    </StateMark>
  )
}

/** A piece of work under way: what it is doing, how far it is, and the way to end it. */
export function UnderWay(props: {
  label: string
  progress: { readonly done: number; readonly total: number | null; readonly percent: number | null }
  ending: Ending
  children?: ReactNode
}) {
  const t = useUiTexts()
  const { ending } = props
  return (
    <div className={styles['body']} aria-live="polite">
      {props.children}
      <ProgressLine label={props.label} {...props.progress} />
      {ending.possible ? (
        <div>
          <AskFirst
            question={ending.question}
            yes={ending.yes}
            no={ending.no}
            busy={ending.busy}
            onYes={ending.onYes}
          >
            {ending.yes}
          </AskFirst>
        </div>
      ) : null}
      {ending.requested ? <p role="status">{t('cancelling')}</p> : null}
      <Problem {...(ending.refusal ? { refusal: ending.refusal } : {})} error={ending.error} />
    </div>
  )
}
