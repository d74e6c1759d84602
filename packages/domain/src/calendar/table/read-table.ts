import { addDays, daysBetween, type PlainDate, yearOf } from '../../kernel/index.js'
import { holidayNameOf } from '../notices/holiday-names.js'
import type { NoticedHoliday } from '../notices/notice.js'
import { readCsvTable } from './csv-table.js'
import type { DayRow, TableProblem } from './day-row.js'
import { isIcs, readIcs } from './ics.js'

/** The holidays of one year as a table tells them. */
export interface HolidayTable {
  readonly holidays: readonly NoticedHoliday[]
  /** Years of which the table tells as well; they are left. */
  readonly otherYears: readonly number[]
  /** Lines that can't be read. */
  readonly problems: readonly TableProblem[]
}

/** What an office can fill in: one line a day or stretch of days. The days are of no year that ever was. */
export const holidayTableTemplate = [
  '日期,安排,节日',
  '2099-01-01至2099-01-03,休,元旦',
  '2099-01-04,班,元旦',
  '',
].join('\r\n')

/**
 * Reads the holidays of a year from a table (日期, 休/班, 节日; CSV or copied from a sheet) or from a calendar file (.ics). Days off that
 * follow each other under one name are one holiday; a day worked goes with the holiday of its name, or else with the nearest.
 */
export function readHolidayTable(text: string, year: number): HolidayTable {
  const plain = text.replace(/^\uFEFF/, '')
  const { rows, problems } = isIcs(plain) ? readIcs(plain) : readCsvTable(plain)
  const holidays = stretchesOf(rows)
  for (const row of rows) if (!row.off) giveBack(holidays, row)
  const ofYear = holidays.filter(({ to }) => yearOf(to) === year)
  const others = new Set(holidays.map(({ to }) => yearOf(to)).filter((other) => other !== year))
  return { holidays: ofYear.map(noticed), otherYears: [...others].sort(), problems }
}

interface Stretch {
  readonly name: string
  readonly from: PlainDate
  to: PlainDate
  readonly makeupWorkdays: PlainDate[]
}

function stretchesOf(rows: readonly DayRow[]): Stretch[] {
  const stretches: Stretch[] = []
  const inOrder = rows.filter(({ off }) => off).toSorted((one, other) => (one.from < other.from ? -1 : 1))
  for (const { from, to, name } of inOrder) {
    const last = stretches.at(-1)
    const goesOn = last !== undefined && (last.name === name || name === '') && addDays(last.to, 1) === from
    if (goesOn) last.to = to
    else stretches.push({ name, from, to, makeupWorkdays: [] })
  }
  return stretches
}

function giveBack(holidays: readonly Stretch[], { from, to, name }: DayRow): void {
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const away = (holiday: Stretch) =>
      on < holiday.from ? daysBetween(on, holiday.from) : daysBetween(holiday.to, on)
    const named = holidays.filter((holiday) => name !== '' && holiday.name === name)
    const [nearest] = (named.length > 0 ? named : holidays).toSorted((one, other) => away(one) - away(other))
    nearest?.makeupWorkdays.push(on)
  }
}

const noticed = ({ name, from, to, makeupWorkdays }: Stretch): NoticedHoliday => ({
  name: holidayNameOf(name),
  from,
  to,
  makeupWorkdays: makeupWorkdays.toSorted(),
})
