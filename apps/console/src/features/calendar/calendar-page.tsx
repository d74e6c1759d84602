import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing, Waiting } from '../../ui/loaded'
import { Notice } from '../../ui/meaning'
import { Page, Panel, Toolbar } from '../../ui/page'
import { todayInShanghai } from '../../ui/today'
import { Entries } from './entries'
import { calendarOf, calendarQuery, type ToldCalendar } from './operations'
import { useCalendarTexts } from './texts'
import { yearMonths } from './year-days'
import { Holidays, YearFigures } from './year-facts'
import { YearView } from './year-view'

/** Only who enters a notice needs the form. */
const NoticeForm = lazy(() => import('./notice-form/notice-form'))

/** The working days of the years that are known, a plain word about those that are not, and the way to enter them. */
export default function CalendarPage() {
  const { version } = useSearch({ from: '/signed-in/calendar' })
  const t = useCalendarTexts()
  const calendar = useQuery(calendarQuery(version))
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={calendar} lines={8}>
        {({ workCalendar }) =>
          workCalendar ? (
            <Years told={workCalendar} kept={version !== undefined} />
          ) : (
            <Nothing title={t('noVersion')} text={t('noVersionText')} />
          )
        }
      </Loaded>
    </Page>
  )
}

/** `kept`: a calendar that a run was computed with, not the one in force. */
function Years({ told, kept }: { told: ToldCalendar; kept: boolean }) {
  const t = useCalendarTexts()
  const say = useBilingual()
  const search = useSearch({ from: '/signed-in/calendar' })
  const navigate = useNavigate({ from: '/calendar' })
  const [saved, setSaved] = useState<number>()
  const known = told.notices.map((notice) => notice.year)
  const [first = 0, last = 0] = [known.at(0), known.at(-1)]
  const year = search.year ?? Number(todayInShanghai().slice(0, 4))
  const years = [...new Set([...known, ...(kept ? [] : [last + 1]), year])].sort()
  const mayEnter = told.viewerCanSet && !kept && year >= first - 1 && year <= last + 1
  const editing = mayEnter && search.edit === true
  const isKnown = known.includes(year)
  const show = (next: { year: number; edit?: true }) => {
    setSaved(undefined)
    void navigate({ search: (now) => ({ version: now.version, ...next }) })
  }
  const done = (entered: boolean) => {
    void navigate({ search: { year } })
    setSaved(entered ? year : undefined)
  }
  return (
    <>
      {kept ? <Notice meaning="unknown" title={t('kept')} /> : null}
      {kept
        ? null
        : told.warnings.map((warning) => <Notice key={warning.zh} meaning="deadline" title={say(warning)} />)}
      {saved === year ? (
        <Notice meaning="bonus" role="status" title={t('saved', { year })}>
          {t('savedText', { version: told.version })}
        </Notice>
      ) : null}
      <Panel flush label={t('year')}>
        <Toolbar>
          <Segmented
            aria-label={t('year')}
            value={year}
            options={years.map((value) => ({ value, label: value }))}
            onChange={(value: number) => show({ year: value })}
          />
          <span>{t('known', { from: first, to: last })}</span>
          {mayEnter && !editing ? (
            <EnterButtons
              year={year}
              isKnown={isKnown}
              next={last + 1}
              onEdit={(each) => show({ year: each, edit: true })}
            />
          ) : null}
        </Toolbar>
        {editing ? null : <YearFigures told={told} year={year} />}
        {isKnown || editing ? null : (
          <Nothing title={t('noNotice', { year })} text={t('noNoticeText', { year })} />
        )}
      </Panel>
      {editing ? (
        <Suspense fallback={<Waiting lines={8} />}>
          <NoticeForm key={year} told={told} year={year} onDone={done} />
        </Suspense>
      ) : (
        <Year told={told} year={year} kept={kept} />
      )}
    </>
  )
}

/** The year that is looked at, when it is known or stands beside those that are; the next one in any case. */
function EnterButtons(props: {
  year: number
  isKnown: boolean
  next: number
  onEdit: (year: number) => void
}) {
  const t = useCalendarTexts()
  const { year, isKnown, next, onEdit } = props
  return (
    <>
      {isKnown ? <Button onClick={() => onEdit(year)}>{t('amend', { year })}</Button> : null}
      {isKnown || year === next ? null : <Button onClick={() => onEdit(year)}>{t('enter', { year })}</Button>}
      <Button type="primary" onClick={() => onEdit(next)}>
        {t('enter', { year: next })}
      </Button>
    </>
  )
}

function Year({ told, year, kept }: { told: ToldCalendar; year: number; kept: boolean }) {
  const t = useCalendarTexts()
  const notice = told.notices.find((each) => each.year === year)
  return (
    <>
      {notice ? (
        <>
          <Panel title={t('yearView', { year })}>
            <YearView months={yearMonths(year, calendarOf(told))} />
          </Panel>
          <Panel flush title={`${t('notice')} ${notice.number}`}>
            <Holidays notice={notice} />
          </Panel>
        </>
      ) : null}
      {kept ? null : <Entries year={year} told={told} />}
    </>
  )
}
