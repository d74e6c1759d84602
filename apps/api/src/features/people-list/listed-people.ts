import { wholeForest } from '@zhengmei/domain/identity'
import type { PeopleFileName } from '@zhengmei/domain/people'
import type { Pool } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'

/** Cells in the order of the sheet's columns. */
type Cells = readonly string[]

/**
 * The people of a subtree and their appointments in it that are in force or to come, as a list that can be imported again
 * and then changes nothing. Who is disabled or belongs to no unit is left out.
 */
export async function listedPeople(pool: Pool, scope: string): Promise<Record<PeopleFileName, Cells[]>> {
  const everybody = scope === wholeForest
  const bounds = subtreeBounds(scope)
  const { rows: people } = await pool.query<{ cells: Cells }>(
    `select array[p.login, p.name, h.code] as cells
     from person p cross join lateral named_org(p.home_org_id) h
     where p.disabled_at is null and ($3 or ${subtreeCondition('h.path', 1)}) order by p.login`,
    [...bounds, everybody],
  )
  const { rows: appointments } = await pool.query<{ cells: Cells }>(
    `select array[p.login, o.code, a.role, coalesce(a.job_title, ''), a.from_on::text, coalesce(a.to_on::text, '')] as cells
     from appointment a join person p on p.id = a.person_id join org o on o.id = a.org_id
     where p.disabled_at is null and ${subtreeCondition('o.path', 1)}
       and (a.to_on is null or a.to_on > greatest(a.from_on, (now() at time zone 'Asia/Shanghai')::date))
     order by p.login, o.path, a.from_on, a.id`,
    bounds,
  )
  return { people: people.map(({ cells }) => cells), appointments: appointments.map(({ cells }) => cells) }
}
