import { type AccessHolders, liesWithin, wholeForest } from '@zhengmei/domain/identity'
import type { Pool } from 'pg'
import type { PageWindow } from '../../../platform/graphql/index.js'
import { type AppointmentRow, appointmentRowColumns } from '../appointment/appointment.read.js'
import { inForceToday } from '../person/person.repository.js'

/** An appointment that gives what was asked for, with whose it is. */
export interface GivingRow extends AppointmentRow {
  readonly login: string
  readonly name: string
}

/**
 * Appointments in force, within the scope of who asks, of people who aren't disabled, that give what was asked for: a look
 * into the index of nodes for each unit above the object, and from there into that of appointments.
 */
function giving(scope: string, holders: AccessHolders): { sql: string; values: unknown[] } {
  const paths = holders.nodePaths.filter((path) => liesWithin(path, scope))
  const values: unknown[] = [holders.roles, paths]
  const nodes = ['select n.id, n.path, false as elsewhere from org n where n.path = any($2)']
  let roles = 'a.role = any($1)'
  if (scope === wholeForest) {
    values.push(holders.rolesAtAnyRoot)
    nodes.push('select n.id, n.path, true from org n where n.parent_id is null and n.path <> all($2)')
    roles += ' and (not o.elsewhere or a.role = any($3))'
  }
  const sql = `from (${nodes.join(' union all ')}) o join appointment a on a.org_id = o.id
    join person p on p.id = a.person_id where ${roles} and ${inForceToday} and p.disabled_at is null`
  return { sql, values }
}

/** A page of the appointments by which people may do something, by login, those of one person one after another. */
export async function listAccess(
  pool: Pool,
  scope: string,
  holders: AccessHolders,
  window: PageWindow,
): Promise<GivingRow[]> {
  const { sql, values } = giving(scope, holders)
  const from =
    window.after === null
      ? ''
      : `and (p.login, a.id) > ($${values.push(window.after[0])}, $${values.push(window.after[1])}::uuid)`
  const { rows } = await pool.query<GivingRow>(
    `select ${appointmentRowColumns}, p.login, p.name ${sql} ${from}
     order by p.login, a.id limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

export async function countAccess(pool: Pool, scope: string, holders: AccessHolders): Promise<number> {
  const { sql, values } = giving(scope, holders)
  const { rows } = await pool.query<{ count: number }>(`select count(*) ${sql}`, values)
  return rows[0]?.count ?? 0
}
