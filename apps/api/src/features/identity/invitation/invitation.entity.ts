import { defineEntity, p } from '@mikro-orm/core'
import type { Instant } from '@zhengmei/domain/kernel'
import { PersonEntity } from '../person/person.entity.js'

const invitation = defineEntity({
  name: 'InvitationEntity',
  tableName: 'invitation',
  properties: {
    secretHash: p.blob().primary().hidden(),
    person: p.manyToOne(PersonEntity),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
})

/** A one-time link by which a person sets a password. */
export class InvitationEntity extends invitation.class {
  /** Whether a password may be set by it: not used, not expired, and its person may still sign in. */
  isOpen(at: Instant): boolean {
    return !this.usedAt && at < this.expiresAt.getTime() && !this.person.disabledAt
  }
}
invitation.setClass(InvitationEntity)
