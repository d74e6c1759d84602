import {
  addDays,
  type EpochDay,
  hour,
  type Instant,
  type PlainDate,
  startOfDay,
  startOfEpochDay,
  toEpochDay,
} from '../kernel/index.js'
import type { Layer } from '../rulebook/index.js'
import { longestBreak, type ReplyHours, touchesNonWorkingDay, workingDayDeadline } from './deadline.js'
import { rectificationDaysIn, replyHoursIn } from './deadlines-in-force.js'
import { changesBetween, type InstantWindow, windowsByRule } from './reply-windows.js'
import type { WorkingDays } from './year-frame.js'

/** Two calendars and the days between which they differ, both inclusive. */
export interface CalendarChange {
  readonly before: WorkingDays
  readonly after: WorkingDays
  readonly firstOn: PlainDate
  readonly lastOn: PlainDate
}

/** When enquiries came in whose deadline a change of the calendar moves, or lets be told at all. @source SQ 五 */
export const enquiriesMoved = (layers: readonly Layer[], change: CalendarChange): readonly InstantWindow[] =>
  windowsByRule(layers, 'reply.policy_enquiry', (rules) => {
    const hours = replyHoursIn(rules)
    return hours === null ? [] : receiptsMoved(hours, change)
  })

/** When findings were notified whose rectification is due at another time after a change of the calendar. @source SQ 附2 运维管理 7 */
export const rectificationsMoved = (
  layers: readonly Layer[],
  change: CalendarChange,
): readonly InstantWindow[] =>
  windowsByRule(layers, 'rectification.deadline', (rules) => {
    const days = rectificationDaysIn(rules)
    return days === null ? [] : noticesMoved(days, change)
  })

function receiptsMoved({ hours, hoursTouchingNonWorkingDay }: ReplyHours, change: CalendarChange) {
  if (hours === hoursTouchingNonWorkingDay) return []
  const term = hours * hour
  const fromAt = startOfDay(change.firstOn) - term
  const beforeAt = startOfDay(addDays(change.lastOn, 1))
  const bounds = [fromAt, beforeAt, ...changesBetween(fromAt, beforeAt, term)]
  const ordered = [...new Set(bounds)].filter((at) => at >= fromAt && at <= beforeAt).sort((a, b) => a - b)
  const touches = (at: number, isWorkingDay: WorkingDays) =>
    touchesNonWorkingDay(at as Instant, hours, isWorkingDay)
  return ordered.flatMap((at, index): InstantWindow[] => {
    const next = ordered[index + 1]
    if (next === undefined || touches(at, change.before) === touches(at, change.after)) return []
    return [{ fromAt: at, beforeAt: next }]
  })
}

function noticesMoved(workingDays: number, { before, after, firstOn, lastOn }: CalendarChange) {
  const windows: InstantWindow[] = []
  const earliest = toEpochDay(firstOn) - workingDays - longestBreak
  for (let on = earliest; on < toEpochDay(lastOn); on += 1) {
    const at = startOfEpochDay(on)
    const [was, is] = [before, after].map((days) => workingDayDeadline(at, workingDays, days))
    if (was?.earliestAt === is?.earliestAt && was?.latestAt === is?.latestAt) continue
    windows.push({ fromAt: at, beforeAt: startOfEpochDay((on + 1) as EpochDay) })
  }
  return windows
}
