import { type Action, givenBy, policies, type Role } from '@zhengmei/domain/identity'
import type { Viewer } from '../features/session'

/** The role under which the viewer acts, in the domain's word; null without an appointment. */
export const roleOf = (viewer: Pick<Viewer, 'appointment'>): Role | null =>
  viewer.appointment === null ? null : (viewer.appointment.role.toLowerCase() as Role)

/** Whether the viewer's role may do any of these; without any asked for, everybody may. */
export function mayUse(viewer: Pick<Viewer, 'appointment'>, needs: readonly Action[] | undefined): boolean {
  const role = roleOf(viewer)
  return needs === undefined || (role !== null && needs.some((action) => policies[action].includes(role)))
}

/** Which roles may do any of these. */
export const rolesFor = (needs: readonly Action[]): readonly Role[] => [
  ...new Set(needs.flatMap((action) => policies[action])),
]

/** Who can give one of these roles: whom somebody has to ask. */
export const giversOf = (roles: readonly Role[]): readonly Role[] => [...new Set(roles.flatMap(givenBy))]
