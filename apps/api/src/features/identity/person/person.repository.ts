import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { type Appointment, scopePathOf } from '@zhengmei/domain/identity'
import type { ClientBase, Pool } from 'pg'
import { PersonEntity } from './person.entity.js'

/** A person as others may see them. */
export interface PersonRow {
  readonly id: string
  readonly login: string
  readonly name: string
}

/** A person with what a sign-in needs. */
interface Credentials extends PersonRow {
  readonly passwordHash: string | null
}

/** The day it is in Asia/Shanghai by the database's clock, as SQL: appointments begin and end by it. */
export const todayInShanghai = `(now() at time zone 'Asia/Shanghai')::date`

/** Columns of an appointment `a` at the node `o`. */
export const appointmentColumns = `a.id, a.role, a.org_id as "orgId", o.path as "orgPath", a.from_on as "fromOn", a.to_on as "toOn"`

/** The condition that the appointment `a` is in force today. */
export const inForceToday = `a.from_on <= ${todayInShanghai} and (a.to_on is null or ${todayInShanghai} < a.to_on)`

/** @param login as `normalLogin` makes it. */
export async function findCredentials(pool: Pool, login: string): Promise<Credentials | null> {
  const { rows } = await pool.query<Credentials>(
    `select id, login, name, password_hash as "passwordHash" from person where login = $1 and disabled_at is null`,
    [login],
  )
  return rows[0] ?? null
}

export async function personsById(pool: Pool, ids: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await pool.query<PersonRow>({
    name: 'persons-by-id',
    text: 'select id, login, name from person where id = any($1::uuid[])',
    values: [ids],
  })
  return rows
}

/** The names of people, in one statement for many. */
export async function namesOfPeople(
  pool: Pool,
  ids: readonly string[],
): Promise<(id: string | null) => string | null> {
  const names = new Map((await personsById(pool, [...new Set(ids)])).map(({ id, name }) => [id, name]))
  return (id) => (id === null ? null : (names.get(id) ?? null))
}

/** Appointments in force today, the one with the widest scope first: it is the one under which a session begins. */
export async function appointmentsOf(
  pool: Pool | ClientBase,
  personIds: readonly string[],
): Promise<(Appointment & { readonly personId: string })[]> {
  const { rows } = await pool.query<Appointment & { personId: string }>(
    `select ${appointmentColumns}, a.person_id as "personId"
     from appointment a cross join lateral named_org(a.org_id) o
     where a.person_id = any($1::uuid[]) and ${inForceToday}
     order by length(o.path), a.from_on, a.id`,
    [personIds],
  )
  return rows.map((row) => ({ ...row, orgPath: scopePathOf(row.role, row.orgPath) }))
}

/** @param login as `normalLogin` makes it. */
export const personWithLogin = (em: EntityManager, login: string): Promise<PersonEntity | null> =>
  em.findOne(PersonEntity, { login })

/** The person as they are now; until the transaction's end nobody changes their password or disables them. */
export const personHeld = (em: EntityManager, id: string): Promise<PersonEntity> =>
  em.findOneOrFail(PersonEntity, id, { lockMode: LockMode.PESSIMISTIC_READ })
