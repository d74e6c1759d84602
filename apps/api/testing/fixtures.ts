import type { Role } from '@zhengmei/domain/identity'
import type { Pool } from 'pg'
import { hashPassword } from '../src/features/identity/index.js'
import { uuidv7 } from '../src/platform/ids/index.js'

/** The password of everybody in the tests. */
export const testPassword = 'a quiet river 7'

let hashed: Promise<string> | undefined
let counter = 0

/** An organisation of the tests. */
export interface TestOrg {
  readonly id: string
  readonly code: string
  readonly path: string
}

/** Inserts an organisation; codes are made up in order unless given. */
export async function insertOrg(
  pool: Pool,
  org: {
    readonly parent?: TestOrg
    readonly code?: string
    readonly name?: string
    readonly kind?: string
    readonly category?: string | null
  } = {},
): Promise<TestOrg> {
  counter += 1
  const id = uuidv7()
  const code = org.code ?? `O${String(counter).padStart(5, '0')}`
  const { rows } = await pool.query<{ no: number }>(
    `insert into org (id, code, name, kind, category, parent_id, path) values ($1, $2, $3, $4, $5, $6, 'new') returning no`,
    [
      id,
      code,
      org.name ?? `单位 ${code}`,
      org.kind ?? 'department',
      org.category ?? null,
      org.parent?.id ?? null,
    ],
  )
  const path = `${org.parent?.path ?? ''}${rows[0]?.no}/`
  await pool.query('update org set path = $2 where id = $1', [id, path])
  return { id, code, path }
}

/** Inserts a download of somebody's that was made: the file itself is nowhere. */
export async function insertDownload(
  pool: Pool,
  download: {
    readonly id?: string | undefined
    readonly person: { readonly id: string; readonly appointmentId: string }
    readonly orgId: string
  },
): Promise<void> {
  await pool.query(
    `insert into download (id, person_id, appointment_id, org_id, kind, format, language, parameters, columns, description,
       state, file_key, size, scope_path)
     values ($1::uuid, $2, $3, $4, 'accounts', 'csv', 'zh', '{}', '{}', '{"filters": []}', 'done', $1::uuid::text, 1, '')`,
    [download.id ?? uuidv7(), download.person.id, download.person.appointmentId, download.orgId],
  )
}

/** Inserts an account of an organisation. */
export async function insertAccount(
  pool: Pool,
  org: TestOrg,
  account: {
    readonly code?: string
    readonly name?: string
    readonly platform?: string
    readonly liveOn?: string
    readonly closedOn?: string
    readonly operator?: TestOrg
  } = {},
): Promise<{ readonly id: string; readonly code: string }> {
  counter += 1
  const id = uuidv7()
  const code = account.code ?? `A${String(counter).padStart(5, '0')}`
  await pool.query(
    `insert into account (id, code, org_id, org_path, platform, name, live_on, closed_on, operator_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      code,
      org.id,
      org.path,
      account.platform ?? 'weibo',
      account.name ?? `账号 ${code}`,
      account.liveOn ?? '2024-01-01',
      account.closedOn ?? null,
      account.operator?.id ?? null,
    ],
  )
  return { id, code }
}

/** Inserts an appointment; in force since 2020 unless told. */
export async function insertAppointment(
  pool: Pool,
  personId: string,
  org: TestOrg,
  role: Role,
  term: { readonly fromOn?: string; readonly toOn?: string } = {},
): Promise<string> {
  const id = uuidv7()
  await pool.query(
    'insert into appointment (id, person_id, org_id, role, from_on, to_on) values ($1, $2, $3, $4, $5, $6)',
    [id, personId, org.id, role, term.fromOn ?? '2020-01-01', term.toOn ?? null],
  )
  return id
}

/** Inserts a person of an organisation with the tests' password and one appointment there. */
export async function insertPerson(
  pool: Pool,
  person: { readonly login: string; readonly org: TestOrg; readonly role: Role; readonly name?: string },
): Promise<{ readonly id: string; readonly appointmentId: string }> {
  hashed ??= hashPassword(testPassword)
  const id = uuidv7()
  await pool.query(
    'insert into person (id, login, name, password_hash, home_org_id) values ($1, $2, $3, $4, $5)',
    [id, person.login, person.name ?? person.login, await hashed, person.org.id],
  )
  return { id, appointmentId: await insertAppointment(pool, id, person.org, person.role) }
}
