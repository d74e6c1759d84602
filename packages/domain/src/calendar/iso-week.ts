import { day, type EpochDay, fromEpochDay, isoWeekday, toEpochDay } from '../kernel/index.js'

/** A week of ISO 8601: Monday to Sunday, counted in the year that holds its Thursday. */
export interface IsoWeek {
  readonly weekYear: number
  /** 1 … 52 or 53. */
  readonly week: number
}

/** Monday of W01, which is the week with 4 January. */
function firstMonday(weekYear: number): number {
  const fourthOfJanuary = toEpochDay(day(`${weekYear}-01-04`))
  return fourthOfJanuary - (isoWeekday(fourthOfJanuary) - 1)
}

/** 2024-12-30 lies in 2025-W01, 2027-01-01 in 2026-W53. */
export function isoWeekOf(on: EpochDay): IsoWeek {
  const thursday = on - isoWeekday(on) + 4
  const weekYear = Number(fromEpochDay(thursday).slice(0, 4))
  return {
    weekYear,
    week: Math.floor((thursday - firstMonday(weekYear)) / 7) + 1,
  }
}

/** 52 or 53. */
export const weeksInIsoYear = (weekYear: number): number =>
  (firstMonday(weekYear + 1) - firstMonday(weekYear)) / 7

/**
 * The Monday of the week.
 * @throws RangeError when the year has no such week.
 */
export function firstDayOfIsoWeek(weekYear: number, week: number): EpochDay {
  if (!Number.isInteger(week) || week < 1 || week > weeksInIsoYear(weekYear)) {
    throw new RangeError(`no such week: ${formatIsoWeek(weekYear, week)}`)
  }
  return (firstMonday(weekYear) + (week - 1) * 7) as EpochDay
}

/** `2025-W07`. */
export const formatIsoWeek = (weekYear: number, week: number): string =>
  `${weekYear}-W${String(week).padStart(2, '0')}`
