import type { EntityManager } from '@mikro-orm/postgresql'
import { type Appointment, scopePathOf } from '@zhengmei/domain/identity'
import { hour, type Instant } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import type { ActiveSession, Caller } from '../../../platform/graphql/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { hashOfSecret, isSecret } from '../../../platform/session/index.js'
import { AppointmentEntity } from '../person/appointment.entity.js'
import type { PersonEntity } from '../person/person.entity.js'
import { appointmentColumns, inForceToday } from '../person/person.repository.js'
import { SessionEntity } from './session.entity.js'

/** Without a request for this long a session is over. */
const idle = `interval '2 hours'`
/** However busy, after this long one signs in anew. */
const absolute = 12 * hour
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
      cross join lateral named_org(a.org_id) o
      where s.secret_hash = $1 and s.ended_at is null and s.expires_at > now()
        and s.last_seen_at > now() - ${idle} and p.disabled_at is null and ${inForceToday}`,
    values: [hashOfSecret(secret)],
  })
  const [row] = rows
  if (!row) return null
  const { sessionId, personId, unnoted, ...appointment } = row
  if (unnoted) await pool.query('update session set last_seen_at = now() where id = $1', [sessionId])
  const orgPath = scopePathOf(appointment.role, appointment.orgPath)
  return { sessionId, viewer: { personId, appointment: { ...appointment, orgPath } } }
}

/** A new session, which acts under the appointment. */
export function beginSession(
  em: EntityManager,
  session: { readonly secret: string; readonly person: PersonEntity; readonly appointmentId: string },
  at: Instant,
  caller: Caller,
): SessionEntity {
  return em.create(SessionEntity, {
    id: uuidv7(),
    secretHash: hashOfSecret(session.secret),
    person: session.person,
    appointment: em.getReference(AppointmentEntity, session.appointmentId),
    expiresAt: new Date(at + absolute),
    address: caller.address,
    userAgent: caller.userAgent,
  })
}

/** The session, to change it. */
export const sessionById = (em: EntityManager, id: string): Promise<SessionEntity> =>
  em.findOneOrFail(SessionEntity, id)

/** Ends every session of a person. */
export async function endSessionsOf(client: ClientBase, personId: string): Promise<void> {
  await client.query('update session set ended_at = now() where person_id = $1 and ended_at is null', [
    personId,
  ])
}
