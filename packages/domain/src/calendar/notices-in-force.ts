import type { PlainDate } from '../kernel/index.js'
import { type EpochDay, firstDayOfYear, fromEpochDay, lastDayOfYear, toEpochDay } from '../kernel/index.js'
import { holidayNotices } from './notices/all.js'
import { daysOfNotice } from './notices/days.js'
import type { HolidayNotice } from './notices/notice.js'
import { type DayKind, type WorkCalendar, workCalendar } from './working-days.js'

/**
 * What holds when an office has entered notices of its own: for each year the office's, else the product's. A notice that the product
 * brings later gives way where it contradicts one of the office's, or stands apart from it: no update may leave an office without a calendar.
 *
 * @param own at most one a year, without contradictions among them.
 * @returns one a year, in order, without a missing year between.
 */
export function noticesInForce(
  own: readonly HolidayNotice[],
  builtIn: readonly HolidayNotice[] = holidayNotices,
): readonly HolidayNotice[] {
  const taken = new Map(own.map((notice) => [notice.year, notice]))
  const arranged = new Set(own.flatMap((notice) => daysOfNotice(notice).map(({ on }) => on)))
  for (const notice of builtIn) {
    if (taken.has(notice.year)) continue
    if (!daysOfNotice(notice).some(({ on }) => arranged.has(on))) taken.set(notice.year, notice)
  }
  return unbroken(
    [...taken.values()].sort((one, other) => one.year - other.year),
    own,
  )
}

/** The run of years without a gap that holds the latest of the office's own, or else the latest at all. */
function unbroken(
  notices: readonly HolidayNotice[],
  own: readonly HolidayNotice[],
): readonly HolidayNotice[] {
  const runs: HolidayNotice[][] = []
  for (const notice of notices) {
    const last = runs.at(-1)
    if (last?.at(-1)?.year === notice.year - 1) last.push(notice)
    else runs.push([notice])
  }
  const latest = Math.max(...own.map(({ year }) => year))
  return runs.find((run) => run.some(({ year }) => year === latest)) ?? runs.at(-1) ?? []
}

/** A day that one calendar calls otherwise than another; null: it can't tell. */
export interface ChangedDay {
  readonly on: PlainDate
  readonly before: DayKind | null
  readonly after: DayKind | null
}

/** The days on which two calendars differ, in order. */
export function changedDays(before: WorkCalendar, after: WorkCalendar): readonly ChangedDay[] {
  const first = firstDayOfYear(Math.min(before.horizon.firstYear, after.horizon.firstYear))
  const last = lastDayOfYear(Math.max(before.horizon.lastYear, after.horizon.lastYear))
  const changed: ChangedDay[] = []
  for (let on = toEpochDay(first) as number; on <= toEpochDay(last); on += 1) {
    const [was, is] = [before, after].map((calendar) => kindOn(calendar, on as EpochDay))
    if (was !== is) changed.push({ on: fromEpochDay(on), before: was ?? null, after: is ?? null })
  }
  return changed
}

function kindOn(calendar: WorkCalendar, on: EpochDay): DayKind | null {
  const kind = calendar.dayKind(on)
  return kind.ok ? kind.value : null
}

/**
 * The calendar of this version, made of notices that the product carries: what was computed before calendars were kept names no more
 * than a version, and a later release brings further years.
 *
 * @returns null when the product never had it.
 */
export function builtInCalendarOf(version: string): WorkCalendar | null {
  const [, first, last] = /^cn-(\d{4})-(\d{4})\./.exec(version) ?? []
  const notices = holidayNotices.filter(({ year }) => year >= Number(first) && year <= Number(last))
  if (notices.length === 0) return null
  const calendar = workCalendar(notices)
  return calendar.version === version ? calendar : null
}
