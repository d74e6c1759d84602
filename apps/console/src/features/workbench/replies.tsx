import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Figures } from '../../ui/facts'
import { formatCount } from '../../ui/format'
import { Panel } from '../../ui/page'
import type { Bench } from './operations'
import { useWorkbenchTexts } from './texts'
import styles from './workbench.module.css'

type ReplyFigures = NonNullable<Bench['replyFigures']>

/** How the policy enquiries of the last days were answered; each number leads to the messages that it counts. */
export function Replies({ figures }: { figures: ReplyFigures }) {
  const t = useWorkbenchTexts()
  const { fromOn, toOn, inTime, late, overdue, running } = figures
  const due = inTime + late + overdue
  const to = (states: string, shown: ReactNode) => (
    <Link to="/accounts/messages" search={{ due: states, on: `${fromOn}..${toOn}` }}>
      {shown}
    </Link>
  )
  return (
    <Panel flush title={t('replies')} extra={t('repliesOf', { from: fromOn, to: toOn })}>
      <Figures
        items={[
          {
            label: t('replyRate'),
            value: to(
              'IN_TIME,LATE,OVERDUE',
              due === 0 ? <span className={styles['noData']}>{t('noData')}</span> : rateOf(inTime, due),
            ),
            note: t('replyRateOf', { inTime: formatCount(inTime), due: formatCount(due) }),
          },
          { label: t('repliedLate'), value: to('LATE', formatCount(late)) },
          { label: t('replyOverdue'), value: to('OVERDUE', formatCount(overdue)) },
          { label: t('replyRunning'), value: to('RUNNING', formatCount(running)) },
        ]}
      />
    </Panel>
  )
}

/** In a hundred, with one place; only all of them are 100. */
export const rateOf = (part: number, whole: number): string =>
  `${(Math.floor((1000 * part) / whole) / 10).toFixed(1)}%`
