import type { PlainDate } from '../kernel/index.js'
import { Role } from './roles.js'

/** 任职: a person's role at a node of the tree, from (inclusive) to (exclusive, null = open). */
export interface Appointment {
  readonly id: string
  readonly role: Role
  readonly orgId: string
  /** Path of the subtree it covers, see {@link scopePathOf}. */
  readonly orgPath: string
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}

export const isInForce = (appointment: Pick<Appointment, 'fromOn' | 'toOn'>, on: PlainDate): boolean =>
  appointment.fromOn <= on && (appointment.toOn === null || on < appointment.toOn)

/** Every path begins with it: the whole forest. */
export const wholeForest = ''

/**
 * What an appointment covers: its node and all below it. There may be several trees side by side; a system administrator at the
 * root of one keeps the whole installation and so covers them all, which is who can bring in a further tree.
 */
export const scopePathOf = (role: Role, nodePath: string): string =>
  role === Role.systemAdministrator && nodePath.split('/').length === 2 ? wholeForest : nodePath

/** Whether a node lies in the subtree of another (itself included). Paths end in '/', so '1/2/' never holds '1/23/'. */
export const liesWithin = (path: string, scopePath: string): boolean => path.startsWith(scopePath)
