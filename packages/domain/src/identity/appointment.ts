import type { PlainDate } from '../kernel/index.js'
import type { Role } from './roles.js'

/** 任职: a person's role at a node of the tree, from (inclusive) to (exclusive, null = open). */
export interface Appointment {
  readonly id: string
  readonly role: Role
  readonly orgId: string
  /** Path of the node: the appointment's scope is this node and all below it. */
  readonly orgPath: string
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}

export const isInForce = (appointment: Pick<Appointment, 'fromOn' | 'toOn'>, on: PlainDate): boolean =>
  appointment.fromOn <= on && (appointment.toOn === null || on < appointment.toOn)

/** Whether a node lies in the subtree of another (itself included). Paths end in '/', so '1/2/' never holds '1/23/'. */
export const liesWithin = (path: string, scopePath: string): boolean => path.startsWith(scopePath)
