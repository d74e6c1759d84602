import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { type Clock, databaseClock } from '../../../platform/clock/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { hashOfSecret, isSecret } from '../../../platform/session/index.js'
import { keepFormerPassword, newPasswordHash } from '../password/new-password.js'
import type { PersonRow } from '../person/person.repository.js'
import { endSessionsOf } from '../session/session.repository.js'
import { tellOfSecurity } from '../session/tell-of-security.js'
import { forgetDevices } from '../sign-in/known-device.repository.js'
import { InvitationEntity } from './invitation.entity.js'

const invalid: Refusal = {
  code: 'invitation/invalid',
  field: 'secret',
  message: {
    zh: '此链接无效、已使用或已过期，请向管理员索取新链接',
    en: 'This link is not valid, was used or has expired; ask your administrator for a new one',
  },
}

/** The invitation with its person, while a password may be set by it. */
async function openInvitation(
  em: EntityManager,
  clock: Clock,
  secret: string,
  lockMode: LockMode = LockMode.NONE,
): Promise<InvitationEntity | null> {
  if (!isSecret(secret)) return null
  const secretHash = hashOfSecret(secret)
  const invitation = await em.findOne(InvitationEntity, { secretHash }, { populate: ['person'], lockMode })
  return invitation?.isOpen(await clock.now()) ? invitation : null
}

/**
 * Sets the password of the person whom the link was made for; they sign in with it next, and all their sessions end.
 * Of several at once with the same link only one succeeds.
 *
 * @returns that person; refusals `invitation/invalid`, `password/…` (the link then stays good).
 */
export async function acceptInvitation(
  context: RequestContext,
  input: { readonly secret: string; readonly password: string },
): Promise<Result<PersonRow>> {
  context.actForNobody()
  const { database, pool, actor } = context
  const seen = await openInvitation(database.orm.em.fork(), databaseClock(pool), input.secret)
  if (!seen) return refused(invalid)
  const passwordHash = await newPasswordHash(pool, seen.person, input.password)
  if (!passwordHash.ok) return passwordHash
  // Choosing took a while: only now the link is held, and looked at again.
  return withEntities(database, async (em, client) => {
    const held = LockMode.PESSIMISTIC_WRITE
    const invitation = await openInvitation(em, databaseClock(client), input.secret, held)
    if (!invitation) return refused(invalid)
    const { person } = invitation
    invitation.usedAt = new Date(await databaseClock(client).now())
    await keepFormerPassword(client, person.id)
    person.passwordHash = passwordHash.value
    person.passwordSetAt = invitation.usedAt
    await endSessionsOf(client, person.id)
    await forgetDevices(client, person.id)
    await em.flush()
    await tellOfSecurity(client, person.id, 'password_set_by_link', context.caller)
    await record(
      client,
      { ...actor, personId: person.id },
      { action: 'person.set_password', objectType: 'person', objectId: person.id },
    )
    return ok({ id: person.id, login: person.login, name: person.name })
  })
}
