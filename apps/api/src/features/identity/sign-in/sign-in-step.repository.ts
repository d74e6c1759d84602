import type { SignInStep } from '@zhengmei/domain/identity'
import type { ClientBase, Pool } from 'pg'
import { hashOfSecret, isSecret, newSecret } from '../../../platform/session/index.js'

/** For how long a half-done sign-in waits for its next step. */
const lasts = `interval '10 minutes'`

/** A sign-in that waits for something. */
export interface WaitingStep {
  readonly personId: string
  readonly step: SignInStep
  readonly login: string
  readonly name: string
  /** Sealed: the secret that is being enrolled. */
  readonly totpSecret: Buffer | null
}

/** @returns the secret by which the step is taken up again. */
export async function keepStep(
  client: ClientBase,
  waiting: {
    readonly personId: string
    readonly step: SignInStep
    readonly passwordHash: string | null
    readonly totpSecret: Buffer | null
  },
): Promise<string> {
  const secret = newSecret()
  await client.query(
    `insert into sign_in_step (secret_hash, person_id, step, password_hash, totp_secret, expires_at)
     values ($1, $2, $3, $4, $5, now() + ${lasts})`,
    [hashOfSecret(secret), waiting.personId, waiting.step, waiting.passwordHash, waiting.totpSecret],
  )
  await client.query('delete from sign_in_step where expires_at < now() and person_id = $1', [
    waiting.personId,
  ])
  return secret
}

/**
 * A step that may be taken up: not done, not too old, the password still the one that was right.
 *
 * @param lock holds it until the transaction ends, so that of two at once one goes on.
 */
export async function waitingStep(
  client: Pool | ClientBase,
  secret: string,
  lock: 'for update of s' | '' = '',
): Promise<WaitingStep | null> {
  if (!isSecret(secret)) return null
  const { rows } = await client.query<WaitingStep>(
    `select s.person_id as "personId", s.step, p.login, p.name, s.totp_secret as "totpSecret"
     from sign_in_step s join person p on p.id = s.person_id
     where s.secret_hash = $1 and s.used_at is null and s.expires_at > now()
       and p.disabled_at is null and p.password_hash is not distinct from s.password_hash ${lock}`,
    [hashOfSecret(secret)],
  )
  return rows[0] ?? null
}

export async function stepDone(client: ClientBase, secret: string): Promise<void> {
  await client.query('update sign_in_step set used_at = now() where secret_hash = $1', [hashOfSecret(secret)])
}
