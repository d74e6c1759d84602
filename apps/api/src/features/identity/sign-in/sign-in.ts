import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { withEntities, withTransaction } from '../../../platform/db/index.js'
import type { ActiveSession, RequestContext } from '../../../platform/graphql/index.js'
import { newSecret } from '../../../platform/session/index.js'
import { isPassword } from '../password/password.js'
import { appointmentsOf, findCredentials, normalLogin, personHeld } from '../person/person.repository.js'
import { beginSession, sessionById } from '../session/session.repository.js'
import { admitAttempt, forgiveAttempts } from './sign-in-attempts.js'

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
  const { database, pool, caller } = context
  const login = normalLogin(input.login)
  if (login === '' || login.length > longestLogin) return refused(wrongCredentials)
  if (!(await admitAttempt(pool, login, caller.address))) return refuseSignIn(context, login, tooManyAttempts)
  const known = await findCredentials(pool, login)
  const right = await isPassword(known?.passwordHash ?? null, input.password)
  if (!right || known === null) return refuseSignIn(context, login, wrongCredentials)
  const [appointment] = await appointmentsOf(pool, [known.id])
  if (!appointment) return refuseSignIn(context, login, noAppointment)

  const secret = newSecret()
  const sessionId = await withEntities(database, async (em, client) => {
    const person = await personHeld(em, known.id)
    // Checking took a while: a password that was replaced meanwhile must not open a session that its end would miss.
    if (person.passwordHash !== known.passwordHash || person.disabledAt) return null
    const at = await databaseClock(client).now()
    if (context.sessionId !== null) (await sessionById(em, context.sessionId)).end(at)
    await forgiveAttempts(client, login, caller.address)
    const { id } = beginSession(em, { secret, person, appointmentId: appointment.id }, at, caller)
    const actor = { ...context.actor, personId: person.id, appointmentId: appointment.id }
    await record(client, actor, { action: 'session.start', objectType: 'session', objectId: id })
    return id
  })
  if (sessionId === null) return refuseSignIn(context, login, wrongCredentials)
  const { personId, ...term } = appointment
  const session = { sessionId, viewer: { personId, appointment: term } }
  context.carrier.give(secret)
  context.actAs(session)
  return ok(session)
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
