import { hashPassword } from '@zhengmei/api/features/identity'
import { withTransaction } from '@zhengmei/api/platform/db'
import { uuidv7 } from '@zhengmei/api/platform/ids'
import type { Pool } from 'pg'
import { appointedFrom, type DemoPerson, demoPassword, demoPeople, nationPeople } from './demo-people.js'
import type { OrgIds } from './org-ids.js'

/** Adds the people of the demo with their appointments. Someone who is there already stays as they are. */
export async function addPeople(
  pool: Pool,
  orgIds: OrgIds,
  listed: readonly DemoPerson[] = demoPeople,
): Promise<void> {
  const people = await Promise.all(
    listed.map(async (person) => ({ ...person, passwordHash: await hashPassword(demoPassword) })),
  )
  await withTransaction(pool, async (client) => {
    for (const { login, name, passwordHash, appointments } of people) {
      const id = uuidv7()
      const { rowCount } = await client.query(
        'INSERT INTO person (id, login, name, password_hash, home_org_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (login) DO NOTHING',
        [id, login, name, passwordHash, orgIds(appointments[0].orgCode)],
      )
      if (rowCount === 0) continue
      for (const { role, orgCode, jobTitle, standsInFor } of appointments) {
        await client.query(
          `INSERT INTO appointment (id, person_id, org_id, role, job_title, from_on, to_on, stand_in_for)
           SELECT $1, $2, $3, $4, $5, coalesce(original.today, $6), original.today + 365, original.id
           FROM (VALUES (1)) AS once LEFT JOIN LATERAL (
             SELECT a.id, (now() AT TIME ZONE 'Asia/Shanghai')::date AS today
             FROM appointment a JOIN person p ON p.id = a.person_id WHERE p.login = $7 AND a.role = $4
           ) AS original ON true`,
          [uuidv7(), id, orgIds(orgCode), role, jobTitle ?? null, appointedFrom, standsInFor ?? null],
        )
      }
    }
  })
}

/** Logins in the database that are not of the demo: with them it is somebody's own, and no place for known passwords. */
export async function foreignLogins(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ login: string }>(
    'SELECT login FROM person WHERE login <> ALL($1) ORDER BY login LIMIT 3',
    [[...demoPeople, ...nationPeople].map(({ login }) => login)],
  )
  return rows.map(({ login }) => login)
}
