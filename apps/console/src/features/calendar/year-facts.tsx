import { daysBetween, type PlainDate } from '@zhengmei/domain/kernel'
import { DataTable } from '../../ui/data-table'
import { Figures } from '../../ui/facts'
import { useBilingual } from '../../ui/language'
import { calendarOf, type ToldCalendar } from './operations'
import { useCalendarTexts } from './texts'
import { workingDaysOf, yearMonths } from './year-days'

type ToldNotice = ToldCalendar['notices'][number]
type ToldHoliday = ToldNotice['holidays'][number]

const lengthOf = ({ from, to }: ToldHoliday) => daysBetween(from as PlainDate, to as PlainDate) + 1

/** A year in figures: working days, days off, what is worked in exchange, the notice that says so. */
export function YearFigures({ told, year }: { told: ToldCalendar; year: number }) {
  const t = useCalendarTexts()
  const notice = told.notices.find((each) => each.year === year)
  return (
    <Figures
      items={[
        { label: t('workingDays'), value: workingDaysOf(yearMonths(year, calendarOf(told))) ?? '—' },
        {
          label: t('holidays'),
          value: notice ? notice.holidays.reduce((sum, each) => sum + lengthOf(each), 0) : '—',
        },
        {
          label: t('makeup'),
          value: notice ? notice.holidays.flatMap((each) => each.makeupWorkdays).length : '—',
        },
        {
          label: t('notice'),
          value: notice ? notice.number : '—',
          long: true,
          note: notice ? t('issued', { on: String(notice.issuedOn) }) : undefined,
        },
        { label: t('version'), value: <code>{told.version}</code>, long: true },
      ]}
    />
  )
}

/** The holidays of a notice, each with its days. */
export function Holidays({ notice }: { notice: ToldNotice }) {
  const t = useCalendarTexts()
  const say = useBilingual()
  return (
    <DataTable
      caption={t('notice')}
      rows={notice.holidays}
      rowKey={(row) => String(row.from)}
      heading="holiday"
      columns={[
        { key: 'holiday', title: t('holiday'), cell: (row) => say(row.name) },
        {
          key: 'days',
          title: t('days'),
          cell: (row) => t('span', { from: String(row.from), to: String(row.to), count: lengthOf(row) }),
        },
        {
          key: 'makeup',
          title: t('makeupDays'),
          cell: (row) => (row.makeupWorkdays.length > 0 ? row.makeupWorkdays.join('、') : t('none')),
        },
      ]}
    />
  )
}
