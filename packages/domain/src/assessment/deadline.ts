import {
  type EpochDay,
  epochDayOf,
  fromEpochDay,
  hour,
  type Instant,
  type PlainDate,
  startOfEpochDay,
} from '../kernel/index.js'
import type { Verdict } from './results.js'
import type { WorkingDays } from './year-frame.js'

/** Hours to reply in: the usual, and those that hold when the usual hours after receipt touch a non-working day. */
export interface ReplyHours {
  readonly hours: number
  readonly hoursTouchingNonWorkingDay: number
}

/** What a deadline is judged by: when it was met, if it was, and up to when the facts are known (exclusive). */
export interface Due {
  readonly doneAt: Instant | null
  readonly cutoffAt: Instant
}

/**
 * Done at the very deadline is in time. Not done fails only when the deadline lies before the cut-off; done late always fails,
 * since then the facts themselves show it.
 */
const isLate = (deadlineAt: number, due: Due): boolean =>
  due.doneAt === null ? deadlineAt < due.cutoffAt : due.doneAt > deadlineAt

/**
 * Whether the hours after an instant touch a non-working day; null when the calendar can't tell. The hours are half-open: 24 hours
 * from Friday 00:00 are Friday alone and do not touch Saturday, 24 hours from Friday 00:00:01 do.
 */
export function touchesNonWorkingDay(
  from: Instant,
  hours: number,
  isWorkingDay: WorkingDays,
): boolean | null {
  const last = epochDayOf((from + hours * hour - 1) as Instant)
  let unknown = false
  for (let day = epochDayOf(from); day <= last; day = (day + 1) as EpochDay) {
    const working = isWorkingDay(day)
    if (!working.ok) unknown = true
    else if (!working.value) return true
  }
  return unknown ? null : false
}

/** Judges a reply. Beyond the calendar's horizon it is unknown, unless both possible deadlines lead to the same verdict. */
export function replyVerdict(
  rule: ReplyHours,
  receivedAt: Instant,
  due: Due,
  isWorkingDay: WorkingDays,
): Verdict {
  const usual = isLate(receivedAt + rule.hours * hour, due)
  const extended = isLate(receivedAt + rule.hoursTouchingNonWorkingDay * hour, due)
  if (usual === extended) return usual ? 'fail' : 'pass'
  const touches = touchesNonWorkingDay(receivedAt, rule.hours, isWorkingDay)
  if (touches === null) return 'unknown'
  return (touches ? extended : usual) ? 'fail' : 'pass'
}

/** How many days ahead a working day is looked for; no holiday is longer. */
export const longestBreak = 60

/** Bounds of a deadline in working days; they differ only when the calendar can't tell. */
export interface DeadlineBounds {
  readonly earliestAt: number
  /** Infinity when unknown. */
  readonly latestAt: number
}

/** End (24:00) of the n-th working day after the day of an instant. */
export function workingDayDeadline(
  from: Instant,
  workingDays: number,
  isWorkingDay: WorkingDays,
): DeadlineBounds {
  let known = 0
  let possible = 0
  let earliestAt: number | null = null
  const day = epochDayOf(from)
  for (let ahead = 1; ahead <= workingDays + longestBreak; ahead += 1) {
    const working = isWorkingDay((day + ahead) as EpochDay)
    if (!working.ok || working.value) possible += 1
    if (working.ok && working.value) known += 1
    const endAt = startOfEpochDay(day + ahead + 1)
    if (possible === workingDays) earliestAt ??= endAt
    if (known === workingDays) return { earliestAt: earliestAt ?? endAt, latestAt: endAt }
  }
  return { earliestAt: earliestAt ?? Number.POSITIVE_INFINITY, latestAt: Number.POSITIVE_INFINITY }
}

/** Judges a rectification by the end of the n-th working day after notice; unknown when the calendar leaves it open. */
export function rectificationVerdict(
  workingDays: number,
  notifiedAt: Instant,
  due: Due,
  isWorkingDay: WorkingDays,
): Verdict {
  const bounds = workingDayDeadline(notifiedAt, workingDays, isWorkingDay)
  const earliest = isLate(bounds.earliestAt, due)
  if (earliest === isLate(bounds.latestAt, due)) return earliest ? 'fail' : 'pass'
  return 'unknown'
}

/** A step on the way to a verdict on a deadline, for showing why it is what it is. */
export type DeadlineStep =
  | { readonly kind: 'received' | 'notified'; readonly at: Instant }
  /** The hours looked at, half-open. */
  | { readonly kind: 'window'; readonly fromAt: Instant; readonly toAt: Instant; readonly hours: number }
  /** `working` null: beyond the calendar's horizon. */
  | { readonly kind: 'day'; readonly on: PlainDate; readonly working: boolean | null }
  /** `at` null: can't be told. */
  | {
      readonly kind: 'deadline'
      readonly at: Instant | null
      readonly hours?: number
      readonly workingDays?: number
    }
  /** `at` null: not done as far as the facts go. */
  | { readonly kind: 'done'; readonly at: Instant | null; readonly cutoffAt: Instant }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }

export interface DeadlineDecision {
  readonly verdict: Verdict
  /** Null when the calendar can't tell. */
  readonly deadlineAt: Instant | null
  readonly steps: readonly DeadlineStep[]
}

/**
 * The reply to an enquiry, judged with every step of the reasoning listed.
 * @source SQ 五; SQ 附2 运维管理 4
 */
export function decideReply(
  rule: ReplyHours,
  receivedAt: Instant,
  due: Due,
  isWorkingDay: WorkingDays,
): DeadlineDecision {
  const toAt = (receivedAt + rule.hours * hour) as Instant
  const touches = touchesNonWorkingDay(receivedAt, rule.hours, isWorkingDay)
  const hours = touches ? rule.hoursTouchingNonWorkingDay : rule.hours
  const deadlineAt = touches === null ? null : ((receivedAt + hours * hour) as Instant)
  const verdict = replyVerdict(rule, receivedAt, due, isWorkingDay)
  const steps: DeadlineStep[] = [
    { kind: 'received', at: receivedAt },
    { kind: 'window', fromAt: receivedAt, toAt, hours: rule.hours },
    ...daySteps(epochDayOf(receivedAt), epochDayOf((toAt - 1) as Instant), isWorkingDay),
    deadlineAt === null ? { kind: 'deadline', at: null } : { kind: 'deadline', at: deadlineAt, hours },
    { kind: 'done', at: due.doneAt, cutoffAt: due.cutoffAt },
    { kind: 'verdict', verdict },
  ]
  return { verdict, deadlineAt, steps }
}

/**
 * The rectification of a finding, judged with every step of the reasoning listed.
 * @source SQ 附2 运维管理 7
 */
export function decideRectification(
  workingDays: number,
  notifiedAt: Instant,
  due: Due,
  isWorkingDay: WorkingDays,
): DeadlineDecision {
  const bounds = workingDayDeadline(notifiedAt, workingDays, isWorkingDay)
  const deadlineAt = bounds.earliestAt === bounds.latestAt ? (bounds.latestAt as Instant) : null
  const verdict = rectificationVerdict(workingDays, notifiedAt, due, isWorkingDay)
  const lastAt = Number.isFinite(bounds.latestAt) ? bounds.latestAt : bounds.earliestAt
  const days = Number.isFinite(lastAt)
    ? daySteps((epochDayOf(notifiedAt) + 1) as EpochDay, epochDayOf((lastAt - 1) as Instant), isWorkingDay)
    : []
  const steps: DeadlineStep[] = [
    { kind: 'notified', at: notifiedAt },
    ...days,
    deadlineAt === null ? { kind: 'deadline', at: null } : { kind: 'deadline', at: deadlineAt, workingDays },
    { kind: 'done', at: due.doneAt, cutoffAt: due.cutoffAt },
    { kind: 'verdict', verdict },
  ]
  return { verdict, deadlineAt, steps }
}

function daySteps(first: EpochDay, last: EpochDay, isWorkingDay: WorkingDays): DeadlineStep[] {
  const steps: DeadlineStep[] = []
  for (let day = first; day <= last; day = (day + 1) as EpochDay) {
    const working = isWorkingDay(day)
    steps.push({ kind: 'day', on: fromEpochDay(day), working: working.ok ? working.value : null })
  }
  return steps
}
