export { AccessResolver } from './access/access.resolver.js'
export type { AppointmentRow } from './appointment/appointment.read.js'
export { AppointmentResolver } from './appointment/appointment.resolver.js'
export {
  appointmentsById,
  appointmentsHeldBy,
  appointmentsWithin,
} from './appointment/appointments.repository.js'
export { endOn } from './appointment/end-appointment.js'
export { endAtGoneUnits } from './appointment/end-at-gone-units.js'
export { canEndWithUnit, endWithUnit } from './appointment/end-with-unit.js'
export { handoversExport } from './handover/handover.export.js'
export {
  HandoverItemResolver,
  HandoverMatterResolver,
  OpenHandoversResolver,
  PersonHandoverResolver,
} from './handover/handover.resolver.js'
export { countOpenItems } from './handover/open-items.repository.js'
export { identityEntities } from './identity.entities.js'
export { Person } from './identity.graphql.js'
export { personById } from './identity.loaders.js'
export { IdentityResolver } from './identity.resolver.js'
export { linksExport } from './invitation/link.export.js'
export { LinkResolver, PersonLinkResolver } from './invitation/link.resolver.js'
export { countOpenLinks } from './invitation/open-links.repository.js'
export { IdentityLinkResolver } from './oidc/identity.resolver.js'
export { oidcRoutes } from './oidc/oidc.routes.js'
export { hashPassword } from './password/password.js'
export { PasswordResolver } from './password/password.resolver.js'
export { scopeOfAppointment, viewerOfAppointment } from './person/appointment.repository.js'
export {
  type AdministratorInvited,
  type AdministratorRequest,
  type AdministratorRole,
  createAdministrator,
} from './person/create-administrator.js'
export { insertAppointments, insertPeople, updatePeople } from './person/keep-people.js'
export { peopleExport } from './person/people.export.js'
export { PersonRecord } from './person/people.graphql.js'
export type { PersonRecordRow } from './person/people.read.js'
export { countPeopleBy, type PeopleFilter } from './person/people.repository.js'
export { PeopleResolver } from './person/people.resolver.js'
export { PeopleMutationsResolver } from './person/people-mutations.resolver.js'
export { namesOfPeople, type PersonRow } from './person/person.repository.js'
export { forgetOldSignIns } from './session/forget-old-sign-ins.js'
export { findActiveSession, findActiveSessions } from './session/session.repository.js'
export { SessionResolver } from './session/session.resolver.js'
export { SignInPolicyResolver } from './sign-in-policy/sign-in-policy.resolver.js'
export { tokensExport } from './token/token.export.js'
export { findActiveToken, scopeOfToken } from './token/token.repository.js'
export { TokenResolver } from './token/token.resolver.js'
export { TotpResolver } from './totp/totp.resolver.js'
export { ViewerResolver } from './viewer.resolver.js'
