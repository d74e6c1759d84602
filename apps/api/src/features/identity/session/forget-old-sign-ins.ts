import type { Pool } from 'pg'
import { daysAgo } from '../../../platform/keeping/index.js'

/** Removes what is left of sign-ins long past; what happened stays in the audit trail. */
export async function forgetOldSignIns(pool: Pool): Promise<void> {
  await pool.query(`delete from session where least(ended_at, expires_at) < ${daysAgo('sessions')}`)
  await pool.query(`delete from invitation where least(used_at, expires_at) < ${daysAgo('invitations')}`)
  await pool.query(`delete from sign_in_step where expires_at < ${daysAgo('signInSteps')}`)
  await pool.query(`delete from sign_in_attempt where at < ${daysAgo('signInAttempts')}`)
}
