import type { Bilingual, PlainDate } from '../kernel/index.js'
import { type Action, actionTitles } from './actions.js'
import { isInForce, isOver, liesWithin, scopePathOf } from './appointment.js'
import type { HeldAppointment } from './grants.js'
import { policies, policySentence } from './policies.js'
import { administratorRoles, type Role, roleTitles } from './roles.js'

/** Why an appointment lets its holder do something to an object, or why it doesn't. */
export const AccessReason = {
  /** The role may, and the object lies in the subtree. */
  given: 'given',
  /** The same in another tree: one of the three administrators at a root covers them all. */
  givenInEveryTree: 'given_in_every_tree',
  notOfTheRole: 'not_of_the_role',
  outsideTheSubtree: 'outside_the_subtree',
  notYetInForce: 'not_yet_in_force',
  over: 'over',
} as const
export type AccessReason = (typeof AccessReason)[keyof typeof AccessReason]

export const accessReasonTitles: Readonly<Record<AccessReason, Bilingual>> = {
  given: { zh: '可以', en: 'Allowed' },
  given_in_every_tree: { zh: '可以（范围为所有的树）', en: 'Allowed, as in every tree' },
  not_of_the_role: { zh: '角色无此权限', en: 'The role may not' },
  outside_the_subtree: { zh: '不在任职范围内', en: 'Outside of its subtree' },
  not_yet_in_force: { zh: '任职尚未开始', en: 'Not yet in force' },
  over: { zh: '任职已结束', en: 'Over' },
}

/** What is asked: may this be done to what stands at this path, on this day? */
export interface AccessQuestion {
  readonly action: Action
  /** Path of the unit, or of the unit to which the account belongs. */
  readonly objectPath: string
  readonly on: PlainDate
}

/** What one appointment says to the question. */
export interface AppointmentVerdict<Held extends HeldAppointment> {
  readonly appointment: Held
  readonly allows: boolean
  readonly reason: AccessReason
  /** The reason as a sentence; where it is allowed, that of the table of policies. */
  readonly sentence: Bilingual
}

/** The answer: allowed when one appointment allows it, as anybody may act under each of theirs. */
export interface AccessExplanation<Held extends HeldAppointment> {
  readonly allowed: boolean
  /** One for each appointment, in the order given. */
  readonly verdicts: readonly AppointmentVerdict<Held>[]
}

/** May the holder of these appointments do this, and what says each of them? Answers as {@link can} does. */
export function explainAccess<Held extends HeldAppointment>(
  held: readonly Held[],
  question: AccessQuestion,
): AccessExplanation<Held> {
  const verdicts = held.map((appointment): AppointmentVerdict<Held> => {
    const reason = accessReason(appointment, question)
    const allows = reason === AccessReason.given || reason === AccessReason.givenInEveryTree
    return { appointment, allows, reason, sentence: sentenceOf(reason, appointment, question.action) }
  })
  return { allowed: verdicts.some(({ allows }) => allows), verdicts }
}

/** The first that holds: an appointment that is over is over, whatever its role may do. */
function accessReason(held: HeldAppointment, { action, objectPath, on }: AccessQuestion): AccessReason {
  if (isOver(held, on)) return AccessReason.over
  if (!isInForce(held, on)) return AccessReason.notYetInForce
  if (!policies[action].includes(held.role)) return AccessReason.notOfTheRole
  if (liesWithin(objectPath, held.nodePath)) return AccessReason.given
  return liesWithin(objectPath, scopePathOf(held.role, held.nodePath))
    ? AccessReason.givenInEveryTree
    : AccessReason.outsideTheSubtree
}

function sentenceOf(
  reason: AccessReason,
  { role, fromOn, toOn }: HeldAppointment,
  action: Action,
): Bilingual {
  const [who, what] = [roleTitles[role], actionTitles[action]]
  const rule = policySentence(role, action)
  switch (reason) {
    case AccessReason.over:
      return toOn !== null && toOn <= fromOn
        ? { zh: '此任职未开始即已撤销', en: 'The appointment was called off before it began' }
        : { zh: `此任职自 ${toOn} 起已结束`, en: `The appointment is over since ${toOn}` }
    case AccessReason.notYetInForce:
      return { zh: `此任职自 ${fromOn} 起才生效`, en: `The appointment is in force from ${fromOn} on` }
    case AccessReason.outsideTheSubtree:
      return {
        zh: `${who.zh}只能在任职单位及其下级${what.zh}，此对象不在其中`,
        en: `${who.en}: may ${what.en} at the unit of the appointment and below, where this is not`,
      }
    case AccessReason.givenInEveryTree:
      return {
        zh: `${rule?.zh}；三员在一棵树的根上任职，范围为所有的树`,
        en: `${rule?.en}; of the three administrators, one at a root covers every tree`,
      }
    default:
      return rule ?? { zh: `${who.zh}不能${what.zh}`, en: `${who.en} may not ${what.en}` }
  }
}

/** Which appointments can give an action at all: what to look for when asked who may do something to an object. */
export interface AccessHolders {
  readonly roles: readonly Role[]
  /** Paths of the nodes whose subtree holds the object: its own and those above it. */
  readonly nodePaths: readonly string[]
  /** Roles that give it at the root of any tree as well. */
  readonly rolesAtAnyRoot: readonly Role[]
}

/**
 * Where to look for those who may do something: an appointment in force gives it exactly when its role is one of `roles`
 * and its node one of `nodePaths`, or its role one of `rolesAtAnyRoot` and its node a root.
 */
export function holdersOfAccess(action: Action, objectPath: string): AccessHolders {
  const roles = policies[action]
  const steps = objectPath.split('/').slice(0, -1)
  return {
    roles,
    nodePaths: steps.map((_, index) => `${steps.slice(0, index + 1).join('/')}/`),
    rolesAtAnyRoot: roles.filter((role) => administratorRoles.includes(role)),
  }
}
