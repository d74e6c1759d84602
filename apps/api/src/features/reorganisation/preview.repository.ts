import type { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'

/** Somebody whose view a change widens or narrows. */
export interface AffectedAppointment {
  readonly personName: string
  readonly role: Role
  readonly orgName: string
}

/** How much hangs on a unit and on what lies below it. */
export interface Extent {
  /** The unit and those below it. */
  readonly units: number
  readonly accounts: number
  /** Accounts of the unit itself that are not closed. */
  readonly ownAccounts: number
  /** Units whose parent by line is the unit. */
  readonly lineUnits: number
  /** People appointed at the unit or below it. */
  readonly people: number
  readonly categories: readonly { readonly category: string; readonly units: number }[]
}

/** @param path of the unit, which lies within whoever asks's subtree. */
export async function extentOf(pool: Pool, path: string, id: string): Promise<Extent> {
  const { rows } = await pool.query<Extent>(
    `select (select count(*) from org o where ${subtreeCondition('o.path', 1)} and o.abolished_on is null) as units,
       (select count(*) from account a where ${subtreeCondition('a.org_path', 1)}) as accounts,
       (select count(*) from account a where a.org_id = $3 and a.closed_on is null) as "ownAccounts",
       (select count(*) from org o where o.line_parent_id = $3 and o.abolished_on is null) as "lineUnits",
       (select count(distinct t.person_id) from appointment t join org o on o.id = t.org_id
        where ${subtreeCondition('o.path', 1)} and (t.to_on is null or t.to_on > (now() at time zone 'Asia/Shanghai')::date)) as people,
       (select coalesce(json_agg(json_build_object('category', category, 'units', units) order by category), '[]') from (
          select o.category, count(*) as units from org o
          where ${subtreeCondition('o.path', 1)} and o.category is not null and o.abolished_on is null group by o.category
        ) as kinds) as categories`,
    [...subtreeBounds(path), id],
  )
  const [extent] = rows
  if (!extent) throw new Error('no extent')
  return extent
}

const mostNamed = 20

/**
 * Who is appointed, within the subtree of whoever asks, at a node above one place that is not above another: what moves from the one to
 * the other they see no more.
 */
export async function appointedOnlyAbove(
  pool: Pool,
  scope: string,
  place: string,
  other: string,
): Promise<AffectedAppointment[]> {
  const { rows } = await pool.query<AffectedAppointment>(
    `select p.name as "personName", t.role, o.name as "orgName"
     from org o join appointment t on t.org_id = o.id join person p on p.id = t.person_id
     where ${subtreeCondition('o.path', 1)} and starts_with($3, o.path) and o.path <> $3 and not starts_with($4, o.path)
       and (t.to_on is null or t.to_on > (now() at time zone 'Asia/Shanghai')::date) and p.disabled_at is null
     order by o.path, t.role, p.name, t.id limit ${mostNamed}`,
    [...subtreeBounds(scope), place, other],
  )
  return rows
}

/** Who is appointed at a unit itself, on a day or later. */
export async function appointedAt(pool: Pool, orgId: string, on: PlainDate): Promise<AffectedAppointment[]> {
  const { rows } = await pool.query<AffectedAppointment>(
    `select p.name as "personName", t.role, o.name as "orgName"
     from appointment t join org o on o.id = t.org_id join person p on p.id = t.person_id
     where t.org_id = $1 and (t.to_on is null or (t.to_on > $2 and t.to_on > t.from_on)) order by t.role, p.name, t.id`,
    [orgId, on],
  )
  return rows
}

/** Changes that are planned for the unit or for what lies below it. */
export async function plannedWithin(pool: Pool, path: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select distinct c.id, c.effective_on from org_change c join org o on o.id in (c.org_id, c.target_id)
     where c.state = 'planned' and ${subtreeCondition('o.path', 1)} order by c.effective_on, c.id limit ${mostNamed}`,
    subtreeBounds(path),
  )
  return rows.map(({ id }) => id)
}
