export { scopeOfAppointment } from './appointment.repository.js'
export {
  type AdministratorInvited,
  type AdministratorRequest,
  createAdministrator,
} from './create-administrator.js'
export { identityEntities } from './identity.entities.js'
export { Person } from './identity.graphql.js'
export { personById } from './identity.loaders.js'
export { IdentityResolver } from './identity.resolver.js'
export { hashPassword } from './password.js'
export type { PersonRow } from './person.repository.js'
export { findActiveSession } from './session.repository.js'
export { AppointmentResolver, ViewerResolver } from './viewer.resolver.js'
