import { type Appointment, liesWithin } from './appointment.js'
import { Role } from './roles.js'

/** Everything that can be asked for or done. What is not in the table below is nobody's: default deny. */
export const Action = {
  readOrganisations: 'organisation.read',
  readAccounts: 'account.read',
  readRulebooks: 'rulebook.read',
  importDataSets: 'dataset.import',
  readRuns: 'run.read',
  startRuns: 'run.start',
  cancelRuns: 'run.cancel',
  verifyRuns: 'run.verify',
  askWhatIf: 'run.what_if',
} as const
export type Action = (typeof Action)[keyof typeof Action]

const readers: readonly Role[] = [
  Role.systemAdministrator,
  Role.officeAdministrator,
  Role.inspector,
  Role.unitAdministrator,
  Role.leader,
  Role.reporting,
  Role.guidance,
  Role.securityAuditor,
]
const officeAndSystem: readonly Role[] = [Role.systemAdministrator, Role.officeAdministrator]

/** Which roles may do what within their subtree. */
export const policies: Readonly<Record<Action, readonly Role[]>> = {
  'organisation.read': readers,
  'account.read': readers,
  'rulebook.read': readers,
  'dataset.import': officeAndSystem,
  'run.read': readers,
  'run.start': officeAndSystem,
  'run.cancel': officeAndSystem,
  'run.verify': [...officeAndSystem, Role.inspector, Role.securityAuditor],
  'run.what_if': [...officeAndSystem, Role.leader, Role.reporting],
}

/** Someone signed in, acting under one appointment. */
export interface Viewer {
  readonly personId: string
  readonly appointment: Appointment
}

/** May the viewer do this to something at this node? The role must allow it and the node lie in the appointment's subtree. */
export const can = (viewer: Viewer, action: Action, orgPath: string): boolean =>
  policies[action].includes(viewer.appointment.role) && liesWithin(orgPath, viewer.appointment.orgPath)

/** The subtree within which the viewer may do this, as a path; null = nowhere. */
export const scopeOf = (viewer: Viewer, action: Action): string | null =>
  policies[action].includes(viewer.appointment.role) ? viewer.appointment.orgPath : null
