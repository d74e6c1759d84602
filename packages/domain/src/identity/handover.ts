import {
  type Bilingual,
  ok,
  type PlainDate,
  type Refusal,
  type Result,
  refused,
  visibleText,
} from '../kernel/index.js'
import { isOver, JobTitle, jobTitles, liesWithin, scopePathOf } from './appointment.js'
import type { HeldAppointment } from './grants.js'
import { personDisabled } from './person.js'
import { Role, roleTitles } from './roles.js'

/** 交接事项: what somebody leaves to others when an appointment of theirs ends. @source SX 25 */
export const HandoverKind = {
  /** The post itself: who does its work from now on. */
  post: 'post',
  /** An appointment that they stood in for. */
  standIn: 'stand_in',
  /** An account that they ran: somebody answers for it, and its login on the platform is changed. */
  account: 'account',
  /** A token of theirs by which a program asks: it ends with them, and the program needs another. */
  token: 'token',
  /** A change of the tree that they planned for a day to come. */
  plannedChange: 'planned_change',
} as const
export type HandoverKind = (typeof HandoverKind)[keyof typeof HandoverKind]

export const handoverKindTitles: Readonly<Record<HandoverKind, Bilingual>> = {
  post: { zh: '岗位', en: 'Post' },
  stand_in: { zh: '代理', en: 'Stand-in' },
  account: { zh: '账号', en: 'Account' },
  token: { zh: '接口令牌', en: 'API token' },
  planned_change: { zh: '待生效的单位变更', en: 'Planned change of a unit' },
}

/** What is to be done with an item before it is ticked; credentials themselves are never entered here. */
export const handoverDuties: Readonly<Record<HandoverKind, Bilingual>> = {
  post: { zh: '任命接任者', en: 'Appoint a successor' },
  stand_in: { zh: '另行安排代理，或告知本人', en: 'Name another stand-in, or tell whose post it is' },
  account: {
    zh: '指定负责人，并在平台上更换登录凭据',
    en: 'Name who answers for it, and change its login on the platform',
  },
  token: {
    zh: '由接任者换发令牌，更新使用它的程序',
    en: 'The successor issues another, and the program gets it',
  },
  planned_change: { zh: '由接任者跟进，或撤回', en: 'The successor sees to it, or it is withdrawn' },
}

/** Something that is to be handed over. */
export interface HandoverItem {
  /** The appointment that ends. */
  readonly appointmentId: string
  readonly orgId: string
  readonly kind: HandoverKind
  /** Of what the kind says: an appointment, account, token or change. */
  readonly objectId: string
  /** As it is called on that day. */
  readonly title: Bilingual
}

/** An appointment that ends. */
export interface EndingAppointment {
  readonly id: string
  readonly role: Role
  readonly jobTitle: JobTitle | null
  readonly orgId: string
  readonly orgName: string
  /** Path of its node. */
  readonly nodePath: string
  /** Name of whose appointment they stood in for; null: it is their own. */
  readonly standsInFor: { readonly id: string; readonly name: string } | null
}

/** What hangs on the appointments of one person that end. */
export interface HandoverFacts {
  readonly appointments: readonly EndingAppointment[]
  /** Open accounts that the units themselves host. */
  readonly accounts: readonly { readonly id: string; readonly orgId: string; readonly title: Bilingual }[]
  /** Tokens of the person that still work. */
  readonly tokens: readonly { readonly id: string; readonly orgPath: string; readonly name: string }[]
  readonly plannedChanges: readonly {
    readonly id: string
    readonly appointmentId: string
    readonly title: Bilingual
  }[]
}

/** Roles and job titles that run the accounts of their unit. @source SX 7; HZ 附2 */
const rolesWithAccounts: readonly Role[] = [Role.unitAdministrator, Role.editor, Role.replyClerk]
const titlesWithAccounts: readonly JobTitle[] = [
  JobTitle.editorInChief,
  JobTitle.accountAdministrator,
  JobTitle.editor,
  JobTitle.replyClerk,
]

const runsAccounts = ({ role, jobTitle }: EndingAppointment): boolean =>
  rolesWithAccounts.includes(role) || (jobTitle !== null && titlesWithAccounts.includes(jobTitle))

/**
 * 交接清单: everything that somebody leaves to others, each thing once: the posts, the accounts of the units where they ran
 * them, tokens, planned changes.
 */
export function handoverOf({
  appointments,
  accounts,
  tokens,
  plannedChanges,
}: HandoverFacts): HandoverItem[] {
  const posts = appointments.map((appointment) => postOf(appointment))
  const running = appointments.filter(runsAccounts)
  const items = [
    ...posts,
    ...accounts.flatMap(({ id, orgId, title }) => {
      const by = running.find((appointment) => appointment.orgId === orgId)
      return by ? [itemOf(by, HandoverKind.account, id, title)] : []
    }),
    ...tokens.flatMap(({ id, orgPath, name }) => {
      const by = appointments.find(({ role, nodePath }) => liesWithin(orgPath, scopePathOf(role, nodePath)))
      return by ? [itemOf(by, HandoverKind.token, id, { zh: name, en: name })] : []
    }),
    ...plannedChanges.flatMap(({ id, appointmentId, title }) => {
      const by = appointments.find((appointment) => appointment.id === appointmentId)
      return by ? [itemOf(by, HandoverKind.plannedChange, id, title)] : []
    }),
  ]
  return items
}

const itemOf = (
  { id: appointmentId, orgId }: EndingAppointment,
  kind: HandoverKind,
  objectId: string,
  title: Bilingual,
): HandoverItem => ({ appointmentId, orgId, kind, objectId, title })

function postOf(appointment: EndingAppointment): HandoverItem {
  const { role, jobTitle, orgName, standsInFor } = appointment
  const title = jobTitle === null ? roleTitles[role] : jobTitles[jobTitle]
  const at = { zh: `${orgName} ${title.zh}`, en: `${title.en}, ${orgName}` }
  if (standsInFor === null) return itemOf(appointment, HandoverKind.post, appointment.id, at)
  const whose = { zh: `${standsInFor.name}：${at.zh}`, en: `${standsInFor.name}: ${at.en}` }
  return itemOf(appointment, HandoverKind.standIn, standsInFor.id, whose)
}

/** An item as it stands when somebody ticks it. */
export interface OpenItem {
  readonly kind: HandoverKind
  /** Who leaves. */
  readonly leaverId: string
  /** Role and node of the appointment that ends. */
  readonly role: Role
  readonly nodePath: string
  readonly settled: boolean
}

/** Who takes an item over. */
export interface Successor {
  readonly personId: string
  readonly disabled: boolean
  readonly held: readonly HeldAppointment[]
}

/** How an item is settled: by whom it is taken over, or why by nobody. */
export interface Settlement {
  readonly successorId: string | null
  readonly note: string | null
}

const longestNote = 200

const refusals = {
  notSettled: {
    code: 'handover/not-settled',
    field: 'itemId',
    message: { zh: '此事项尚未交接', en: 'This item is not settled yet' },
  },
  needsReason: {
    code: 'handover/needs-reason',
    field: 'reason',
    message: { zh: '请说明为何撤销确认', en: 'Say why it is taken back' },
  },
  settled: {
    code: 'handover/settled',
    field: 'itemId',
    message: { zh: '此事项已交接', en: 'This item is settled already' },
  },
  own: {
    code: 'handover/own',
    field: 'itemId',
    message: { zh: '不能确认自己的交接', en: 'Nobody ticks what they hand over themselves' },
  },
  needsSuccessor: {
    code: 'handover/needs-successor',
    field: 'successorId',
    message: { zh: '请指定接任者，或说明为何无需接任', en: 'Name a successor, or say why there is none' },
  },
  samePerson: {
    code: 'handover/same-person',
    field: 'successorId',
    message: { zh: '接任者不能是离任者本人', en: 'The successor is not the one who leaves' },
  },
  notAppointed: {
    code: 'handover/not-appointed',
    field: 'successorId',
    message: {
      zh: '接任者尚未在该单位或其上级任职，请先任命',
      en: 'The successor holds no appointment that covers the unit; appoint them first',
    },
  },
  otherRole: {
    code: 'handover/other-role',
    field: 'successorId',
    message: {
      zh: '接任者尚未担任此岗位，请先任命',
      en: 'The successor does not hold this post; appoint them first',
    },
  },
  badNote: {
    code: 'handover/bad-note',
    field: 'note',
    message: {
      zh: `说明至多 ${longestNote} 个字符，不含换行等控制字符`,
      en: `A note has at most ${longestNote} characters, without line breaks and other control characters`,
    },
  },
} as const satisfies Record<string, Refusal>

/**
 * May an item be ticked so? A post goes to somebody who holds it at that node, everything else to somebody who is
 * appointed over the unit; or to nobody, with the reason.
 *
 * @param byId who ticks it.
 * @returns how it is settled; refusals `handover/settled`, `handover/own`, `handover/needs-successor`, `handover/same-person`,
 *   `person/disabled`, `handover/not-appointed`, `handover/other-role`, `handover/bad-note`.
 */
export function checkSettlement(
  item: OpenItem,
  byId: string,
  { successor, note: typed }: { readonly successor: Successor | null; readonly note: string | null },
  today: PlainDate,
): Result<Settlement> {
  if (item.settled) return refused(refusals.settled)
  if (byId === item.leaverId) return refused(refusals.own)
  const note = noteOf(typed)
  if (note !== null && !isNote(note)) return refused(refusals.badNote)
  if (successor === null)
    return note === null ? refused(refusals.needsSuccessor) : ok({ successorId: null, note })
  if (successor.personId === item.leaverId) return refused(refusals.samePerson)
  if (successor.disabled) return refused({ ...personDisabled, field: 'successorId' })
  const covering = successor.held.filter(
    (held) => !isOver(held, today) && liesWithin(item.nodePath, scopePathOf(held.role, held.nodePath)),
  )
  if (covering.length === 0) return refused(refusals.notAppointed)
  const isThePost = covering.some(({ role, nodePath }) => role === item.role && nodePath === item.nodePath)
  if (item.kind === HandoverKind.post && !isThePost) return refused(refusals.otherRole)
  return ok({ successorId: successor.personId, note })
}

const noteOf = (typed: string | null): string | null => typed?.trim().normalize('NFC') || null
const isNote = (note: string): boolean => note.length <= longestNote && visibleText(note) === note

/**
 * May a tick be taken back? By whoever may tick, with the reason; what was kept of it goes into the trail, and the item is open again.
 *
 * @param byId who takes it back.
 * @returns the reason as it is kept; refusals `handover/not-settled`, `handover/own`, `handover/needs-reason`, `handover/bad-note`.
 */
export function checkReopening(
  item: Pick<OpenItem, 'leaverId' | 'settled'>,
  byId: string,
  typed: string,
): Result<string> {
  if (!item.settled) return refused(refusals.notSettled)
  if (byId === item.leaverId) return refused(refusals.own)
  const reason = noteOf(typed)
  if (reason === null) return refused(refusals.needsReason)
  return isNote(reason) ? ok(reason) : refused({ ...refusals.badNote, field: 'reason' })
}
