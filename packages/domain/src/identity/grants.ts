import { ok, type Refusal, type Result, refused } from '../kernel/index.js'
import { Action } from './actions.js'
import { overlap, type Term } from './appointment.js'
import { can, policies, scopeOf, type Viewer } from './policies.js'
import { administratorRoles, everyRole, Role, rankOf } from './roles.js'

/** An appointment somebody wants to make. */
export interface Grant extends Term {
  readonly personId: string
  readonly role: Role
  /** Path of the node itself. */
  readonly nodePath: string
}

/** What counts of an appointment that a person holds, was to hold or held. */
export interface HeldAppointment extends Term {
  readonly role: Role
  /** Path of the node itself. */
  readonly nodePath: string
}

/** What a role that may not do something is told. */
export const denied: Refusal = {
  code: 'access/denied',
  message: { zh: '您的角色无权这样做', en: 'Your role does not allow this' },
}

/** A unit that isn't there, or not within the viewer's subtree: the two look the same. */
export const noSuchUnit: Refusal = {
  code: 'organisation/not-found',
  field: 'organisationId',
  message: { zh: '没有此单位', en: 'No such organisation' },
}

const refusals = {
  self: {
    code: 'appointment/own',
    field: 'personId',
    message: { zh: '不能更改自己的任职', en: 'Nobody changes appointments of their own' },
  },
  tooHigh: {
    code: 'appointment/role-too-high',
    field: 'role',
    message: { zh: '您不能授予此角色', en: 'This role is not yours to give' },
  },
  separate: {
    code: 'appointment/administrators-are-separate',
    field: 'role',
    message: {
      zh: '系统管理员、安全管理员、安全审计员须由不同的人担任',
      en: 'System administrator, security administrator and security auditor must be different people',
    },
  },
  held: {
    code: 'appointment/already-held',
    field: 'role',
    message: {
      zh: '此人在这段时间已在该单位担任此角色',
      en: 'The person holds this role there during these days already',
    },
  },
} as const satisfies Record<string, Refusal>

/** Of whom a role may dispose: a security administrator of everybody, others of those who stand below them. */
const disposesOf = (own: Role, other: Role): boolean =>
  own === Role.securityAdministrator ? rankOf[other] <= rankOf[own] : rankOf[other] < rankOf[own]

/** The roles that the viewer may give to somebody within their subtree, the highest first. */
export const rolesToGrant = (viewer: Viewer): readonly Role[] =>
  scopeOf(viewer, Action.grantAppointments) === null
    ? []
    : everyRole.filter((role) => disposesOf(viewer.appointment.role, role))

/** Who appoints to this role, the lowest first: whom to ask for it. */
export const givenBy = (role: Role): readonly Role[] =>
  policies[Action.grantAppointments]
    .filter((own) => disposesOf(own, role))
    .toSorted((one, other) => rankOf[one] - rankOf[other])

/**
 * May the viewer appoint? Not themselves, not outside of their subtree, not above their rank; nobody comes to hold two
 * of the three administrator roles on any day, nor the same appointment twice.
 *
 * @param held all appointments of that person.
 * @returns refusals `access/denied`, `appointment/own`, `organisation/not-found`, `appointment/role-too-high`,
 *   `appointment/administrators-are-separate`, `appointment/already-held`.
 */
export function mayGrant(viewer: Viewer, grant: Grant, held: readonly HeldAppointment[]): Result<Grant> {
  if (scopeOf(viewer, Action.grantAppointments) === null) return refused(denied)
  if (grant.personId === viewer.personId) return refused(refusals.self)
  if (!can(viewer, Action.grantAppointments, grant.nodePath)) return refused(noSuchUnit)
  if (!disposesOf(viewer.appointment.role, grant.role)) return refused(refusals.tooHigh)
  const atTheSameTime = held.filter((appointment) => overlap(appointment, grant))
  if (atTheSameTime.some(({ role }) => clash(role, grant.role))) return refused(refusals.separate)
  const same = ({ role, nodePath }: HeldAppointment) => role === grant.role && nodePath === grant.nodePath
  return atTheSameTime.some(same) ? refused(refusals.held) : ok(grant)
}

/** Two different ones of the three administrator roles. */
export const clash = (one: Role, other: Role): boolean =>
  one !== other && administratorRoles.includes(one) && administratorRoles.includes(other)

/**
 * May the viewer end this appointment, or say when it ends? Whoever may give the role there may; nobody their own.
 *
 * @returns refusals `access/denied`, `appointment/own`, `organisation/not-found`, `appointment/role-too-high`.
 */
export function mayEnd(
  viewer: Viewer,
  appointment: { readonly personId: string; readonly role: Role; readonly nodePath: string },
): Result<null> {
  if (scopeOf(viewer, Action.endAppointments) === null) return refused(denied)
  if (appointment.personId === viewer.personId) return refused(refusals.self)
  if (!can(viewer, Action.endAppointments, appointment.nodePath)) return refused(noSuchUnit)
  return disposesOf(viewer.appointment.role, appointment.role) ? ok(null) : refused(refusals.tooHigh)
}
