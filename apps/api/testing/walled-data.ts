import { Role } from '@zhengmei/domain/identity'
import pg from 'pg'
import { RunKind } from '../src/features/assessment/index.js'
import { attachEdition } from '../src/features/rulebook/index.js'
import { record } from '../src/platform/audit/index.js'
import {
  apiRole,
  connectionOptions,
  type Database,
  letApiSignIn,
  openDatabase,
  withTransaction,
} from '../src/platform/db/index.js'
import { uuidv7 } from '../src/platform/ids/index.js'
import { createTestDatabase } from '../src/platform/testing/index.js'
import { importSuqianMini, performed } from './assessment.js'
import { insertDownload, insertPerson } from './fixtures.js'

/** Somebody who administers a unit, on whose behalf a connection asks. */
export interface Asker {
  readonly path: string
  readonly person: string
  readonly orgId: string
}

/** A database with something of everything, in a county, in another beside it, and above both. */
export interface WalledDatabase {
  readonly owners: Database
  /** Signed in as the API's role, with nothing to go back to. */
  readonly api: pg.Client
  readonly county: Asker
  readonly sibling: Asker
  close(): Promise<void>
}

export async function walledDatabase(): Promise<WalledDatabase> {
  const test = await createTestDatabase()
  const owners = await openDatabase({ url: test.url, entities: [] })
  const { pool } = owners
  await importSuqianMini(pool)
  const { rows: nodes } = await pool.query<{ id: string; code: string; path: string }>(
    `select id, code, path from org where code in ('CITY', 'U0000', 'U0002') order by code`,
  )
  const [city, first, second] = nodes
  if (!city || !first || !second) throw new Error('the data set has other organisations')
  const request = { kind: RunKind.official, year: 2025, rulebook: { id: 'suqian-2021' } } as const
  await performed(pool, { ...request, scopeOrgId: city.id })
  await performed(pool, { ...request, scopeOrgId: city.id, again: true })
  for (const org of [city, first, second]) {
    await attachEdition(pool, {
      orgId: org.id,
      editionId: 'suqian-2021',
      version: 1,
      attachedFrom: '2021-01-01' as never,
    })
  }
  const belongings = async (org: typeof city) => {
    const { id, appointmentId } = await insertPerson(pool, {
      login: org.code,
      org,
      role: Role.officeAdministrator,
    })
    await performed(pool, { ...request, kind: RunKind.trial, scopeOrgId: org.id })
    await importWithErrors(pool, org.id, id, appointmentId)
    await insertDownload(pool, { person: { id, appointmentId }, orgId: org.id })
    await insertViews(pool, id, org.id)
    await pool.query(
      `insert into run_verification (id, run_id, requested_by, appointment_id)
       select gen_random_uuid(), id, $2, $3 from assessment_run where scope_org_id = $1`,
      [org.id, id, appointmentId],
    )
    await pool.query(`insert into display_settings (person_id, settings) values ($1, '{}')`, [id])
    await pool.query(
      `insert into notification (id, person_id, kind, facts) values (gen_random_uuid(), $1, 'run_ended', '{}')`,
      [id],
    )
    const change = uuidv7()
    await pool.query(
      `insert into org_change (id, kind, org_id, effective_on, state, requested_by, appointment_id, scope_org_id)
       values ($1, 'rename', $2, '2099-01-01', 'planned', $3, $4, $2)`,
      [change, org.id, id, appointmentId],
    )
    await pool.query(
      `insert into handover_item (id, appointment_id, org_id, kind, object_id, title, due_on)
       values (gen_random_uuid(), $1, $2, 'post', $1, '{}', '2025-01-01')`,
      [appointmentId, org.id],
    )
    await pool.query(
      `insert into account_obligation select id, org_id, $2, '2025-01-01' from account where org_id = $1`,
      [org.id, change],
    )
    await insertSecrets(pool, { personId: id, appointmentId, orgId: org.id })
    return { path: org.path, person: id, orgId: org.id }
  }
  const county = await belongings(first)
  const sibling = await belongings(second)
  await pool.query(
    `insert into commendation (org_id, awarded_on, level, title) select id, '2025-01-01', 'local', 'x' from org`,
  )
  await pool.query(
    `insert into account_change (id, account_id, version, changes) select gen_random_uuid(), id, 2, '{}' from account`,
  )
  await pool.query(
    `insert into account_exemption (id, account_id, rule_key, reason, granted_by)
     select gen_random_uuid(), id, 'registry.one_per_platform', 'x', $1 from account`,
    [county.person],
  )
  await pool.query(`insert into account_followers select id, '2025-01-01', 1 from account`)
  await pool.query(`insert into feed_gap select id, '2025-01-01', '2025-01-02' from account`)
  await pool.query(
    `insert into upper_inspection select id, 'city', '2025-01-01', 'qualified' from account on conflict do nothing`,
  )
  const client = await pool.connect()
  const password = uuidv7()
  await letApiSignIn(client, password)
  client.release()
  const url = new URL(test.url)
  url.username = apiRole
  url.password = password
  const api = new pg.Client(connectionOptions(url.href))
  await api.connect()
  return {
    owners,
    api,
    county,
    sibling,
    async close() {
      await api.end()
      await owners.close()
      await test.drop()
    },
  }
}

/** What is found by secrets, and what was done. */
async function insertSecrets(
  pool: pg.Pool,
  of: { readonly personId: string; readonly appointmentId: string; readonly orgId: string },
): Promise<void> {
  const { personId, appointmentId, orgId } = of
  const statements: readonly (readonly [statement: string, ...more: string[]])[] = [
    [
      `insert into session (id, secret_hash, person_id, appointment_id, expires_at) select gen_random_uuid(), sha256($1::uuid::text::bytea), $1, $2, now()`,
      appointmentId,
    ],
    [
      `insert into api_token (id, secret_hash, person_id, org_id, name, access, expires_at)
       select gen_random_uuid(), sha256($1::uuid::text::bytea), $1, $2, 'x', 'read_only', now() + interval '1 day'`,
      orgId,
    ],
    [`insert into known_device (secret_hash, person_id) select '', $1`],
    [
      `insert into sign_in_step (secret_hash, person_id, step, expires_at) select sha256($1::uuid::text::bytea), $1, 'code', now()`,
    ],
    [
      `insert into invitation (secret_hash, person_id, expires_at) select sha256($1::uuid::text::bytea), $1, now()`,
    ],
    [`insert into person_identity (issuer, subject, person_id) select 'x', $1::uuid::text, $1`],
    [`insert into totp (person_id, secret) select $1, ''`],
    [`insert into recovery_code (person_id, code_hash) select $1, ''`],
    [`insert into former_password (person_id, password_hash) select $1, ''`],
    [`insert into idempotency (person_id, key, operation, request_digest) select $1, 'k', 'x', ''`],
  ]
  for (const [statement, ...more] of statements) await pool.query(statement, [personId, ...more])
  const actor = { personId, appointmentId, tokenId: null, requestId: null, address: null }
  await withTransaction(pool, (client) =>
    record(client, actor, { action: 'session.start', objectType: 'session', objectId: 'x' }),
  )
}

/** One for oneself, with which the list begins, and one for everybody at the unit and below. */
async function insertViews(pool: pg.Pool, personId: string, orgId: string): Promise<void> {
  const [own, shared] = [uuidv7(), uuidv7()]
  await pool.query(
    `insert into list_view (id, list, name, query, owner_id, shared_org_id)
     values ($1, 'accounts', 'own', '', $3, null), ($2, 'accounts', 'shared', '', $3, $4)`,
    [own, shared, personId, orgId],
  )
  await pool.query('insert into list_view_default values ($1, $2, $3)', [personId, 'accounts', own])
}

async function importWithErrors(pool: pg.Pool, orgId: string, personId: string, appointmentId: string) {
  const [file, job] = [uuidv7(), uuidv7()]
  await pool.query(
    `insert into stored_file (id, name, size, sha256, uploaded_by) values ($1, 'a.csv', 1, '', $2)`,
    [file, personId],
  )
  await pool.query(`insert into stored_file_chunk values ($1, 0, 'x')`, [file])
  await pool.query(
    `insert into import_job (id, dry_run, org_id, requested_by, appointment_id) values ($1, true, $2, $3, $4)`,
    [job, orgId, personId, appointmentId],
  )
  await pool.query(`insert into import_job_file values ($1, 0, 'a.csv', $2)`, [job, file])
  await pool.query(
    `insert into import_error (job_id, no, file, row, code, reason_zh, reason_en) values ($1, 1, 'a.csv', 2, 'x', 'x', 'x')`,
    [job],
  )
}
