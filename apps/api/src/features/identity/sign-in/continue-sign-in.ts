import type { EntityManager } from '@mikro-orm/postgresql'
import { SignInStep } from '@zhengmei/domain/identity'
import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { sealerOf } from '../../../platform/sealing/index.js'
import { keepFormerPassword, newPasswordHash } from '../password/new-password.js'
import type { PersonEntity } from '../person/person.entity.js'
import { personHeld } from '../person/person.repository.js'
import { endSessionsOf } from '../session/session.repository.js'
import { signInPolicy } from '../sign-in-policy/sign-in-policy.repository.js'
import { wrongCode } from '../totp/second-factor.js'
import { keepUnconfirmed, replaceRecoveryCodes, takeCode, takeRecoveryCode } from '../totp/totp.repository.js'
import { goOn, type Progressed } from './go-on.js'
import { welcome } from './let-in.js'
import { refuseSignIn, tooManyAttempts } from './sign-in.js'
import { admitAttempt } from './sign-in-attempts.js'
import { stepDone, type WaitingStep, waitingStep } from './sign-in-step.repository.js'

/** What a step is answered with: a code, or a new password. */
export interface StepAnswer {
  readonly secret: string
  readonly code?: string | null
  readonly password?: string | null
}

/** How it went on, and recovery codes when a second step was enrolled: shown this once. */
export interface StepTaken {
  readonly progress: Progressed
  readonly recoveryCodes: readonly string[] | null
}

const stepOver: Refusal = {
  code: 'session/step-over',
  message: {
    zh: '登录已超时，请重新输入密码',
    en: 'The sign-in took too long; begin again with the password',
  },
}

/**
 * Takes the next step of a sign-in. Guessing at codes is slowed as guessing at passwords is.
 *
 * @returns refusals `session/step-over`, `session/too-many-attempts`, `second-factor/wrong-code`, `password/…`,
 * `session/no-appointment`.
 */
export async function continueSignIn(
  context: RequestContext,
  answer: StepAnswer,
): Promise<Result<StepTaken>> {
  context.actForNobody()
  const { pool, caller, carrier } = context
  const seen = await waitingStep(pool, answer.secret)
  if (seen === null) return refused(stepOver)
  const policy = await signInPolicy(pool)
  if (seen.step !== SignInStep.changePassword) {
    const attempt = {
      kind: 'code',
      login: seen.login,
      address: caller.address,
      device: carrier.device,
    } as const
    if (!(await admitAttempt(pool, attempt, policy.passwordProfile)))
      return refuseSignIn(context, seen.login, tooManyAttempts)
  }
  // A new password is judged and hashed before anything is locked.
  const chosen = seen.step === SignInStep.changePassword ? await chooseFor(context, seen, answer) : ok(null)
  if (!chosen.ok) return chosen
  const taken = await withEntities(context.database, async (em, client): Promise<Result<StepTaken>> => {
    const waiting = await waitingStep(client, answer.secret, 'for update of s')
    if (waiting === null) return refused(stepOver)
    const person = await personHeld(em, waiting.personId)
    const done = await takeStep(
      context,
      { em, client },
      { waiting, person, answer, passwordHash: chosen.value },
    )
    if (!done.ok) return done
    await stepDone(client, answer.secret)
    const progress = await goOn(context, { em, client }, { person, policy, secondFactorDone: true })
    return progress.ok ? ok({ progress: progress.value, ...done.value }) : progress
  })
  if (!taken.ok) return refuseSignIn(context, seen.login, taken.refusal)
  if ('session' in taken.value.progress) welcome(context, taken.value.progress)
  return taken
}

const chooseFor = (
  { pool }: RequestContext,
  { personId, login, name }: WaitingStep,
  { password }: StepAnswer,
): Promise<Result<string>> => newPasswordHash(pool, { id: personId, login, name }, password ?? '')

async function takeStep(
  context: RequestContext,
  { em, client }: { readonly em: EntityManager; readonly client: ClientBase },
  step: {
    readonly waiting: WaitingStep
    readonly person: PersonEntity
    readonly answer: StepAnswer
    readonly passwordHash: string | null
  },
): Promise<Result<{ recoveryCodes: readonly string[] | null }>> {
  const { waiting, person, answer } = step
  const code = answer.code ?? ''
  const sealer = sealerOf(context.config)
  if (waiting.step === SignInStep.code) {
    const right =
      (await takeCode(client, sealer, person.id, code, true)) ||
      (await takeRecoveryCode(client, person.id, code))
    return right ? ok({ recoveryCodes: null }) : wrongCode
  }
  if (waiting.step === SignInStep.enrol) {
    if (waiting.totpSecret !== null) await keepUnconfirmed(client, person.id, waiting.totpSecret)
    if (!(await takeCode(client, sealer, person.id, code, false))) return wrongCode
    const recoveryCodes = await replaceRecoveryCodes(client, person.id)
    await note(context, client, person.id, 'person.enrol_second_factor')
    return ok({ recoveryCodes })
  }
  await keepFormerPassword(client, person.id)
  person.passwordHash = step.passwordHash
  person.passwordSetAt = new Date(await databaseClock(client).now())
  await em.flush()
  await endSessionsOf(client, person.id)
  await note(context, client, person.id, 'person.change_password')
  return ok({ recoveryCodes: null })
}

const note = (context: RequestContext, client: ClientBase, personId: string, action: string) =>
  record(client, { ...context.actor, personId }, { action, objectType: 'person', objectId: personId })
