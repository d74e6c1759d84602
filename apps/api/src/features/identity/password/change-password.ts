import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { findCredentials, personHeld, personsById } from '../person/person.repository.js'
import { endSessionsOf, rotateSecret } from '../session/session.repository.js'
import { tellOfSecurity } from '../session/tell-of-security.js'
import { admitAttempt } from '../sign-in/sign-in-attempts.js'
import { signInPolicy } from '../sign-in-policy/sign-in-policy.repository.js'
import { keepFormerPassword, newPasswordHash } from './new-password.js'
import { isPassword } from './password.js'

/**
 * Changes the viewer's own password. The old one is asked for and guessing at it is slowed as at the door; all other
 * sessions end, this one gets a new secret.
 *
 * @returns refusals `session/too-many-attempts`, `password/wrong` at `oldPassword`, `password/…` at `password`.
 */
export async function changePassword(
  context: RequestContext,
  input: { readonly oldPassword: string; readonly password: string },
): Promise<Result<{ otherSessionsEnded: number }>> {
  const { pool, database, caller, carrier, sessionId } = context
  const [person] = await personsById(pool, [context.requireViewer().personId])
  if (!person || sessionId === null) throw new Error('a session of nobody')
  const { passwordProfile } = await signInPolicy(pool)
  const attempt = {
    kind: 'password',
    login: person.login,
    address: caller.address,
    device: carrier.device,
  } as const
  if (!(await admitAttempt(pool, attempt, passwordProfile))) return tooMany
  const known = await findCredentials(pool, person.login)
  if (!(await isPassword(known?.passwordHash ?? null, input.oldPassword))) return wrong
  const passwordHash = await newPasswordHash(pool, person, input.password)
  if (!passwordHash.ok) return passwordHash
  const changed = await withEntities(database, async (em, client) => {
    const held = await personHeld(em, person.id)
    // Another change came first: what was checked is not the password any more.
    if (held.passwordHash !== known?.passwordHash) return null
    await keepFormerPassword(client, held.id)
    held.passwordHash = passwordHash.value
    held.passwordSetAt = new Date(await databaseClock(client).now())
    await em.flush()
    const otherSessionsEnded = await endSessionsOf(client, held.id, sessionId)
    const secret = await rotateSecret(client, sessionId)
    await tellOfSecurity(client, held.id, 'password_changed', caller)
    await record(client, context.actor, {
      action: 'person.change_password',
      objectType: 'person',
      objectId: held.id,
      after: { otherSessionsEnded },
    })
    return { secret, otherSessionsEnded }
  })
  if (changed === null) return wrong
  context.carrier.give(changed.secret)
  return ok({ otherSessionsEnded: changed.otherSessionsEnded })
}

const tooMany = refuse('session/too-many-attempts', {
  zh: '尝试次数过多，请稍后再试',
  en: 'Too many attempts; try again later',
})
const wrong = refuse('password/wrong', { zh: '原密码不正确', en: 'The old password is wrong' }, 'oldPassword')
