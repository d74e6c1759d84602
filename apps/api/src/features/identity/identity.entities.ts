import { InvitationEntity } from './invitation/invitation.entity.js'
import { AppointmentEntity } from './person/appointment.entity.js'
import { PersonEntity } from './person/person.entity.js'
import { SessionEntity } from './session/session.entity.js'

/** What this feature edits; a database that it writes to is opened with them. */
export const identityEntities = [PersonEntity, AppointmentEntity, SessionEntity, InvitationEntity]
