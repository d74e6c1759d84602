import styles from './calendar.module.css'
import { useCalendarTexts } from './texts'
import type { YearDay, YearMonth } from './year-days'

const kindTexts = {
  holiday: 'kindHoliday',
  makeup_workday: 'kindMakeup',
  weekend: 'kindWeekend',
  workday: 'kindWorkday',
} as const

/** Twelve months at a glance: days off and make-up workdays carry a word beside their colour. */
export function YearView({ months }: { months: readonly YearMonth[] }) {
  const t = useCalendarTexts()
  const weekdays = t('weekdays').split(',')
  const monthNames = t('months').split(',')
  return (
    <div className={styles['months']}>
      {months.map(({ month, weeks }) => (
        <table key={month} className={styles['month']}>
          <caption>{monthNames[month - 1]}</caption>
          <thead>
            <tr>
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col">
                  {weekday}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.find((each) => each !== null)?.on}>
                {week.map((each, place) =>
                  each ? <Day key={each.on} day={each} /> : <td key={weekdays[place]} />,
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function Day({ day }: { day: YearDay }) {
  const t = useCalendarTexts()
  const kind = day.kind === null ? 'kindUnknown' : kindTexts[day.kind]
  const mark =
    day.kind === 'holiday' ? t('markHoliday') : day.kind === 'makeup_workday' ? t('markMakeup') : null
  return (
    <td data-kind={day.kind ?? 'unknown'} title={`${day.on} ${t(kind)}`}>
      {day.number}
      {mark ? <span>{mark}</span> : null}
      <span className="visually-hidden"> {t(kind)}</span>
    </td>
  )
}
