import {
  addDays,
  epochDayOf,
  hour,
  type Instant,
  type PlainDate,
  startOfDay,
  startOfEpochDay,
} from '../kernel/index.js'
import { type EffectiveRulebook, type Layer, stack } from '../rulebook/index.js'
import { type ReplyHours, touchesNonWorkingDay } from './deadline.js'
import { replyHoursIn } from './deadlines-in-force.js'
import type { WorkingDays } from './year-frame.js'

/** A stretch of time in milliseconds, half-open; `-Infinity` is since ever. */
export interface InstantWindow {
  readonly fromAt: number
  readonly beforeAt: number
}

/**
 * When enquiries must have come in so that their deadline lies within `due`: the deadline turned round, so that a database can look for
 * them. An enquiry of which the calendar can't tell the deadline is left out, unless every deadline it may have lies within.
 *
 * @returns windows in order, which don't touch.
 */
export function receivedForDeadline(
  rule: ReplyHours,
  due: InstantWindow,
  isWorkingDay: WorkingDays,
): readonly InstantWindow[] {
  const [usual, extended] = [rule.hours * hour, rule.hoursTouchingNonWorkingDay * hour]
  const earliest =
    (due.fromAt === Number.NEGATIVE_INFINITY ? due.beforeAt : due.fromAt) - Math.max(usual, extended)
  const bounds = [earliest, due.beforeAt, ...changesBetween(earliest, due.beforeAt, usual)]
  for (const edge of [due.fromAt, due.beforeAt])
    if (Number.isFinite(edge)) bounds.push(edge - usual, edge - extended)
  const ordered = [...new Set(bounds)]
    .filter((at) => at >= earliest && at <= due.beforeAt)
    .sort((a, b) => a - b)

  const within = (deadlineAt: number) => deadlineAt >= due.fromAt && deadlineAt < due.beforeAt
  const windows: InstantWindow[] = []
  if (due.fromAt === Number.NEGATIVE_INFINITY) windows.push({ fromAt: due.fromAt, beforeAt: earliest })
  for (const [index, fromAt] of ordered.entries()) {
    const beforeAt = ordered[index + 1]
    if (beforeAt === undefined) break
    const touches = touchesNonWorkingDay(fromAt as Instant, rule.hours, isWorkingDay)
    const possible = touches === null ? [usual, extended] : [touches ? extended : usual]
    if (possible.every((term) => within(fromAt + term))) windows.push({ fromAt, beforeAt })
  }
  return joined(windows)
}

/** The moments at which the days change that the hours after receipt touch. */
export function changesBetween(fromAt: number, toAt: number, term: number): number[] {
  const changes: number[] = []
  const last = epochDayOf((toAt + term) as Instant)
  for (let day = epochDayOf(fromAt as Instant) as number; day <= last + 1; day += 1) {
    const midnight = startOfEpochDay(day)
    // The hours are half-open: those that end at midnight don't touch the day after.
    changes.push(midnight, midnight - term + 1)
  }
  return changes
}

export function joined(windows: readonly InstantWindow[]): readonly InstantWindow[] {
  const result: InstantWindow[] = []
  for (const window of windows) {
    const last = result.at(-1)
    if (last?.beforeAt === window.fromAt) result[result.length - 1] = { ...last, beforeAt: window.beforeAt }
    else result.push(window)
  }
  return result
}

/**
 * The same by what is attached to a unit and above it: each enquiry by the rules in force on the day on which it came in. Where they
 * set no hours there is no deadline, and so no window.
 *
 * @param layers also those that begin later or were replaced since.
 * @source SQ 五
 */
export const enquiriesDue = (
  layers: readonly Layer[],
  due: InstantWindow,
  isWorkingDay: WorkingDays,
): readonly InstantWindow[] =>
  windowsByRule(layers, 'reply.policy_enquiry', (rules) => {
    const hours = replyHoursIn(rules)
    return hours === null ? [] : receivedForDeadline(hours, due, isWorkingDay)
  })

/** Windows of each stretch of time in which the rules stay the same, within it. */
export function windowsByRule(
  layers: readonly Layer[],
  keys: string,
  windowsOf: (rules: EffectiveRulebook) => readonly InstantWindow[],
): readonly InstantWindow[] {
  const days = daysOfChange(layers, keys)
  const [first] = days
  if (first === undefined) return []
  const periods = [addDays(first, -1), ...days]
  return joined(
    periods.flatMap((on, index) => {
      const next = periods[index + 1]
      const fromAt = index === 0 ? Number.NEGATIVE_INFINITY : startOfDay(on)
      const beforeAt = next === undefined ? Number.POSITIVE_INFINITY : startOfDay(next)
      return windowsOf(stack(layers, on)).flatMap((window) => {
        const part = {
          fromAt: Math.max(fromAt, window.fromAt),
          beforeAt: Math.min(beforeAt, window.beforeAt),
        }
        return part.fromAt < part.beforeAt ? [part] : []
      })
    }),
  )
}

/** The days on which values of such keys may become others. */
export function daysOfChange(layers: readonly Layer[], keys: string): PlainDate[] {
  const days = new Set<PlainDate>()
  for (const { edition, attachedFrom } of layers) {
    if (attachedFrom !== undefined) days.add(attachedFrom)
    for (const { key, effectiveFrom, effectiveTo } of edition.statements) {
      if (!key.startsWith(keys)) continue
      days.add(effectiveFrom)
      if (effectiveTo !== undefined) days.add(effectiveTo)
    }
    for (const on of [edition.effectiveFrom, edition.effectiveTo]) if (on) days.add(on)
  }
  return [...days].sort()
}
