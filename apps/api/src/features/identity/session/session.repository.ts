import type { EntityManager } from '@mikro-orm/postgresql'
import { type Appointment, scopePathOf } from '@zhengmei/domain/identity'
import { hour, type Instant } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import type { ActiveSession, Caller } from '../../../platform/graphql/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { hashOfSecret, isSecret, newSecret } from '../../../platform/session/index.js'
import { AppointmentEntity } from '../person/appointment.entity.js'
import type { PersonEntity } from '../person/person.entity.js'
import { appointmentColumns, inForceToday } from '../person/person.repository.js'
import { withinLifetime } from '../sign-in-policy/sign-in-policy.repository.js'
import { SessionEntity } from './session.entity.js'

/** A session's secret before the last rotation counts this long: for what was on its way meanwhile. */
const overlap = `interval '10 seconds'`
/** A request is noted when the last note is older than this: not every read shall write. */
const noteEvery = `interval '1 minute'`

/** The condition that a session `s` goes on, by the lifetimes that the policy names now. */
export const isOpen = `s.ended_at is null and s.expires_at > now() and ${withinLifetime}`

interface SessionRow extends Appointment {
  readonly sessionId: string
  readonly personId: string
}

const sessionColumns = `s.id as "sessionId", s.person_id as "personId", ${appointmentColumns}`

/** SQL of the sessions `s` with this hash that go on: open, of somebody who isn't disabled, under an appointment in force. */
const activeSessions = (tables: string, hash: string): string => `from ${tables}
  join person p on p.id = s.person_id
  join appointment a on a.id = s.appointment_id and a.person_id = s.person_id
  cross join lateral named_org(a.org_id) o
  where (s.secret_hash = ${hash} or (s.earlier_secret_hash = ${hash} and s.rotated_at > now() - ${overlap}))
    and ${isOpen} and p.disabled_at is null and ${inForceToday}`

/**
 * Looks up the session with this secret, by the database's clock: null when it is over, its person is disabled, or the
 * appointment under which it acts is not in force any more. So a revocation acts on the very next request.
 */
export async function findActiveSession(pool: Pool, secret: string): Promise<ActiveSession | null> {
  if (!isSecret(secret)) return null
  const { rows } = await pool.query<SessionRow & { readonly unnoted: boolean }>({
    name: 'active-session',
    text: `select ${sessionColumns}, s.last_seen_at < now() - ${noteEvery} as unnoted ${activeSessions('session s', '$1')}`,
    values: [hashOfSecret(secret)],
  })
  const [row] = rows
  if (!row) return null
  const { unnoted, ...session } = row
  if (unnoted) await pool.query('update session set last_seen_at = now() where id = $1', [session.sessionId])
  return asActive(session)
}

/**
 * The same for many at once, by their secrets; those that are over are missing. Nobody was there for it: it keeps no
 * session from ending for idleness.
 */
export async function findActiveSessions(
  pool: Pool,
  secrets: readonly string[],
): Promise<ReadonlyMap<string, ActiveSession>> {
  const { rows } = await pool.query<SessionRow & { readonly no: number }>(
    `select ${sessionColumns}, asked.no
     ${activeSessions('unnest($1::bytea[]) with ordinality as asked (hash, no), session s', 'asked.hash')}`,
    [secrets.map(hashOfSecret)],
  )
  return new Map(rows.map(({ no, ...session }) => [secrets[no - 1] ?? '', asActive(session)]))
}

const asActive = ({ sessionId, personId, ...appointment }: SessionRow): ActiveSession => ({
  sessionId,
  viewer: {
    personId,
    appointment: { ...appointment, orgPath: scopePathOf(appointment.role, appointment.orgPath) },
  },
  token: null,
})

/** How somebody proved who they are. */
export type SignInMethod = 'password' | 'oidc'

/** A new session, which acts under the appointment. */
export function beginSession(
  em: EntityManager,
  session: {
    readonly secret: string
    readonly person: PersonEntity
    readonly appointmentId: string
    readonly method: SignInMethod
    readonly absoluteHours: number
  },
  at: Instant,
  caller: Caller,
): SessionEntity {
  return em.create(SessionEntity, {
    id: uuidv7(),
    secretHash: hashOfSecret(session.secret),
    person: session.person,
    appointment: em.getReference(AppointmentEntity, session.appointmentId),
    method: session.method,
    expiresAt: new Date(at + session.absoluteHours * hour),
    address: caller.address,
    userAgent: caller.userAgent,
  })
}

/** The session, to change it. */
export const sessionById = (em: EntityManager, id: string): Promise<SessionEntity> =>
  em.findOneOrFail(SessionEntity, id)

/** Gives a session another secret: whoever had got hold of the one before is left behind. */
export async function rotateSecret(client: ClientBase, sessionId: string): Promise<string> {
  const secret = newSecret()
  await client.query(
    'update session set earlier_secret_hash = secret_hash, rotated_at = now(), secret_hash = $2 where id = $1',
    [sessionId, hashOfSecret(secret)],
  )
  return secret
}

/**
 * Ends the sessions of a person.
 *
 * @param except one that goes on.
 * @returns how many there were.
 */
export async function endSessionsOf(
  client: ClientBase,
  personId: string,
  except: string | null = null,
): Promise<number> {
  const { rowCount } = await client.query(
    'update session set ended_at = now() where person_id = $1 and ended_at is null and id is distinct from $2',
    [personId, except],
  )
  return rowCount ?? 0
}

/**
 * Ends the sessions of several people.
 *
 * @returns how many each of them had that could still be used; who had none is missing.
 */
export async function endSessionsOfAll(
  client: ClientBase,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ personId: string; count: number }>(
    `with ended as (
       update session set ended_at = now() where person_id = any($1::uuid[]) and ended_at is null
       returning person_id, expires_at > now() as usable)
     select person_id as "personId", count(*) from ended where usable group by person_id order by person_id`,
    [personIds],
  )
  return new Map(rows.map(({ personId, count }) => [personId, count]))
}
