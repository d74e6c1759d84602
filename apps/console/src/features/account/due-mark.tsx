import { type Meaning, StateMark } from '../../ui/meaning'
import { useContentTexts } from './content-texts'
import type { DueState } from './message-operations'

const meanings: Readonly<Record<DueState, Meaning>> = {
  IN_TIME: 'bonus',
  LATE: 'deduction',
  RUNNING: 'deadline',
  OVERDUE: 'veto',
  UNKNOWN: 'unknown',
}

/** How a term stands: by how much it was missed, or how long it still runs. */
export function DueMark({
  due,
}: {
  due: { state: DueState; lateBySeconds: number | null; dueAt: string | null }
}) {
  const t = useContentTexts()
  const late = useDuration(due.lateBySeconds)
  const left = useDuration(due.state === 'RUNNING' && due.dueAt !== null ? secondsUntil(due.dueAt) : null)
  const word =
    due.state === 'RUNNING' ? t('RUNNING_DUE') : due.state === 'UNKNOWN' ? t('UNKNOWN_DUE') : t(due.state)
  return (
    <StateMark meaning={meanings[due.state]}>
      {left === null ? word : t('timeLeft', { time: left })}
      {late === null ? null : ` · ${t('lateBy', { time: late })}`}
    </StateMark>
  )
}

const secondsUntil = (iso: string): number =>
  Math.max(0, Math.floor((new Date(iso).getTime() - Date.now()) / 1000))

/** A span in its largest unit; null for none. */
function useDuration(seconds: number | null): string | null {
  const t = useContentTexts()
  if (seconds === null) return null
  if (seconds >= 86_400) return t('days', { count: Math.floor(seconds / 86_400) })
  if (seconds >= 3_600) return t('hours', { count: Math.floor(seconds / 3_600) })
  if (seconds >= 60) return t('minutes', { count: Math.floor(seconds / 60) })
  return t('seconds', { count: seconds })
}
