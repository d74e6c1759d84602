import { firstDayOfIsoWeek, formatIsoWeek, weeksInIsoYear } from '../calendar/index.js'
import {
  daysInMonth,
  type EpochDay,
  epochDayOf,
  firstDayOfYear,
  type Instant,
  type Result,
  startOfEpochDay,
  toEpochDay,
} from '../kernel/index.js'
import type { YearOfFacts } from './facts.js'

/** Whether a day is a working day; refused beyond the horizon of the calendar. */
export type WorkingDays = (day: EpochDay) => Result<boolean>

/** Consecutive periods of the year: weeks or months. Period i runs from `starts[i]` to `starts[i + 1]`, exclusive. */
export interface Periods {
  readonly starts: readonly number[]
  /** Evidence keys, by index. */
  readonly labels: readonly string[]
  /** How many of them, from the first, are over before the facts' cut-off. The others are not due yet. */
  readonly due: number
}

/** The bounds of a year, worked out once for all its accounts. Days are epoch days, ends exclusive. */
export interface YearFrame {
  readonly year: number
  readonly firstDay: number
  readonly endDay: number
  /** The first day that the facts do not cover whole: `endDay`, or the day of an earlier cut-off. */
  readonly knownToDay: number
  readonly startAt: Instant
  readonly endAt: Instant
  readonly cutoffAt: Instant
  readonly weeks: Periods
  readonly months: Periods
  readonly isWorkingDay: WorkingDays
}

/**
 * A cut-off at or after the end of the year makes every week of the ISO week-year due, also one that ends in January
 * (2026-W53); an earlier one leaves weeks and months that were not over then out of the judgement.
 */
export function frameOf(facts: YearOfFacts, isWorkingDay: WorkingDays): YearFrame {
  const { year, cutoffAt } = facts
  const firstDay = toEpochDay(firstDayOfYear(year))
  const endDay = toEpochDay(firstDayOfYear(year + 1))
  const endAt = startOfEpochDay(endDay)
  const dueTo = cutoffAt >= endAt ? Number.POSITIVE_INFINITY : epochDayOf(cutoffAt)
  return {
    year,
    firstDay,
    endDay,
    knownToDay: Math.max(firstDay, Math.min(endDay, dueTo)),
    startAt: startOfEpochDay(firstDay),
    endAt,
    cutoffAt,
    weeks: periods(weekStarts(year), weekLabels(year), dueTo),
    months: periods(monthStarts(year, firstDay), monthLabels(year), dueTo),
    isWorkingDay,
  }
}

function weekStarts(year: number): number[] {
  const first = firstDayOfIsoWeek(year, 1)
  return Array.from({ length: weeksInIsoYear(year) + 1 }, (_, index) => first + 7 * index)
}

const weekLabels = (year: number): string[] =>
  Array.from({ length: weeksInIsoYear(year) }, (_, index) => formatIsoWeek(year, index + 1))

function monthStarts(year: number, firstDay: number): number[] {
  const starts = [firstDay]
  for (let month = 1; month <= 12; month += 1)
    starts.push((starts[month - 1] ?? firstDay) + daysInMonth(year, month))
  return starts
}

const monthLabels = (year: number): string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)

function periods(starts: readonly number[], labels: readonly string[], dueTo: number): Periods {
  const due = labels.filter((_, index) => (starts[index + 1] ?? 0) <= dueTo).length
  return { starts, labels, due }
}
