import { SignInStep } from '@zhengmei/domain/identity'
import type { Pool } from 'pg'
import { hashOfSecret, isSecret } from '../../../platform/session/index.js'
import { waitingStep } from '../sign-in/sign-in-step.repository.js'

/** The person who may choose a password by this secret: of a link that works, or of a sign-in that waits for it; null: nobody. */
export async function whoChooses(pool: Pool, secret: string): Promise<string | null> {
  if (!isSecret(secret)) return null
  const { rows } = await pool.query<{ personId: string }>(
    `select i.person_id as "personId" from invitation i join person p on p.id = i.person_id
     where i.secret_hash = $1 and i.used_at is null and i.expires_at > now() and p.disabled_at is null`,
    [hashOfSecret(secret)],
  )
  if (rows[0]) return rows[0].personId
  const step = await waitingStep(pool, secret)
  return step?.step === SignInStep.changePassword ? step.personId : null
}
