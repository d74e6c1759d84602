import type { Bilingual } from '../kernel/index.js'
import { Action } from './actions.js'
import { type Appointment, liesWithin } from './appointment.js'
import { policies } from './policies.js'
import { Role } from './roles.js'

/** What a program may do with a token. */
export const TokenAccess = {
  /** Ask, as the role `reporting` may; change nothing, follow nothing. */
  readOnly: 'read_only',
  /** Upload and import data sets and look after those imports, nothing else. */
  ingestOnly: 'ingest_only',
} as const
export type TokenAccess = (typeof TokenAccess)[keyof typeof TokenAccess]

export const tokenAccessTitles: Readonly<Record<TokenAccess, Bilingual>> = {
  read_only: { zh: '只读查询', en: 'Read only' },
  ingest_only: { zh: '仅导入数据', en: 'Import only' },
}

/** Whether a role's holder may give a token of this kind away. */
export const mayGive = (role: Role, access: TokenAccess): boolean =>
  policies[Action.createTokens].includes(role) &&
  (access === TokenAccess.readOnly || policies[Action.importDataSets].includes(role))

/**
 * Under which of its owner's appointments a token acts, and within which subtree: its own node, as far as an appointment
 * covers it; when only appointments below the node are left, the widest of them.
 *
 * @param appointments the owner's, in force now, each with the path that it covers.
 * @returns null when none is left: the token is dead.
 */
export function termsOfToken(
  token: { readonly access: TokenAccess; readonly orgPath: string },
  appointments: readonly Appointment[],
): { readonly appointment: Appointment; readonly orgPath: string } | null {
  const able = appointments.filter(({ role }) => mayGive(role, token.access))
  const covering = able.find(({ orgPath }) => liesWithin(token.orgPath, orgPath))
  if (covering) return { appointment: covering, orgPath: token.orgPath }
  const [widest] = able
    .filter(({ orgPath }) => liesWithin(orgPath, token.orgPath))
    .sort((one, other) => one.orgPath.length - other.orgPath.length)
  return widest ? { appointment: widest, orgPath: widest.orgPath } : null
}

/** Whether a token of this kind, given by somebody of this role, lets a program do it. */
export const tokenAllows = (access: TokenAccess, role: Role, action: Action): boolean =>
  access === TokenAccess.ingestOnly
    ? action === Action.importDataSets && policies[action].includes(role)
    : policies[action].includes(role) && policies[action].includes(Role.reporting)
