import { defineEntity, p } from '@mikro-orm/core'
import type { Instant } from '@zhengmei/domain/kernel'
import { AppointmentEntity } from '../person/appointment.entity.js'
import { PersonEntity } from '../person/person.entity.js'

const session = defineEntity({
  name: 'SessionEntity',
  tableName: 'session',
  properties: {
    id: p.uuid().primary(),
    secretHash: p.blob().hidden(),
    person: p.manyToOne(PersonEntity),
    appointment: p.manyToOne(AppointmentEntity).nullable(),
    /** How the person proved who they are. */
    method: p.text().$type<'password' | 'oidc'>(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    address: p.text().nullable(),
    userAgent: p.text().nullable(),
  },
})

/** A sign-in that lasts: acts under one appointment until it is ended, idle or too old. When it was last seen is SQL's. */
export class SessionEntity extends session.class {
  /** Ends it for good; one that is over stays as it ended. */
  end(at: Instant): void {
    this.endedAt ??= new Date(at)
  }
}
session.setClass(SessionEntity)
