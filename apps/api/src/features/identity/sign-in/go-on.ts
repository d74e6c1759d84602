import type { EntityManager } from '@mikro-orm/postgresql'
import {
  isPasswordExpired,
  nextSignInStep,
  type SignInPolicy,
  SignInStep,
  secondFactorFor,
} from '@zhengmei/domain/identity'
import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { sealerOf } from '../../../platform/sealing/index.js'
import type { PersonEntity } from '../person/person.entity.js'
import { appointmentsOf } from '../person/person.repository.js'
import { newTotpSecret, totpUri } from '../totp/code.js'
import { secondFactorOf, totpPurpose } from '../totp/totp.repository.js'
import { type Begun, letIn } from './let-in.js'
import { keepStep } from './sign-in-step.repository.js'

/** A step that is to be done next, and by which secret it is taken up. */
export interface StepAsked {
  readonly step: SignInStep
  readonly secret: string
  /** What an authenticator app needs, when one is to be enrolled. */
  readonly totp: { readonly secret: string; readonly uri: string } | null
}

/** Either there is a session now, or something is still to be done. */
export type Progressed = Begun | StepAsked

/**
 * Goes on with a sign-in whose password was right.
 *
 * @returns refusal `session/no-appointment`.
 */
export async function goOn(
  context: RequestContext,
  writing: { readonly em: EntityManager; readonly client: ClientBase },
  progress: {
    readonly person: PersonEntity
    readonly policy: SignInPolicy
    readonly secondFactorDone: boolean
  },
): Promise<Result<Progressed>> {
  const { client } = writing
  const { person, policy, secondFactorDone } = progress
  const held = await appointmentsOf(client, [person.id])
  const [widest] = held
  if (!widest) return noAppointment
  const { enrolledAt } = await secondFactorOf(client, person.id)
  const step = nextSignInStep({
    rule: secondFactorFor(
      policy,
      held.map(({ role }) => role),
    ),
    enrolled: enrolledAt !== null,
    secondFactorDone,
    passwordExpired: isPasswordExpired(policy.passwordProfile, await ageOfPassword(client, person.id)),
  })
  if (step !== null) return ok(await ask(context, client, person, step))
  const { personId: _, ...appointment } = widest
  const { absoluteHours } = policy
  return ok(await letIn(context, writing, { person, appointment, method: 'password', absoluteHours }))
}

async function ask(
  context: RequestContext,
  client: ClientBase,
  person: PersonEntity,
  step: SignInStep,
): Promise<StepAsked> {
  const enrolling = step === SignInStep.enrol ? newTotpSecret() : null
  const secret = await keepStep(client, {
    personId: person.id,
    step,
    passwordHash: person.passwordHash ?? null,
    totpSecret: enrolling === null ? null : sealerOf(context.config).seal(enrolling, totpPurpose(person.id)),
  })
  const totp = enrolling === null ? null : { secret: enrolling, uri: totpUri(person.login, enrolling) }
  return { step, secret, totp }
}

/** Whole days since the password was set; of one that came with the person, since they came. */
async function ageOfPassword(client: ClientBase, personId: string): Promise<number> {
  const { rows } = await client.query<{ days: number }>(
    `select extract(day from now() - coalesce(password_set_at, created_at))::integer as days from person where id = $1`,
    [personId],
  )
  return rows[0]?.days ?? 0
}

const noAppointment = refuse('session/no-appointment', {
  zh: '您目前没有有效的任职，请联系管理员',
  en: 'You hold no appointment at present; ask your administrator',
})
