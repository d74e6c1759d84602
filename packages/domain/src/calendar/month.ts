import { day, daysInMonth, type EpochDay, fromEpochDay, toEpochDay } from '../kernel/index.js'

/** A calendar month; `month` counts from 1. */
export interface Month {
  readonly year: number
  readonly month: number
}

export function monthOf(on: EpochDay): Month {
  const date = fromEpochDay(on)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) }
}

export const firstDayOfMonth = (year: number, month: number): EpochDay =>
  toEpochDay(day(`${formatMonth(year, month)}-01`))

/** Inclusive. */
export const lastDayOfMonth = (year: number, month: number): EpochDay =>
  (firstDayOfMonth(year, month) + daysInMonth(year, month) - 1) as EpochDay

/** `2025-03`. */
export const formatMonth = (year: number, month: number): string =>
  `${year}-${String(month).padStart(2, '0')}`
