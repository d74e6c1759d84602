import { type Role, wholeForest } from '@zhengmei/domain/identity'
import type { ClientBase, Pool } from 'pg'
import {
  afterInSql,
  orderInSql,
  type PageWindow,
  type SortKey,
  type SqlOrder,
  sqlOrder,
} from '../../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { containsPattern } from '../../../platform/scope/search.js'
import { type PersonRecordRow, type PersonState, personRecordColumns, stateOfPerson } from './people.read.js'
import { inForceToday, todayInShanghai } from './person.repository.js'

/** How people may be ordered; where names are equal, the login decides. */
export const PeopleSort = { login: 'login', name: 'name', added: 'added' } as const
export type PeopleSort = (typeof PeopleSort)[keyof typeof PeopleSort]

const byLogin: SortKey<PersonRecordRow> = { type: 'text', column: 'p.login', of: (person) => person.login }
const sorted: Readonly<Record<PeopleSort, readonly SortKey<PersonRecordRow>[]>> = {
  login: [byLogin],
  name: [{ type: 'text', column: 'p.name', of: (person) => person.name }, byLogin],
  // Ids are made in the order of time.
  added: [{ type: 'uuid', column: 'p.id', of: (person) => person.id }],
}

/** The order of a list of people, one way or the other. */
export const peopleOrder = (sort: PeopleSort, descending = false): SqlOrder<PersonRecordRow> =>
  sqlOrder(`person by ${sort}`, sorted[sort], descending)

/** Which people of a subtree; absent and null: no matter. */
export interface PeopleFilter {
  /** Part of the name or of the login. */
  readonly search?: string | null
  /** Holds this role today, within the subtree. */
  readonly role?: Role | null
  readonly state?: PersonState | null
  /** Appointed to something today, or not disabled and appointed to nothing. */
  readonly appointed?: boolean | null
  /** With an appointment within the subtree that ends in so many days or sooner. */
  readonly endingWithinDays?: number | null
  /** These alone. */
  readonly ids?: readonly string[] | null
}

/**
 * People of a subtree: those who belong to a unit of it, and those who are, were or will be appointed in it. Of the whole
 * forest it is everybody, also who is of no unit.
 *
 * @param values parameters of the statement so far; the bounds are added.
 */
export function ofSubtree(scope: string, values: unknown[]): string {
  if (scope === wholeForest) return 'true'
  const from = values.push(...subtreeBounds(scope)) - 1
  return `p.id in (
    select own.id from person own join org o on o.id = own.home_org_id where ${subtreeCondition('o.path', from)}
    union all
    select a.person_id from appointment a join org o on o.id = a.org_id where ${subtreeCondition('o.path', from)})`
}

/**
 * The condition that the name or the login of the person `p` has a part.
 *
 * @param values parameters of the statement so far; the part is added.
 */
export function named(search: string, values: unknown[]): string {
  const part = `$${values.push(containsPattern(search).part)}`
  return `(p.name ilike ${part} or p.login ilike ${part})`
}

function conditionsOf(scope: string, filter: PeopleFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  const subtree = ofSubtree(scope, values)
  return { sql: [subtree, ...filterConditions(scope, filter, values)].join(' and '), values }
}

/** Further than anything is planned; what is asked beyond it is cut to it. */
const longestTerm = 36_500

function filterConditions(scope: string, filter: PeopleFilter, values: unknown[]): string[] {
  const conditions: string[] = []
  if (filter.search != null && filter.search.trim() !== '') {
    conditions.push(named(filter.search, values))
  }
  if (filter.role != null) {
    const from = values.push(...subtreeBounds(scope)) - 1
    conditions.push(`exists (select 1 from appointment a join org o on o.id = a.org_id
      where a.person_id = p.id and a.role = $${values.push(filter.role)} and ${inForceToday} and ${subtreeCondition('o.path', from)})`)
  }
  if (filter.state != null) conditions.push(`${stateOfPerson} = $${values.push(filter.state)}`)
  if (filter.appointed != null) {
    const held = `exists (select from appointment a where a.person_id = p.id and ${inForceToday})`
    conditions.push(filter.appointed ? held : `p.disabled_at is null and not ${held}`)
  }
  if (filter.endingWithinDays != null) {
    const from = values.push(...subtreeBounds(scope)) - 1
    const days = `$${values.push(Math.min(longestTerm, Math.max(0, filter.endingWithinDays)))}::integer`
    conditions.push(`exists (select from appointment a join org o on o.id = a.org_id where a.person_id = p.id
      and ${inForceToday} and a.to_on <= ${todayInShanghai} + ${days} and ${subtreeCondition('o.path', from)})`)
  }
  if (filter.ids != null) conditions.push(`p.id = any($${values.push(filter.ids)}::uuid[])`)
  return conditions
}

/** A page of the people of a subtree. */
export async function listPeople(
  pool: Pool,
  scope: string,
  filter: PeopleFilter,
  order: SqlOrder<PersonRecordRow>,
  window: PageWindow,
): Promise<PersonRecordRow[]> {
  const { sql, values } = conditionsOf(scope, filter)
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<PersonRecordRow>(
    `select ${personRecordColumns} from person p left join lateral named_org(p.home_org_id) h on true
     where ${sql} ${from} order by ${orderInSql(order)} limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

export async function countPeople(pool: Pool, scope: string, filter: PeopleFilter): Promise<number> {
  const { sql, values } = conditionsOf(scope, filter)
  const { rows } = await pool.query<{ count: number }>(`select count(*) from person p where ${sql}`, values)
  return rows[0]?.count ?? 0
}

/** How many people of a subtree each of several filters leaves, in one statement. */
export async function countPeopleBy(
  pool: Pool,
  scope: string,
  filters: readonly PeopleFilter[],
): Promise<readonly number[]> {
  const values: unknown[] = []
  const subtree = ofSubtree(scope, values)
  const counted = filters.map(
    (filter) =>
      `count(*) filter (where ${['true', ...filterConditions(scope, filter, values)].join(' and ')})`,
  )
  const { rows } = await pool.query<{ counts: readonly number[] }>(
    `select array[${counted.join(', ')}]::integer[] as counts from person p where ${subtree}`,
    values,
  )
  return rows[0]?.counts ?? []
}

/** A person of a subtree; null when they are not of it, which looks the same as not being there. */
export async function findPersonRecord(
  pool: Pool | ClientBase,
  scope: string,
  id: string,
): Promise<PersonRecordRow | null> {
  const values: unknown[] = [id]
  const { rows } = await pool.query<PersonRecordRow>(
    `select ${personRecordColumns} from person p left join lateral named_org(p.home_org_id) h on true
     where p.id = $1 and ${ofSubtree(scope, values)}`,
    values,
  )
  return rows[0] ?? null
}

/** People of a subtree by their ids, locked: until the transaction's end nobody edits, appoints or disables them. */
export async function peopleHeld(
  client: ClientBase,
  scope: string,
  ids: readonly string[],
): Promise<PersonRecordRow[]> {
  const values: unknown[] = [ids]
  const { rows } = await client.query<PersonRecordRow>(
    `select ${personRecordColumns} from person p left join lateral named_org(p.home_org_id) h on true
     where p.id = any($1::uuid[]) and ${ofSubtree(scope, values)} order by p.id for update of p`,
    values,
  )
  return rows
}

/** How many sessions each of the people has that could be used now. */
export async function activeSessionCounts(
  pool: Pool,
  ids: readonly string[],
): Promise<{ personId: string; count: number }[]> {
  const { rows } = await pool.query<{ personId: string; count: number }>(
    `select person_id as "personId", count(*) from session
     where person_id = any($1::uuid[]) and ended_at is null and expires_at > now() group by person_id`,
    [ids],
  )
  return rows
}
