import { Action, SecondFactorRule, secondFactorFor } from '@zhengmei/domain/identity'
import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { sealerOf } from '../../../platform/sealing/index.js'
import { appointmentsOf, personsById } from '../person/person.repository.js'
import { noPerson } from '../session/end-sessions.js'
import { isWithin } from '../session/open-sessions.repository.js'
import { endSessionsOf, rotateSecret } from '../session/session.repository.js'
import { tellOfSecurity } from '../session/tell-of-security.js'
import { admitAttempt } from '../sign-in/sign-in-attempts.js'
import { signInPolicy } from '../sign-in-policy/sign-in-policy.repository.js'
import { newTotpSecret, totpUri } from './code.js'
import {
  keepUnconfirmed,
  removeSecondFactor,
  replaceRecoveryCodes,
  secondFactorOf,
  takeCode,
  totpPurpose,
} from './totp.repository.js'

/** A secret to put into an authenticator app. */
export interface TotpOffered {
  readonly secret: string
  readonly uri: string
}

/** The rule for a person, by the roles they hold now. */
export async function ruleFor(context: RequestContext, personId: string): Promise<SecondFactorRule> {
  const held = await appointmentsOf(context.pool, [personId])
  return secondFactorFor(
    await signInPolicy(context.pool),
    held.map(({ role }) => role),
  )
}

/**
 * Offers the viewer a secret for an authenticator app; it counts from the first right code on.
 *
 * @returns refusals `second-factor/off`, `second-factor/enrolled`.
 */
export async function offerTotp(context: RequestContext): Promise<Result<TotpOffered>> {
  const { personId } = context.requireViewer()
  if ((await ruleFor(context, personId)) === SecondFactorRule.off) return off
  const [person] = await personsById(context.pool, [personId])
  const secret = newTotpSecret()
  const sealed = sealerOf(context.config).seal(secret, totpPurpose(personId))
  return withTransaction(context.pool, async (client) => {
    if ((await secondFactorOf(client, personId)).enrolledAt !== null) return enrolled
    await keepUnconfirmed(client, personId, sealed)
    return ok({ secret, uri: totpUri(person?.login ?? '', secret) })
  })
}

/**
 * What a code is said for. Guessing at codes is slowed as at the door; whoever holds the session's secret gets a new one
 * when it was right.
 */
async function byCode<T>(
  context: RequestContext,
  code: string,
  confirmed: boolean,
  then: (client: ClientBase, personId: string) => Promise<T>,
): Promise<Result<T>> {
  const { personId } = context.requireViewer()
  const { pool, caller, carrier, sessionId } = context
  const [person] = await personsById(pool, [personId])
  if (!person || sessionId === null) throw new Error('a session of nobody')
  const attempt = {
    kind: 'code',
    login: person.login,
    address: caller.address,
    device: carrier.device,
  } as const
  if (!(await admitAttempt(pool, attempt, (await signInPolicy(pool)).passwordProfile))) return tooMany
  const done = await withTransaction(pool, async (client) => {
    if (!(await takeCode(client, sealerOf(context.config), personId, code, confirmed))) return null
    const secret = await rotateSecret(client, sessionId)
    return { secret, value: await then(client, personId) }
  })
  if (done === null) return wrongCode
  carrier.give(done.secret)
  return ok(done.value)
}

const note = (context: RequestContext, client: ClientBase, action: string, personId: string) =>
  record(client, context.actor, { action, objectType: 'person', objectId: personId })

/**
 * Confirms the offered secret by its first code: from now on the second step is asked for.
 *
 * @returns recovery codes, shown once; refusals `second-factor/wrong-code`, `session/too-many-attempts`.
 */
export const confirmTotp = (
  context: RequestContext,
  code: string,
): Promise<Result<{ recoveryCodes: string[] }>> =>
  byCode(context, code, false, async (client, personId) => {
    const recoveryCodes = await replaceRecoveryCodes(client, personId)
    await tellOfSecurity(client, personId, 'second_factor_on', context.caller)
    await note(context, client, 'person.enrol_second_factor', personId)
    return { recoveryCodes }
  })

/**
 * Makes new recovery codes.
 *
 * @returns refusals `second-factor/wrong-code`, `session/too-many-attempts`.
 */
export const renewRecoveryCodes = (
  context: RequestContext,
  code: string,
): Promise<Result<{ recoveryCodes: string[] }>> =>
  byCode(context, code, true, async (client, personId) => {
    const recoveryCodes = await replaceRecoveryCodes(client, personId)
    await note(context, client, 'person.renew_recovery_codes', personId)
    return { recoveryCodes }
  })

/**
 * Takes the viewer's own second step away.
 *
 * @returns refusals `second-factor/required`, `second-factor/wrong-code`, `session/too-many-attempts`.
 */
export async function removeTotp(
  context: RequestContext,
  code: string,
): Promise<Result<{ removed: boolean }>> {
  const rule = await ruleFor(context, context.requireViewer().personId)
  if (rule === SecondFactorRule.required) return required
  return byCode(context, code, true, async (client, personId) => {
    const removed = await removeSecondFactor(client, personId)
    await tellOfSecurity(client, personId, 'second_factor_off', context.caller)
    await note(context, client, 'person.remove_second_factor', personId)
    return { removed }
  })
}

/**
 * Takes away the second step of somebody who lost it, within the viewer's scope, and ends their sessions.
 *
 * @returns refusals `person/not-found`, `second-factor/own`.
 */
export async function resetSecondFactor(
  context: RequestContext,
  personId: string,
): Promise<Result<{ removed: boolean }>> {
  const scope = context.scopeFor(Action.manageSignIn)
  if (personId === context.requireViewer().personId) return notOneself
  return withTransaction(context.pool, async (client) => {
    if (!isUuid(personId) || !(await isWithin(client, personId, scope))) return noPerson
    const removed = await removeSecondFactor(client, personId)
    await endSessionsOf(client, personId)
    await tellOfSecurity(client, personId, 'second_factor_off', null)
    await note(context, client, 'person.reset_second_factor', personId)
    return ok({ removed })
  })
}

/** The words for a code that is wrong, too old, or was taken already. */
export const wrongCode = refuse(
  'second-factor/wrong-code',
  { zh: '验证码不正确，或已经用过', en: 'The code is wrong, or was used already' },
  'code',
)
const off = refuse('second-factor/off', {
  zh: '系统未启用两步验证',
  en: 'The second step is not in use here',
})
const enrolled = refuse('second-factor/enrolled', {
  zh: '两步验证已启用；要更换，请先停用',
  en: 'A second step is in use already; take it away first to replace it',
})
const required = refuse('second-factor/required', {
  zh: '您的角色必须使用两步验证；手机丢失请找安全管理员重置',
  en: 'Your role requires the second step; if you lost it, ask the security administrator',
})
const notOneself = refuse(
  'second-factor/own',
  { zh: '不能重置自己的两步验证', en: 'Nobody resets their own' },
  'personId',
)
const tooMany = refuse('session/too-many-attempts', {
  zh: '尝试次数过多，请稍后再试',
  en: 'Too many attempts; try again later',
})
