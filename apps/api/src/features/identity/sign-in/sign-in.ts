import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withEntities, withTransaction } from '../../../platform/db/index.js'
import type { ActiveSession, RequestContext } from '../../../platform/graphql/index.js'
import { isPassword } from '../password/password.js'
import { appointmentsOf, findCredentials, normalLogin, personHeld } from '../person/person.repository.js'
import { signInPolicy } from '../sign-in-policy/sign-in-policy.repository.js'
import { letIn, welcome } from './let-in.js'
import { admitAttempt } from './sign-in-attempts.js'

const longestLogin = 100

const wrongCredentials: Refusal = {
  code: 'session/wrong-credentials',
  message: { zh: '登录名或密码不正确', en: 'Wrong login or password' },
}
const tooManyAttempts: Refusal = {
  code: 'session/too-many-attempts',
  message: { zh: '尝试次数过多，请稍后再试', en: 'Too many attempts; try again later' },
}
const noAppointment: Refusal = {
  code: 'session/no-appointment',
  message: {
    zh: '您目前没有有效的任职，请联系管理员',
    en: 'You hold no appointment at present; ask your administrator',
  },
}

/**
 * Signs a person in: a new session under their widest appointment, whatever session the browser had is over. An unknown
 * login, a wrong password and a disabled person look the same, in words and in work.
 *
 * @returns the new session; refusals `session/wrong-credentials`, `session/too-many-attempts`, `session/no-appointment`.
 */
export async function signIn(
  context: RequestContext,
  input: { readonly login: string; readonly password: string },
): Promise<Result<ActiveSession>> {
  const { database, pool, caller, carrier } = context
  const login = normalLogin(input.login)
  if (login === '' || login.length > longestLogin) return refused(wrongCredentials)
  const { passwordProfile, absoluteHours } = await signInPolicy(pool)
  const attempt = { kind: 'password', login, address: caller.address, device: carrier.device } as const
  if (!(await admitAttempt(pool, attempt, passwordProfile)))
    return refuseSignIn(context, login, tooManyAttempts)
  const known = await findCredentials(pool, login)
  const right = await isPassword(known?.passwordHash ?? null, input.password)
  if (!right || known === null) return refuseSignIn(context, login, wrongCredentials)
  const [held] = await appointmentsOf(pool, [known.id])
  if (!held) return refuseSignIn(context, login, noAppointment)
  const { personId: _, ...appointment } = held

  const begun = await withEntities(database, async (em, client) => {
    const person = await personHeld(em, known.id)
    // Checking took a while: a password that was replaced meanwhile must not open a session that its end would miss.
    if (person.passwordHash !== known.passwordHash || person.disabledAt) return null
    return letIn(context, { em, client }, { person, appointment, method: 'password', absoluteHours })
  })
  if (begun === null) return refuseSignIn(context, login, wrongCredentials)
  welcome(context, begun)
  return ok(begun.session)
}

async function refuseSignIn(
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
