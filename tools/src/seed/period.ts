import { builtInCalendar } from '@zhengmei/domain/calendar'
import {
  day,
  type EpochDay,
  firstDayOfYear,
  type Instant,
  isoWeekday,
  type PlainDate,
  startOfEpochDay,
  toEpochDay,
  yearOf,
} from '@zhengmei/domain/kernel'

/** What a data set covers: the whole of last year and this year up to today. */
export interface Period {
  readonly lastYear: number
  readonly thisYear: number
  /** Monday of the week that holds 1 January of last year, so that the year's first ISO week is whole. */
  readonly firstDay: EpochDay
  /** Exclusive: everything generated happened before 00:00 of this day. */
  readonly endDay: EpochDay
  readonly today: PlainDate
}

/** The day is moved into the years of which the calendar knows the holidays: nothing is made up for years without a notice. */
export function periodUpTo(today: PlainDate): Period {
  const { horizon } = builtInCalendar
  const earliest = day(`${horizon.firstYear + 1}-01-01`)
  const latest = day(`${horizon.lastYear}-12-31`)
  const end = today < earliest ? earliest : today > latest ? latest : today
  const thisYear = yearOf(end)
  const newYear = toEpochDay(firstDayOfYear(thisYear - 1))
  return {
    lastYear: thisYear - 1,
    thisYear,
    firstDay: (newYear - isoWeekday(newYear) + 1) as EpochDay,
    endDay: toEpochDay(end),
    today: end,
  }
}

/** Time of a day, Asia/Shanghai. */
export const at = (on: number | PlainDate, hours: number, minutes = 0, seconds = 0): Instant =>
  (startOfEpochDay(typeof on === 'number' ? on : toEpochDay(on)) +
    ((hours * 60 + minutes) * 60 + seconds) * 1000) as Instant

export const later = (from: Instant, milliseconds: number): Instant => (from + milliseconds) as Instant

/** Days, both inclusive. */
export interface Days {
  readonly from: EpochDay
  readonly to: EpochDay
}

/** Whole ISO weeks: from the Monday of the week of `monday`, `count` of them. */
export function weeks(containing: PlainDate, count: number): Days {
  const on = toEpochDay(containing)
  const from = on - isoWeekday(on) + 1
  return { from: from as EpochDay, to: (from + 7 * count - 1) as EpochDay }
}

export const within = (on: number, ranges: readonly Days[]): boolean =>
  ranges.some(({ from, to }) => from <= on && on <= to)
