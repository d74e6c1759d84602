import {
  type EpochDay,
  firstDayOfYear,
  fromEpochDay,
  type Instant,
  isoWeekday,
  lastDayOfYear,
  ok,
  type PlainDate,
  type Result,
  refuse,
  startOfEpochDay,
  toEpochDay,
} from '../kernel/index.js'
import type { HolidayNotice } from './notices/notice.js'

/** What a day is to an office. Only `workday` and `makeup_workday` (调休上班) are working days. */
export const DayKind = {
  workday: 'workday',
  weekend: 'weekend',
  holiday: 'holiday',
  makeup_workday: 'makeup_workday',
} as const
export type DayKind = (typeof DayKind)[keyof typeof DayKind]

/** First and last year, both inclusive, of which the notices are known. */
export interface Horizon {
  readonly firstYear: number
  readonly lastYear: number
}

/**
 * Working days over the years of the given notices. Outside them every answer is the refusal `calendar/beyond-horizon`, for weekdays and
 * weekends alike: a later notice may make a Monday a day off and a Sunday a working day.
 */
export interface WorkCalendar {
  /** Names the data, e.g. `cn-2024-2026.1f3a09c2`: the years and a digest of the notices. */
  readonly version: string
  readonly horizon: Horizon
  /** What it is made of, in the order of the years. */
  readonly notices: readonly HolidayNotice[]
  /** Takes a day in either form. */
  dayKind(on: PlainDate | EpochDay): Result<DayKind>
  /** Allocates nothing: it is asked for every message of a year. */
  isWorkingDay(on: EpochDay): Result<boolean>
  /** 24:00 (exclusive end) of the n-th working day after `date`, which itself does not count; n ≥ 1. */
  endOfNthWorkingDayAfter(date: PlainDate, n: number): Result<Instant>
}

const kinds = [DayKind.workday, DayKind.weekend, DayKind.holiday, DayKind.makeup_workday] as const
const [workday, weekend, holiday, makeupWorkday] = [0, 1, 2, 3]

const kindResults = kinds.map((kind) => ok(kind))
const workingResults = kinds.map((kind) => ok(kind === DayKind.workday || kind === DayKind.makeup_workday))

/**
 * Lays the notices out day by day once, so that a question is one look into a table.
 * @throws RangeError when the notices contradict each other or leave out a year: that is a mistake in the data, not in the question.
 */
export function workCalendar(notices: readonly HolidayNotice[]): WorkCalendar {
  const horizon = horizonOf(notices)
  const firstDay = toEpochDay(firstDayOfYear(horizon.firstYear))
  const table = layOut(notices, firstDay, toEpochDay(lastDayOfYear(horizon.lastYear)))
  const beyondHorizon = refuse('calendar/beyond-horizon', {
    zh: `节假日安排只录到 ${horizon.firstYear}—${horizon.lastYear} 年，此外的日子不能判断是否为工作日`,
    en: `Holiday notices are known for ${horizon.firstYear}–${horizon.lastYear} only; whether another day is a working day can’t be told`,
  })

  const kindAt = (on: number): number | undefined => table[on - firstDay]

  return {
    version: `cn-${horizon.firstYear}-${horizon.lastYear}.${digestOf(notices)}`,
    horizon,
    notices: [...notices].sort((a, b) => a.year - b.year),
    dayKind(on) {
      const kind = kindAt(typeof on === 'number' ? on : toEpochDay(on))
      return kind === undefined ? beyondHorizon : (kindResults[kind] ?? beyondHorizon)
    },
    isWorkingDay(on) {
      const kind = kindAt(on)
      return kind === undefined ? beyondHorizon : (workingResults[kind] ?? beyondHorizon)
    },
    endOfNthWorkingDayAfter(date, n) {
      if (!Number.isInteger(n) || n < 1) throw new RangeError(`not a number of working days: ${n}`)
      let left = n
      for (let on = toEpochDay(date) + 1; ; on++) {
        const kind = kindAt(on)
        if (kind === undefined) return beyondHorizon
        if (kind === workday || kind === makeupWorkday) left--
        if (left === 0) return ok(startOfEpochDay(on + 1))
      }
    },
  }
}

function horizonOf(notices: readonly HolidayNotice[]): Horizon {
  const years = notices.map((notice) => notice.year)
  const firstYear = Math.min(...years)
  const lastYear = Math.max(...years)
  if (
    years.length === 0 ||
    new Set(years).size !== years.length ||
    lastYear - firstYear + 1 !== years.length
  ) {
    throw new RangeError(`holiday notices must follow each other year by year: ${years.join(', ')}`)
  }
  return { firstYear, lastYear }
}

function layOut(notices: readonly HolidayNotice[], firstDay: number, lastDay: number): Uint8Array {
  const table = new Uint8Array(lastDay - firstDay + 1)
  for (let on = firstDay; on <= lastDay; on++) table[on - firstDay] = isoWeekday(on) >= 6 ? weekend : workday

  const arranged = new Set<number>()
  const arrange = (on: number, kind: number) => {
    if (arranged.has(on)) throw new RangeError(`arranged twice by holiday notices: ${fromEpochDay(on)}`)
    arranged.add(on)
    // A holiday may reach past the horizon (2022-12-31 stood in the notice for 2023); those days stay unknown.
    if (on >= firstDay && on <= lastDay) table[on - firstDay] = kind
  }
  for (const { holidays } of notices) {
    for (const { from, to, makeupWorkdays } of holidays) {
      if (to < from) throw new RangeError(`a holiday ends before it begins: ${from}…${to}`)
      for (let on = toEpochDay(from) as number; on <= toEpochDay(to); on++) arrange(on, holiday)
      for (const date of makeupWorkdays) {
        const on = toEpochDay(date)
        if (isoWeekday(on) < 6) throw new RangeError(`a make-up workday on a weekday: ${date}`)
        arrange(on, makeupWorkday)
      }
    }
  }
  return table
}

/** FNV-1a over the dates, 32 bits: tells two states of the data apart, guards against nothing. */
function digestOf(notices: readonly HolidayNotice[]): string {
  const text = [...notices]
    .sort((a, b) => a.year - b.year)
    .map(({ year, number, holidays }) =>
      [
        year,
        number,
        ...holidays.map(({ from, to, makeupWorkdays }) => [from, to, ...makeupWorkdays].join()),
      ].join(';'),
    )
    .join('\n')
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
