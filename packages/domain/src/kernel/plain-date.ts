import type { Brand } from './brand.js'

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Sorts and compares as text. */
export type PlainDate = Brand<string, 'PlainDate'>

/** Days since 1970-01-01 (day 0); the form in which days are counted with. */
export type EpochDay = Brand<number, 'EpochDay'>

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsPerDay = 86_400_000

/** Reads `YYYY-MM-DD`; null when the text has another form or the day does not exist (2025-02-29). */
export function parsePlainDate(text: string): PlainDate | null {
  const match = pattern.exec(text)
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2])
  const dayOfMonth = Number(match[3])
  if (year < 1900 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month))
    return null
  return text as PlainDate
}

/** A day known to be right, as written in code and data; throws on anything else. */
export function day(text: string): PlainDate {
  const date = parsePlainDate(text)
  if (date === null) throw new RangeError(`not a day: ${text}`)
  return date
}

export function toEpochDay(date: PlainDate): EpochDay {
  return (Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) /
    millisecondsPerDay) as EpochDay
}

export function fromEpochDay(epochDay: number): PlainDate {
  return new Date(epochDay * millisecondsPerDay).toISOString().slice(0, 10) as PlainDate
}

export const addDays = (date: PlainDate, days: number): PlainDate => fromEpochDay(toEpochDay(date) + days)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => toEpochDay(to) - toEpochDay(from)

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4))

export const firstDayOfYear = (year: number): PlainDate => day(`${year}-01-01`)
export const lastDayOfYear = (year: number): PlainDate => day(`${year}-12-31`)

/** Monday = 1 … Sunday = 7, as ISO 8601 counts. Day 0 (1970-01-01) was a Thursday. */
export const isoWeekday = (epochDay: number): number => ((((epochDay + 3) % 7) + 7) % 7) + 1

/** `month` counts from 1. */
export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()
