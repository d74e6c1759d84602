import { normalLogin } from '@zhengmei/domain/identity'
import { type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withEntities, withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isPassword } from '../password/password.js'
import { findCredentials, personHeld } from '../person/person.repository.js'
import { signInPolicy } from '../sign-in-policy/sign-in-policy.repository.js'
import { goOn, type Progressed } from './go-on.js'
import { welcome } from './let-in.js'
import { admitAttempt } from './sign-in-attempts.js'

const longestLogin = 100

const wrongCredentials: Refusal = {
  code: 'session/wrong-credentials',
  message: { zh: '登录名或密码不正确', en: 'Wrong login or password' },
}
/** The words for who has to wait. */
export const tooManyAttempts: Refusal = {
  code: 'session/too-many-attempts',
  message: { zh: '尝试次数过多，请稍后再试', en: 'Too many attempts; try again later' },
}
/**
 * Signs a person in: a new session under their widest appointment, or the first step that is still to be done. An unknown
 * login, a wrong password and a disabled person look the same, in words and in work.
 *
 * @returns refusals `session/wrong-credentials`, `session/too-many-attempts`, `session/no-appointment`.
 */
export async function signIn(
  context: RequestContext,
  input: { readonly login: string; readonly password: string },
): Promise<Result<Progressed>> {
  context.actForNobody()
  const { database, pool, caller, carrier } = context
  const login = normalLogin(input.login)
  if (login === '' || login.length > longestLogin) return refused(wrongCredentials)
  const policy = await signInPolicy(pool)
  const attempt = { kind: 'password', login, address: caller.address, device: carrier.device } as const
  if (!(await admitAttempt(pool, attempt, policy.passwordProfile))) {
    return refuseSignIn(context, login, tooManyAttempts)
  }
  const known = await findCredentials(pool, login)
  const right = await isPassword(known?.passwordHash ?? null, input.password)
  if (!right || known === null) return refuseSignIn(context, login, wrongCredentials)
  const progress = await withEntities(database, async (em, client) => {
    const person = await personHeld(em, known.id)
    // Checking took a while: a password that was replaced meanwhile must not open a session that its end would miss.
    if (person.passwordHash !== known.passwordHash || person.disabledAt) return refused(wrongCredentials)
    return goOn(context, { em, client }, { person, policy, secondFactorDone: false })
  })
  if (!progress.ok) return refuseSignIn(context, login, progress.refusal)
  if ('session' in progress.value) welcome(context, progress.value)
  return progress
}

/** Says no to a sign-in, and notes it. */
export async function refuseSignIn(
  context: RequestContext,
  login: string,
  refusal: Refusal,
): Promise<Result<never>> {
  await withTransaction(context.pool, (client) =>
    record(client, context.actor, {
      action: 'session.refuse',
      objectType: 'login',
      objectId: login,
      after: { code: refusal.code },
    }),
  )
  return refused(refusal)
}
