import type { DayKind } from '@zhengmei/domain/calendar'
import { useBilingual } from '../../../ui/language'
import { Notice, Tag } from '../../../ui/meaning'
import type { Preview } from '../operations'
import { useCalendarTexts } from '../texts'
import styles from './notice-form.module.css'
import { useNoticeTexts } from './texts'

type Change = Preview['changes'][number]

const kindTexts = {
  holiday: 'kindHoliday',
  makeup_workday: 'kindMakeup',
  weekend: 'kindWeekend',
  workday: 'kindWorkday',
} as const

/** What goes by the calendar once it is entered, and what looks unusual about it. */
export function Impact({ preview }: { preview: Preview }) {
  const t = useNoticeTexts()
  const say = useBilingual()
  const { changes, changedDays, waitingEnquiries, openFindings, plannedRuns, sealedRuns } = preview
  // A year that comes to be known is drawn; of one that is amended the days are told.
  const amended = changes.filter(({ before, after }) => before !== null && after !== null)
  return (
    <div className={styles['impact']}>
      {preview.oddities.map((oddity) => (
        <Notice key={oddity.zh} meaning="deadline">
          {say(oddity)}
        </Notice>
      ))}
      <ul>
        <li>{t('changedDays', { count: changedDays })}</li>
        <li>{t('moved', { enquiries: waitingEnquiries, findings: openFindings })}</li>
        <li>{t('runs', { planned: plannedRuns, sealed: sealedRuns })}</li>
      </ul>
      {amended.length > 0 ? (
        <ul className={styles['changes']}>
          {amended.map((change) => (
            <ChangedDay key={String(change.on)} change={change} />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function ChangedDay({ change }: { change: Change }) {
  const t = useCalendarTexts()
  const [before, after] = [change.before, change.after].map((kind) =>
    t(kind === null ? 'kindUnknown' : kindTexts[kind.toLowerCase() as DayKind]),
  )
  return (
    <li>
      {String(change.on)} {before} → <Tag>{after}</Tag>
    </li>
  )
}
