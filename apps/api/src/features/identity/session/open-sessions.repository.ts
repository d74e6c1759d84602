import type { ClientBase, Pool } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { inForceToday } from '../person/person.repository.js'
import { isOpen } from './session.repository.js'

/** A session that goes on, as its owner sees it. */
export interface OpenSession {
  readonly id: string
  readonly startedAt: Date
  readonly lastSeenAt: Date
  readonly address: string | null
  readonly userAgent: string | null
  readonly method: 'password' | 'oidc'
}

/** More than anybody has; the oldest ones beyond it are not shown, but ended with the rest. */
export const mostOpenSessions = 50

/** The sessions of a person that go on, the one last used first. */
export async function openSessionsOf(pool: Pool, personId: string): Promise<OpenSession[]> {
  const { rows } = await pool.query<OpenSession>(
    `select s.id, s.created_at as "startedAt", s.last_seen_at as "lastSeenAt", s.address, s.user_agent as "userAgent",
       s.method
     from session s where s.person_id = $1 and ${isOpen} order by s.last_seen_at desc, s.id limit ${mostOpenSessions}`,
    [personId],
  )
  return rows
}

/** Whether a person holds an appointment, now, within a subtree. */
export const isWithin = async (pool: Pool | ClientBase, personId: string, scope: string): Promise<boolean> =>
  (await whoIsWithin(pool, [personId], scope)).has(personId)

/** Who of some people holds an appointment, now, within a subtree. */
export async function whoIsWithin(
  pool: Pool | ClientBase,
  personIds: readonly string[],
  scope: string,
): Promise<Set<string>> {
  const { rows } = await pool.query<{ personId: string }>(
    `select distinct a.person_id as "personId" from appointment a join org o on o.id = a.org_id
     where a.person_id = any($3::uuid[]) and ${inForceToday} and ${subtreeCondition('o.path', 1)}`,
    [...subtreeBounds(scope), personIds],
  )
  return new Set(rows.map(({ personId }) => personId))
}
