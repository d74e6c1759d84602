import { AppointmentEntity } from './appointment.entity.js'
import { InvitationEntity } from './invitation.entity.js'
import { PersonEntity } from './person.entity.js'
import { SessionEntity } from './session.entity.js'

/** What this feature edits; a database that it writes to is opened with them. */
export const identityEntities = [PersonEntity, AppointmentEntity, SessionEntity, InvitationEntity]
