import type { Brand } from './brand.js'
import { type EpochDay, fromEpochDay, type PlainDate, parsePlainDate, toEpochDay } from './plain-date.js'

/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>

export const hour = 3_600_000
const dayLength = 24 * hour

/**
 * Asia/Shanghai is UTC+8 without daylight saving since 1991-09-15; all facts of this product are later,
 * so a fixed offset is exact and needs no time-zone data in the browser.
 */
const shanghaiOffset = 8 * hour

/** The day in Asia/Shanghai on which the instant lies. */
export const epochDayOf = (at: Instant): EpochDay => Math.floor((at + shanghaiOffset) / dayLength) as EpochDay

export const dayOf = (at: Instant): PlainDate => fromEpochDay(epochDayOf(at))

/** 00:00 of the day in Asia/Shanghai. */
export const startOfDay = (date: PlainDate): Instant => startOfEpochDay(toEpochDay(date))

export const startOfEpochDay = (epochDay: number): Instant =>
  (epochDay * dayLength - shanghaiOffset) as Instant

/** With a `T` an offset must follow: such a time comes from a program, and nobody knows by which clock that ran. */
const form =
  /^(\d{4}-\d{2}-\d{2})(?: |T(?=.*[Z+-]))(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(Z|[+-]\d{2}:?\d{2})?$/

/**
 * Reads ISO 8601 with offset, or `YYYY-MM-DD HH:MM[:SS]` without one as Asia/Shanghai.
 * Null when the day or time does not exist (2025-02-30, 24:00, 10:60). Fractions are cut to milliseconds.
 */
export function parseInstant(text: string): Instant | null {
  const match = form.exec(text)
  if (!match) return null
  const date = parsePlainDate(match[1] ?? '')
  const hours = Number(match[2])
  const minutes = Number(match[3])
  const seconds = Number(match[4] ?? 0)
  if (date === null || hours > 23 || minutes > 59 || seconds > 59) return null
  const offset = offsetOf(match[6])
  if (offset === null) return null
  const milliseconds = Number((match[5] ?? '').slice(0, 3).padEnd(3, '0'))
  return (toEpochDay(date) * dayLength +
    ((hours * 60 + minutes) * 60 + seconds) * 1000 +
    milliseconds -
    offset) as Instant
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return shanghaiOffset
  if (zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  if (hours > 14 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** An instant known to be right, as written in code and tests; throws on anything else. */
export function instant(text: string): Instant {
  const at = parseInstant(text)
  if (at === null) throw new RangeError(`not an instant: ${text}`)
  return at
}

/** ISO 8601 in Asia/Shanghai to the second, e.g. `2025-03-01T09:30:00+08:00`. */
export function formatInstant(at: Instant): string {
  return `${new Date(at + shanghaiOffset).toISOString().slice(0, 19)}+08:00`
}
