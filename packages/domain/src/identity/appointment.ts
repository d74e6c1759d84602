import { type Bilingual, ok, type PlainDate, type Result, refuse } from '../kernel/index.js'
import { administratorRoles, type Role } from './roles.js'

/** From a day (inclusive) to a day (exclusive, null = open), by the calendar in Asia/Shanghai. */
export interface Term {
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}

/** 任职: a person's role at a node of the tree, for a term. */
export interface Appointment extends Term {
  readonly id: string
  readonly role: Role
  readonly orgId: string
  /** Path of the subtree it covers, see {@link scopePathOf}. */
  readonly orgPath: string
}

/** 职务: what somebody is in the office, beside what the system lets them do. @source SX 7; HZ 附2 */
export const JobTitle = {
  principal: 'principal',
  leaderInCharge: 'leader_in_charge',
  sectionHead: 'section_head',
  editorInChief: 'editor_in_chief',
  accountAdministrator: 'account_administrator',
  editor: 'editor',
  replyClerk: 'reply_clerk',
} as const
export type JobTitle = (typeof JobTitle)[keyof typeof JobTitle]

export const jobTitles: Readonly<Record<JobTitle, Bilingual>> = {
  principal: { zh: '主要负责人', en: 'Principal' },
  leader_in_charge: { zh: '分管领导', en: 'Leader in charge' },
  section_head: { zh: '处/科室负责人', en: 'Section head' },
  editor_in_chief: { zh: '总编辑', en: 'Editor-in-chief' },
  account_administrator: { zh: '管理员', en: 'Account administrator' },
  editor: { zh: '编辑', en: 'Editor' },
  reply_clerk: { zh: '回复员', en: 'Reply clerk' },
}

export const isInForce = (term: Term, on: PlainDate): boolean =>
  term.fromOn <= on && (term.toOn === null || on < term.toOn)

/** Neither in force nor to come; one whose first day is its end was called off. */
export const isOver = ({ fromOn, toOn }: Term, on: PlainDate): boolean =>
  toOn !== null && (toOn <= on || toOn <= fromOn)

/** Whether there is a day on which both are in force. */
export const overlap = (one: Term, other: Term): boolean =>
  isInForce(one, other.fromOn)
    ? isInForce(other, other.fromOn)
    : isInForce(one, one.fromOn) && isInForce(other, one.fromOn)

/**
 * Whether an appointment may be made for this term today: nobody is appointed for days gone by.
 *
 * @returns refusals `appointment/begins-in-the-past`, `appointment/ends-before-it-begins`.
 */
export function checkTerm(term: Term, today: PlainDate): Result<Term> {
  if (term.fromOn < today) {
    const message = { zh: '任职不能从过去的日期开始', en: 'An appointment can not begin in the past' }
    return refuse('appointment/begins-in-the-past', message, 'fromOn')
  }
  if (term.toOn !== null && term.toOn <= term.fromOn) {
    const message = { zh: '结束日期须晚于开始日期', en: 'The end must be after the first day' }
    return refuse('appointment/ends-before-it-begins', message, 'toOn')
  }
  return ok(term)
}

/**
 * Whether an appointment may be made to end on this day, the first one without it: not in the past, nor later than it ends anyway.
 *
 * @returns refusals `appointment/ends-in-the-past`, `appointment/ends-earlier`.
 */
export function checkEnd(on: PlainDate, { toOn }: Pick<Term, 'toOn'>, today: PlainDate): Result<PlainDate> {
  if (on < today) {
    const message = { zh: '任职不能在过去的日期结束', en: 'An appointment can not end in the past' }
    return refuse('appointment/ends-in-the-past', message, 'on')
  }
  if (toOn !== null && on > toOn) {
    const message = { zh: `此任职已定于 ${toOn} 结束`, en: `This appointment ends on ${toOn} already` }
    return refuse('appointment/ends-earlier', message, 'on')
  }
  return ok(on)
}

/**
 * 代理: whether somebody may stand in for an appointment during this term: it has an end, and lies within the original's.
 *
 * @returns refusals `stand-in/needs-an-end`, `stand-in/outside-the-term`, and those of {@link checkTerm}.
 */
export function checkStandIn(term: Term, original: Term, today: PlainDate): Result<Term> {
  if (term.toOn === null) {
    const message = { zh: '代理须有结束日期', en: 'A stand-in needs an end' }
    return refuse('stand-in/needs-an-end', message, 'toOn')
  }
  const checked = checkTerm(term, today)
  if (!checked.ok) return checked
  if (term.fromOn < original.fromOn || (original.toOn !== null && term.toOn > original.toOn)) {
    const message = {
      zh: '代理期间须在被代理任职的期间之内',
      en: 'The days must lie within the term of the appointment that is stood in for',
    }
    return refuse('stand-in/outside-the-term', message, term.fromOn < original.fromOn ? 'fromOn' : 'toOn')
  }
  return ok(term)
}

/** Every path begins with it: the whole forest. */
export const wholeForest = ''

/**
 * What an appointment covers: its node and all below it. There may be several trees side by side; the three administrators
 * at the root of one keep the whole installation and so cover them all: one brings in a further tree, another appoints in
 * it, the third reads what they did.
 */
export const scopePathOf = (role: Role, nodePath: string): string =>
  administratorRoles.includes(role) && nodePath.split('/').length === 2 ? wholeForest : nodePath

/** Whether a node lies in the subtree of another (itself included). Paths end in '/', so '1/2/' never holds '1/23/'. */
export const liesWithin = (path: string, scopePath: string): boolean => path.startsWith(scopePath)
