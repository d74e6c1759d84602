import type { ClientBase, Pool } from 'pg'
import { databaseClock } from '../../../platform/clock/index.js'
import type { Sealer } from '../../../platform/sealing/index.js'
import { hashOfRecoveryCode, newRecoveryCodes, stepOfCode } from './code.js'

/** For what the secret is sealed. */
export const totpPurpose = (personId: string): string => `totp:${personId}`

/** How a person's second step stands. */
export interface SecondFactor {
  readonly enrolledAt: Date | null
  readonly recoveryCodesLeft: number
}

export async function secondFactorOf(pool: Pool | ClientBase, personId: string): Promise<SecondFactor> {
  const { rows } = await pool.query<SecondFactor>(
    `select (select confirmed_at from totp where person_id = $1) as "enrolledAt",
       (select count(*) from recovery_code where person_id = $1 and used_at is null) as "recoveryCodesLeft"`,
    [personId],
  )
  return rows[0] ?? { enrolledAt: null, recoveryCodesLeft: 0 }
}

/** Keeps a secret that is not confirmed yet; one before that was never confirmed goes. */
export async function keepUnconfirmed(client: ClientBase, personId: string, sealed: Buffer): Promise<void> {
  await client.query(
    `insert into totp (person_id, secret) values ($1, $2)
     on conflict (person_id) do update set secret = excluded.secret, last_step = 0 where totp.confirmed_at is null`,
    [personId, sealed],
  )
}

/**
 * Takes a person's code: each once, whoever else says the same one meanwhile.
 *
 * @param confirmed whether the secret was confirmed already, or is now by this code.
 */
export async function takeCode(
  client: ClientBase,
  sealer: Sealer,
  personId: string,
  code: string,
  confirmed: boolean,
): Promise<boolean> {
  const { rows } = await client.query<{ secret: Buffer; lastStep: number }>(
    `select secret, last_step as "lastStep" from totp
     where person_id = $1 and (confirmed_at is not null) = $2 for update`,
    [personId, confirmed],
  )
  const [totp] = rows
  if (!totp) return false
  const at = await databaseClock(client).now()
  const step = stepOfCode(sealer.open(totp.secret, totpPurpose(personId)), code.trim(), at, totp.lastStep)
  if (step === null) return false
  await client.query(
    'update totp set last_step = $2, confirmed_at = coalesce(confirmed_at, now()) where person_id = $1',
    [personId, step],
  )
  return true
}

/** Takes a recovery code, once. */
export async function takeRecoveryCode(client: ClientBase, personId: string, code: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'update recovery_code set used_at = now() where person_id = $1 and code_hash = $2 and used_at is null',
    [personId, hashOfRecoveryCode(code)],
  )
  return rowCount === 1
}

/** Makes new recovery codes; those before don't work any more. */
export async function replaceRecoveryCodes(client: ClientBase, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await client.query('delete from recovery_code where person_id = $1', [personId])
  await client.query('insert into recovery_code (person_id, code_hash) select $1, unnest($2::bytea[])', [
    personId,
    codes.map(hashOfRecoveryCode),
  ])
  return codes
}

/** @returns whether there was one. */
export async function removeSecondFactor(client: ClientBase, personId: string): Promise<boolean> {
  await client.query('delete from recovery_code where person_id = $1', [personId])
  const { rowCount } = await client.query('delete from totp where person_id = $1', [personId])
  return rowCount === 1
}
