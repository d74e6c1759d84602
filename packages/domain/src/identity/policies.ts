import type { Bilingual } from '../kernel/index.js'
import { Action, actionTitles } from './actions.js'
import { type Appointment, liesWithin } from './appointment.js'
import { everyRole, Role, roleTitles } from './roles.js'

const {
  systemAdministrator,
  securityAdministrator,
  securityAuditor,
  officeAdministrator,
  unitAdministrator,
  approver,
  inspector,
  leader,
  reporting,
  guidance,
} = Role

/**
 * Who may do it, each within the subtree of their appointment: a row reads "a system administrator or an office
 * administrator may import data sets within their subtree". {@link policySentence} says it in words.
 */
export const policies: Readonly<Record<Action, readonly Role[]>> = {
  [Action.readOrganisations]: everyRole,
  [Action.readAccounts]: everyRole,
  [Action.createAccounts]: [officeAdministrator, unitAdministrator],
  [Action.editAccounts]: [officeAdministrator, unitAdministrator],
  [Action.readRulebooks]: everyRole,
  [Action.readRuns]: everyRole,

  // Who supervises a region keeps its tree; the system administrator brings whole trees in.
  [Action.changeOrganisations]: [officeAdministrator],
  [Action.attachRulebooks]: [officeAdministrator],

  // The system administrator brings trees in; what comes out of an assessment is the office's.
  [Action.importDataSets]: [systemAdministrator, officeAdministrator],
  [Action.startRuns]: [officeAdministrator],
  [Action.cancelRuns]: [officeAdministrator],
  [Action.verifyRuns]: [officeAdministrator, inspector, securityAuditor],
  [Action.askWhatIf]: [officeAdministrator, leader, reporting],

  // Who may ask may have a program ask for them, as far as the role `reporting` goes.
  [Action.createTokens]: [
    systemAdministrator,
    officeAdministrator,
    approver,
    inspector,
    unitAdministrator,
    leader,
    reporting,
    guidance,
  ],

  // 三员分立: one makes people, another says what they are, a third reads what both did.
  [Action.readPeople]: [
    systemAdministrator,
    securityAdministrator,
    securityAuditor,
    officeAdministrator,
    unitAdministrator,
  ],
  [Action.createPeople]: [systemAdministrator],
  // Of a list each takes the sheet that is theirs: who makes people, and who appoints them.
  [Action.importPeople]: [systemAdministrator, securityAdministrator, officeAdministrator, unitAdministrator],
  [Action.editPeople]: [systemAdministrator],
  [Action.disablePeople]: [systemAdministrator],
  [Action.invitePeople]: [systemAdministrator],
  [Action.grantAppointments]: [securityAdministrator, officeAdministrator, unitAdministrator],
  [Action.endAppointments]: [securityAdministrator, officeAdministrator, unitAdministrator],
  [Action.endSessions]: [securityAdministrator],
  [Action.manageSignIn]: [securityAdministrator],
  [Action.revokeTokens]: [securityAdministrator],
  [Action.readAudit]: [securityAuditor],
  [Action.readOwnAudit]: [securityAdministrator],
  [Action.exportAudit]: [securityAuditor],
  [Action.verifyAudit]: [securityAuditor],
  [Action.shareViews]: [officeAdministrator, unitAdministrator, reporting],
  [Action.setHolidays]: [systemAdministrator],
  [Action.explainAccess]: [securityAdministrator, securityAuditor],
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

/** The row of the table that gives a role an action, in words; null when there is none. */
export function policySentence(role: Role, action: Action): Bilingual | null {
  if (!policies[action].includes(role)) return null
  const [who, what] = [roleTitles[role], actionTitles[action]]
  return { zh: `${who.zh}可在其范围内${what.zh}`, en: `${who.en} may ${what.en} within their subtree` }
}
