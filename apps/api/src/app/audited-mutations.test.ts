import { auditActionTitles } from '@zhengmei/domain/audit'
import { expect, it } from 'vitest'
import { buildSchemaOf } from './build-schema.js'
import { features } from './features.js'

/**
 * What each mutation leaves in the trail when it changes something. What it refuses leaves `access.refuse`
 * (`session.refuse` where somebody signs in); one that changes nothing says so.
 */
const leaves: Readonly<Record<string, readonly string[]>> = {
  resetSecondFactor: ['person.reset_second_factor'],
  renewRecoveryCodes: ['person.renew_recovery_codes'],
  removeTotp: ['person.remove_second_factor'],
  // An offer that nobody has confirmed changes nothing.
  offerTotp: [],
  continueSignIn: ['session.start', 'session.refuse', 'person.enrol_second_factor', 'person.change_password'],
  confirmTotp: ['person.enrol_second_factor'],
  changePassword: ['person.change_password'],
  acceptInvitation: ['person.set_password'],
  appointStandIn: ['appointment.stand_in'],
  cancelAssessmentRun: ['run.cancel'],
  cancelImport: ['import.cancel'],
  cancelRunVerification: ['run.verify_cancel'],
  cancelDownload: ['download.cancel'],
  // A view that nobody else sees is nobody else's business.
  saveListView: ['view.change'],
  shareListView: ['view.share'],
  deleteListView: ['view.delete'],
  setDefaultListView: [],
  deleteDownload: ['download.delete'],
  requestDownload: ['download.request', 'download.make'],
  createAccount: ['account.create'],
  settleAccount: ['account.settle'],
  attachRulebook: ['rulebook.attach'],
  endRulebookAttachment: ['rulebook.detach'],
  editAccount: ['account.edit'],
  editAccounts: ['account.edit'],
  createApiToken: ['token.create'],
  createPerson: ['person.create'],
  departPerson: ['person.depart', 'appointment.end', 'handover.open'],
  disablePerson: ['person.disable'],
  editPerson: ['person.edit'],
  enablePerson: ['person.enable'],
  endAppointment: ['appointment.end', 'handover.open'],
  settleHandoverItem: ['handover.settle'],
  reopenHandoverItem: ['handover.reopen'],
  endMySessions: ['session.end_all'],
  endSession: ['session.end'],
  endSessionsOfPeople: ['session.end_all'],
  endSessionsOfPerson: ['session.end_all'],
  grantAppointment: ['appointment.grant'],
  importPeople: ['person.import', 'person.create', 'person.edit', 'appointment.grant', 'appointment.end'],
  invitePeople: ['person.invite'],
  invitePerson: ['person.invite'],
  // What one has read and how one wants the screen is nobody else's business.
  readNotifications: [],
  setDisplaySettings: [],
  unlinkIdentity: ['person.unlink_identity'],
  unlinkMyIdentity: ['person.unlink_identity'],
  withdrawLink: ['person.withdraw_link'],
  withdrawLinks: ['person.withdraw_link'],
  requestImport: ['import.request', 'import.save'],
  revokeApiToken: ['token.revoke'],
  revokeApiTokens: ['token.revoke'],
  setHolidayNotice: ['calendar.set'],
  withdrawHolidayNotice: ['calendar.withdraw'],
  setSignInPolicy: ['session.set_policy'],
  createOrganisation: ['organisation.create', 'organisation.plan', 'organisation.fail'],
  renameOrganisation: ['organisation.rename', 'organisation.plan'],
  editOrganisation: ['organisation.edit', 'organisation.plan'],
  moveOrganisation: ['organisation.move', 'organisation.plan'],
  importOrganisations: [
    'organisation.create',
    'organisation.rename',
    'organisation.edit',
    'organisation.move',
    'organisation.plan',
  ],
  mergeOrganisation: ['organisation.merge', 'organisation.plan'],
  abolishOrganisation: ['organisation.abolish', 'organisation.plan'],
  withdrawOrganisationChange: ['organisation.withdraw'],
  signIn: ['session.start', 'session.refuse'],
  signOut: ['session.end'],
  startAssessmentRun: ['run.start'],
  startWhatIf: ['run.start'],
  switchAppointment: ['session.switch_appointment'],
  verifyAssessmentRun: ['run.verify', 'run.verified'],
  verifyAudit: ['audit.verify'],
}

const mutations = Object.keys(buildSchemaOf(features).getMutationType()?.getFields() ?? {}).sort()

it('every mutation is known to leave an entry', () => {
  expect(mutations).toEqual(Object.keys(leaves).sort())
})

it.each(mutations)('what %s leaves has a title', (mutation) => {
  const untitled = leaves[mutation]?.filter((action) => auditActionTitles[action] === undefined)
  expect(untitled).toEqual([])
})
