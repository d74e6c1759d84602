import type { Appointment } from '@zhengmei/domain/identity'
import type { ClientBase, Pool } from 'pg'
import type { ActiveSession, Caller } from '../../platform/graphql/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { hashOfSecret, isSecret } from '../../platform/session/index.js'
import { appointmentColumns, inForceToday } from './person.repository.js'

/** Without a request for this long a session is over. */
const idle = `interval '2 hours'`
/** However busy, after this long one signs in anew. */
const absolute = `interval '12 hours'`
/** A request is noted when the last note is older than this: not every read shall write. */
const noteEvery = `interval '1 minute'`

interface SessionRow extends Appointment {
  readonly sessionId: string
  readonly personId: string
  readonly unnoted: boolean
}

/**
 * Looks up the session with this secret, by the database's clock: null when it is over, its person is disabled, or the
 * appointment under which it acts is not in force any more. So a revocation acts on the very next request.
 */
export async function findActiveSession(pool: Pool, secret: string): Promise<ActiveSession | null> {
  if (!isSecret(secret)) return null
  const { rows } = await pool.query<SessionRow>({
    name: 'active-session',
    text: `select s.id as "sessionId", s.person_id as "personId", s.last_seen_at < now() - ${noteEvery} as unnoted, ${appointmentColumns}
      from session s
      join person p on p.id = s.person_id
      join appointment a on a.id = s.appointment_id and a.person_id = s.person_id
      join org o on o.id = a.org_id
      where s.secret_hash = $1 and s.ended_at is null and s.expires_at > now()
        and s.last_seen_at > now() - ${idle} and p.disabled_at is null and ${inForceToday}`,
    values: [hashOfSecret(secret)],
  })
  const [row] = rows
  if (!row) return null
  const { sessionId, personId, unnoted, ...appointment } = row
  if (unnoted) await pool.query('update session set last_seen_at = now() where id = $1', [sessionId])
  return { sessionId, viewer: { personId, appointment } }
}

/** @returns the id of the new session, which acts under the appointment. */
export async function insertSession(
  client: ClientBase,
  session: { readonly secret: string; readonly personId: string; readonly appointmentId: string },
  caller: Caller,
): Promise<string> {
  const id = uuidv7()
  await client.query(
    `insert into session (id, secret_hash, person_id, appointment_id, expires_at, address, user_agent)
     values ($1, $2, $3, $4, now() + ${absolute}, $5, $6)`,
    [
      id,
      hashOfSecret(session.secret),
      session.personId,
      session.appointmentId,
      caller.address,
      caller.userAgent,
    ],
  )
  return id
}

export async function endSession(client: ClientBase, sessionId: string): Promise<void> {
  await client.query('update session set ended_at = now() where id = $1 and ended_at is null', [sessionId])
}

/** Lets the session act under another appointment from now on. */
export async function actUnder(client: ClientBase, sessionId: string, appointmentId: string): Promise<void> {
  await client.query('update session set appointment_id = $2 where id = $1', [sessionId, appointmentId])
}
