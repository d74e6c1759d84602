import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '@zhengmei/domain/identity'
import type { Pool } from 'pg'
import { z } from 'zod'
import { inForceToday } from '../person/person.repository.js'

const fileSchema = z.array(z.object({ login: z.string(), password: z.string() }))

/** A login that anybody may try the demo data with. */
export interface DemoLoginRow {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role: Role
  readonly organisation: string
}

/**
 * The logins that the demo data came with, as far as they still exist; none where there are no demo data. Their
 * passwords are no secret: they were printed when the data were made.
 *
 * @param dataDir where the demo data left `demo-logins.json`.
 */
export async function demoLogins(pool: Pool, dataDir: string): Promise<DemoLoginRow[]> {
  const file = await readFile(join(dataDir, 'demo-logins.json'), 'utf8').catch(() => null)
  if (file === null) return []
  const known = fileSchema.safeParse(parseJson(file))
  if (!known.success) return []
  const passwords = new Map(known.data.map(({ login, password }) => [login, password]))
  const { rows } = await pool.query<Omit<DemoLoginRow, 'password'>>(
    `select distinct on (p.login) p.login, p.name, a.role, o.name as organisation
     from person p join appointment a on a.person_id = p.id cross join lateral named_org(a.org_id) o
     where p.login = any($1) and p.disabled_at is null and ${inForceToday}
     order by p.login, length(o.path), a.from_on, a.id`,
    [[...passwords.keys()]],
  )
  const byLogin = new Map(rows.map((row) => [row.login, row]))
  return [...passwords].flatMap(([login, password]) => {
    const row = byLogin.get(login)
    return row ? [{ ...row, password }] : []
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
