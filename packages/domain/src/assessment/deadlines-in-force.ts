import type { Bilingual, Instant } from '../kernel/index.js'
import type { EffectiveRulebook, EffectiveValue } from '../rulebook/index.js'
import { type DeadlineDecision, decideRectification, decideReply, type ReplyHours } from './deadline.js'
import { deadlineWords } from './deadline-words.js'
import type { WorkingDays } from './year-frame.js'

/** How a term stands now: done in time or late, still running, overdue, or untold because the calendar ends. */
export const DueState = {
  inTime: 'in_time',
  late: 'late',
  running: 'running',
  overdue: 'overdue',
  unknown: 'unknown',
} as const
export type DueState = (typeof DueState)[keyof typeof DueState]

export const dueStateTitles: Readonly<Record<DueState, Bilingual>> = {
  in_time: { zh: '按时', en: 'In time' },
  late: { zh: '逾期完成', en: 'Late' },
  running: { zh: '未到时限', en: 'Running' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  unknown: { zh: '无法判断', en: 'Can’t be told' },
}

/** A term that the rules in force set: until when, how it stands, and why. */
export interface DueInForce {
  readonly dueAt: Instant | null
  readonly state: DueState
  /** How much later than due, in whole seconds, as far as known; null when it isn't late. */
  readonly lateBySeconds: number | null
  readonly steps: readonly Bilingual[]
  readonly stated: EffectiveValue
}

/** The hours in which the rules in force ask for a reply to a policy enquiry; null when they set none. @source SQ 五 */
export function replyHoursIn(rules: EffectiveRulebook): ReplyHours | null {
  const hours = rules.values.get('reply.policy_enquiry')?.statement.value
  if (typeof hours !== 'number') return null
  const onHolidays = rules.values.get('reply.policy_enquiry_holiday')?.statement.value
  return { hours, hoursTouchingNonWorkingDay: typeof onHolidays === 'number' ? onHolidays : hours }
}

/** The working days in which the rules in force ask for a finding to be rectified; null when they count otherwise. @source SQ 附2 运维管理 7 */
export function rectificationDaysIn(rules: EffectiveRulebook): number | null {
  const statement = rules.values.get('rectification.deadline')?.statement
  return statement?.unit === 'working_days' ? (statement.value as { count: number }).count : null
}

/**
 * Until when a policy enquiry is to be answered, by the rules in force when it came in.
 *
 * @param now up to when it is known whether somebody answered.
 * @returns null when the rules in force set no number of hours, or the message asks for something else.
 * @source SQ 五
 */
export function replyDue(
  rules: EffectiveRulebook,
  message: { readonly kind: string; readonly receivedAt: Instant; readonly repliedAt: Instant | null },
  now: Instant,
  isWorkingDay: WorkingDays,
): DueInForce | null {
  const stated = rules.values.get('reply.policy_enquiry')
  const hours = replyHoursIn(rules)
  if (message.kind !== 'policy_enquiry' || stated === undefined || hours === null) return null
  const done = { doneAt: message.repliedAt, cutoffAt: now }
  return standing(decideReply(hours, message.receivedAt, done, isWorkingDay), done, stated)
}

/**
 * Until when a finding is to be rectified, by the rules in force when it was notified.
 *
 * @returns null when nobody was notified, or the rules in force count otherwise than in working days.
 * @source SQ 附2 运维管理 7
 */
export function rectificationDue(
  rules: EffectiveRulebook,
  finding: { readonly notifiedAt: Instant | null; readonly rectifiedAt: Instant | null },
  now: Instant,
  isWorkingDay: WorkingDays,
): DueInForce | null {
  const stated = rules.values.get('rectification.deadline')
  const count = rectificationDaysIn(rules)
  if (finding.notifiedAt === null || stated === undefined || count === null) return null
  const done = { doneAt: finding.rectifiedAt, cutoffAt: now }
  return standing(decideRectification(count, finding.notifiedAt, done, isWorkingDay), done, stated)
}

interface Done {
  readonly doneAt: Instant | null
  readonly cutoffAt: Instant
}

function standing(decision: DeadlineDecision, done: Done, stated: EffectiveValue): DueInForce {
  const state = stateOf(decision, done)
  const { deadlineAt } = decision
  const past = deadlineAt === null ? 0 : (done.doneAt ?? done.cutoffAt) - deadlineAt
  const words = deadlineWords(decision)
  return {
    dueAt: deadlineAt,
    state,
    lateBySeconds: (state === 'late' || state === 'overdue') && past > 0 ? Math.floor(past / 1000) : null,
    // Of what is still running there is no verdict yet.
    steps: state === 'running' ? [...words.slice(0, -1), dueStateTitles.running] : words,
    stated,
  }
}

function stateOf({ verdict }: DeadlineDecision, { doneAt }: Done): DueState {
  if (verdict === 'unknown') return DueState.unknown
  if (doneAt === null) return verdict === 'fail' ? DueState.overdue : DueState.running
  return verdict === 'fail' ? DueState.late : DueState.inTime
}
