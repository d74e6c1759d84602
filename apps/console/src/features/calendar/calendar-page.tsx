import { useNavigate, useSearch } from '@tanstack/react-router'
import { builtInCalendar, type HolidayNotice, holidayNotices } from '@zhengmei/domain/calendar'
import { daysBetween } from '@zhengmei/domain/kernel'
import { Segmented } from 'antd'
import { DataTable } from '../../ui/data-table'
import { Figures } from '../../ui/facts'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Notice } from '../../ui/meaning'
import { Page, Panel, Toolbar } from '../../ui/page'
import { todayInShanghai } from '../../ui/today'
import { useCalendarTexts } from './texts'
import { workingDaysOf, yearMonths } from './year-days'
import { YearView } from './year-view'

/** From this month on offices plan into the next year, and its notice is usually out. */
const planningFrom = 11

/** The working days of the years that are known, and a plain word about those that are not. */
export default function CalendarPage() {
  const t = useCalendarTexts()
  const { horizon, version } = builtInCalendar
  const search = useSearch({ from: '/signed-in/calendar' })
  const navigate = useNavigate({ from: '/calendar' })
  const [thisYear = 0, month = 0] = todayInShanghai().split('-').map(Number)
  const now = { year: thisYear, month }
  const year = search.year ?? now.year
  const years = [...holidayNotices.map((notice) => notice.year), horizon.lastYear + 1]
  const missing = now.month >= planningFrom ? now.year + 1 : now.year
  const notice = holidayNotices.find((each) => each.year === year)
  const months = yearMonths(year, builtInCalendar)
  return (
    <Page title={t('title')} lead={t('lead')}>
      {missing > horizon.lastYear ? (
        <Notice meaning="deadline" title={t('soon', { year: missing })}>
          {t('soonText')}
        </Notice>
      ) : null}
      <Panel flush label={t('year')}>
        <Toolbar>
          <Segmented
            aria-label={t('year')}
            value={year}
            options={[...new Set([...years, year])].sort().map((value) => ({ value, label: value }))}
            onChange={(value: number) => void navigate({ search: { year: value } })}
          />
          <span>{t('known', { from: horizon.firstYear, to: horizon.lastYear })}</span>
        </Toolbar>
        <Figures
          items={[
            { label: t('workingDays'), value: workingDaysOf(months) ?? '—' },
            { label: t('holidays'), value: notice ? daysOff(notice) : '—' },
            {
              label: t('makeup'),
              value: notice ? notice.holidays.flatMap((each) => each.makeupWorkdays).length : '—',
            },
            {
              label: t('notice'),
              value: notice ? notice.number : '—',
              long: true,
              note: notice ? t('issued', { on: notice.issuedOn }) : undefined,
            },
            { label: t('version'), value: <code>{version}</code>, long: true },
          ]}
        />
        {notice ? null : <Nothing title={t('noNotice', { year })} text={t('noNoticeText', { year })} />}
      </Panel>
      {notice ? (
        <>
          <Panel title={t('yearView', { year })}>
            <YearView months={months} />
          </Panel>
          <Panel flush title={`${t('notice')} ${notice.number}`}>
            <Holidays notice={notice} />
          </Panel>
        </>
      ) : null}
      <Panel title={t('changes')}>
        <p>{t('changesText')}</p>
      </Panel>
    </Page>
  )
}

const lengthOf = ({ from, to }: HolidayNotice['holidays'][number]) => daysBetween(from, to) + 1

const daysOff = (notice: HolidayNotice) => notice.holidays.reduce((sum, each) => sum + lengthOf(each), 0)

function Holidays({ notice }: { notice: HolidayNotice }) {
  const t = useCalendarTexts()
  const say = useBilingual()
  return (
    <DataTable
      caption={t('notice')}
      rows={notice.holidays}
      rowKey={(row) => row.from}
      heading="holiday"
      columns={[
        { key: 'holiday', title: t('holiday'), cell: (row) => say(row.name) },
        {
          key: 'days',
          title: t('days'),
          cell: (row) => t('span', { from: row.from, to: row.to, count: lengthOf(row) }),
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
