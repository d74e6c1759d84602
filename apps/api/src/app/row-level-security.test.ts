import { Role } from '@zhengmei/domain/identity'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importSuqianMini, performed } from '../../testing/assessment.js'
import { insertPerson } from '../../testing/fixtures.js'
import { RunKind } from '../features/assessment/index.js'
import { attachEdition } from '../features/rulebook/index.js'
import {
  apiRole,
  connectionOptions,
  type Database,
  letApiSignIn,
  openDatabase,
} from '../platform/db/index.js'
import { uuidv7 } from '../platform/ids/index.js'
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.js'

/** Tables without policies, and why. */
const open: Readonly<Record<string, string>> = {
  api_token: 'who a token belongs to is known only once it is found',
  audit_checkpoint: 'digests',
  audit_entry: 'append-only; whose entries may be read is asked where they are read',
  audit_stream: 'digests',
  audit_verification: 'of the trail as a whole',
  former_password: 'of a person; hashed',
  idempotency: 'keyed by person',
  invitation: 'found by its secret, before anybody is signed in',
  job_fence: 'out of reach',
  known_device: 'found by its secret, before anybody is signed in',
  person: 'names of people whom visible things name; signing in',
  person_identity: 'found by what the identity provider says, before anybody is signed in',
  recovery_code: 'of a person; hashed',
  rulebook_edition: 'published regulations',
  schema_migration: 'out of reach',
  session: 'found by its secret, before anybody is signed in',
  sign_in_attempt: 'before anybody is signed in',
  sign_in_policy: 'of the installation',
  sign_in_step: 'found by its secret, before anybody is signed in',
  totp: 'of a person; sealed',
}

/** Filled by COPY, or by triggers on the owner's behalf, which PostgreSQL refuses where policies hold for the owner: enabled, not forced. */
const copied = ['org_period', 'run_account_score', 'run_unit_rank', 'run_unit_score']

/** Seen before there is a scope, by whoever signs in; written only within one. */
const seenBySigningIn = ['appointment']

const orgs = `select id from org where path like $1 || '%'`
const accounts = `select id from account where org_path like $1 || '%'`
const units = (table: string) => `select run_no, unit_no from ${table} where org_id in (${orgs})`
const jobs = `select id from import_job where org_id in (${orgs})`

/** What lies within the subtree of $1 (and belongs to the person $2, where it belongs to one), told in another way than the policies tell it. */
const within: Readonly<Record<string, string>> = {
  account: `id in (${accounts})`,
  account_obligation: `account_id in (${accounts})`,
  account_change: `account_id in (${accounts})`,
  account_exemption: `account_id in (${accounts})`,
  account_followers: `account_id in (${accounts})`,
  account_year: `account_id in (${accounts})`,
  appointment: 'true',
  assessment_run: `scope_org_id in (${orgs}) or kind = 'official' and state = 'sealed' and
    scope_org_id in (select id from org where $1 like path || '%')`,
  commendation: `org_id in (${orgs})`,
  feed_gap: `account_id in (${accounts})`,
  finding: `org_id in (${orgs}) or account_id in (${accounts})`,
  import_error: `job_id in (${jobs})`,
  import_job: `id in (${jobs})`,
  import_job_file: `job_id in (${jobs})`,
  message: `account_id in (${accounts})`,
  message_body: `account_id in (${accounts})`,
  org_change: `org_id in (${orgs}) or target_id in (${orgs})`,
  org_period: `org_id in (${orgs})`,
  org: `path like $1 || '%' or $1 like path || '%'`,
  post: `account_id in (${accounts})`,
  post_body: `account_id in (${accounts})`,
  rulebook_attachment: `org_id in (${orgs}) or org_id in (select id from org where $1 like path || '%')`,
  run_account_facts: `(run_no, unit_no) in (${units('run_unit_facts')})`,
  run_account_score: `(run_no, unit_no) in (${units('run_unit_score')})`,
  run_supersession: `run_id in (select id from assessment_run where scope_org_id in (select id from org where $1 like path || '%'))`,
  run_unit_facts: `org_id in (${orgs})`,
  run_unit_rank: `(run_no, unit_no) in (${units('run_unit_score')})`,
  run_unit_score: `org_id in (${orgs})`,
  run_verification: `run_id in (select id from assessment_run where scope_org_id in (${orgs}) or kind = 'official' and state = 'sealed' and
    scope_org_id in (select id from org where $1 like path || '%'))`,
  stored_file: `uploaded_by = $2 or id in (select file_id from import_job_file where job_id in (${jobs}))`,
  stored_file_chunk: `file_id in (select id from stored_file where uploaded_by = $2
    or id in (select file_id from import_job_file where job_id in (${jobs})))`,
  upper_inspection: `account_id in (${accounts})`,
}

/** Nobody may change these over the API; the worker writes them. */
const onlyRead = [
  'account_followers',
  'account_year',
  'commendation',
  'feed_gap',
  'finding',
  'message',
  'message_body',
  'org_period',
  'post',
  'post_body',
  'run_account_facts',
  'run_account_score',
  'run_supersession',
  'run_unit_facts',
  'run_unit_rank',
  'run_unit_score',
  'upper_inspection',
]

let test: TestDatabase
let owners: Database
/** Signed in as the API's role, with nothing to go back to. */
let api: pg.Client
let county: { readonly path: string; readonly person: string }
let sibling: { readonly path: string; readonly person: string; readonly orgId: string }

beforeAll(async () => {
  test = await createTestDatabase()
  owners = await openDatabase({ url: test.url, entities: [] })
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
    await pool.query(
      `insert into run_verification (id, run_id, requested_by, appointment_id)
       select gen_random_uuid(), id, $2, $3 from assessment_run where scope_org_id = $1`,
      [org.id, id, appointmentId],
    )
    const change = uuidv7()
    await pool.query(
      `insert into org_change (id, kind, org_id, effective_on, state, requested_by, appointment_id, scope_org_id)
       values ($1, 'rename', $2, '2099-01-01', 'planned', $3, $4, $2)`,
      [change, org.id, id, appointmentId],
    )
    await pool.query(
      `insert into account_obligation select id, org_id, $2, '2025-01-01' from account where org_id = $1`,
      [org.id, change],
    )
    return { path: org.path, person: id, orgId: org.id }
  }
  county = await belongings(first)
  sibling = await belongings(second)
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
  api = new pg.Client(connectionOptions(url.href))
  await api.connect()
})
afterAll(async () => {
  await api?.end()
  await owners?.close()
  await test?.drop()
})

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

async function asking<T>(
  scope: { readonly path: string; readonly person: string } | null,
  work: () => Promise<T>,
): Promise<T> {
  await api.query('begin')
  try {
    if (scope) {
      await api.query(
        `select set_config('zhengmei.scope', $1, true), set_config('zhengmei.person', $2, true)`,
        [`/${scope.path}`, scope.person],
      )
    }
    return await work()
  } finally {
    await api.query('rollback')
  }
}

const rowsOf = async (
  client: pg.Client | pg.Pool,
  table: string,
  condition = 'true',
  values: string[] = [],
) => {
  const { rows } = await client.query<{ row: string }>(
    `select t.ctid::text || ' ' || md5(t::text) as row from ${table} t where ${condition} order by 1`,
    values,
  )
  return rows.map(({ row }) => row)
}

describe('every table', () => {
  it('is guarded by row-level security, the owner included, or open for a reason', async () => {
    const { rows } = await owners.pool.query<{ name: string; enabled: boolean; forced: boolean }>(
      `select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname`,
    )
    const unguarded = rows.filter((table) => !table.enabled).map((table) => table.name)
    expect(unguarded).toEqual(Object.keys(open))
    const unforced = rows.filter((table) => table.enabled && !table.forced).map((table) => table.name)
    expect(unforced).toEqual(copied)
    expect(rows.filter((table) => table.enabled).map((table) => table.name)).toEqual(
      Object.keys(within).sort(),
    )
  })

  it('has no row for a connection that names no scope', async () => {
    for (const table of Object.keys(within)) {
      if (seenBySigningIn.includes(table)) continue
      expect([table, await asking(null, () => rowsOf(api, table))]).toEqual([table, []])
    }
  })

  it.each(Object.keys(within))(
    '%s has exactly a county’s rows for the county, whatever is asked',
    async (table) => {
      const own = await rowsOf(owners.pool, table, `(${within[table]}) and ($1 || $2 is not null)`, [
        county.path,
        county.person,
      ])
      const all = await rowsOf(owners.pool, table)
      expect(own.length, 'there is something within').toBeGreaterThan(0)
      if (!seenBySigningIn.includes(table) && table !== 'run_supersession')
        expect(own.length, 'and something outside').toBeLessThan(all.length)
      expect(await asking(county, () => rowsOf(api, table))).toEqual(own)
    },
  )

  it('has all rows for who keeps every tree', async () => {
    for (const table of Object.keys(within)) {
      if (table.startsWith('stored_file')) continue
      const all = await asking({ ...county, path: '' }, () => rowsOf(api, table))
      expect([table, all]).toEqual([table, await rowsOf(owners.pool, table)])
    }
  })
})

describe('writing outside of the scope', () => {
  it('is out of the question where only the worker writes', async () => {
    for (const table of onlyRead) {
      for (const statement of [`delete from ${table}`, `insert into ${table} select * from ${table}`]) {
        const outcome = asking({ ...county, path: '' }, () => api.query(statement))
        await expect(outcome, statement).rejects.toThrow(`permission denied for table ${table}`)
      }
    }
  })

  it.each(['org', 'account', 'assessment_run', 'rulebook_attachment', 'import_job', 'appointment'])(
    'touches none of the rows of %s that lie elsewhere',
    async (table) => {
      const column = { rulebook_attachment: 'edition_id', assessment_run: 'year' }[table] ?? 'id'
      const own = {
        org: `path like $1 || '%'`,
        assessment_run: `scope_org_id in (${orgs})`,
        rulebook_attachment: `org_id in (${orgs})`,
        appointment: `org_id in (${orgs})`,
      }[table]
      const expected = await rowsOf(owners.pool, table, own ?? within[table], [county.path])
      await asking(county, async () => {
        // A trigger keeps sealed runs; none of the county's own is looked at.
        const bound = table === 'assessment_run' ? `where state <> 'sealed'` : ''
        const { rowCount } = await api.query(`update ${table} set ${column} = ${column} ${bound}`)
        expect(rowCount).toBe(table === 'assessment_run' ? 0 : expected.length)
      })
    },
  )

  it.each([
    [
      'a unit below the sibling',
      `insert into org (id, code, name, kind, path) select $1::uuid, 'N', 'n', 'department', $2 || '9999/'`,
    ],
    [
      'an account of the sibling',
      `insert into account (id, code, org_id, org_path, platform, name, live_on) select $1::uuid, 'N', id, path, 'weibo', 'n', '2025-01-01' from named_org('ORG') where path = $2`,
    ],
    [
      'an appointment at the sibling',
      `insert into appointment (id, person_id, org_id, role, from_on) select $1::uuid, 'PERSON', 'ORG', 'leader', '2025-01-01' where $2 <> ''`,
    ],
    [
      'a run of the sibling',
      `insert into assessment_run (id, kind, scope_org_id, year, cutoff_at, edition_id, edition_version, layers, facts_from, enquiries_over_hours, state, request_key) select $1::uuid, 'trial', 'ORG', 2025, now(), 'x', 1, '[]', 'posts', 24, 'planned', 'k' where $2 <> ''`,
    ],
    [
      'an import of the sibling',
      `insert into import_job (id, dry_run, org_id, requested_by, appointment_id) select $1::uuid, true, 'ORG', 'PERSON', id from appointment where person_id = 'PERSON' and $2 <> ''`,
    ],
    [
      'a file of the sibling',
      `insert into stored_file (id, name, size, sha256, uploaded_by) select $1::uuid, 'a', 1, '', 'PERSON' where $2 <> ''`,
    ],
  ])('is refused: %s', async (_, statement) => {
    const text = statement.replaceAll('ORG', sibling.orgId).replaceAll('PERSON', sibling.person)
    const write = (who: typeof county) => asking(who, () => api.query(text, [uuidv7(), sibling.path]))
    await expect(write(county)).rejects.toThrow('new row violates row-level security policy')
    expect((await write(sibling)).rowCount).toBe(1)
  })

  it('moves nothing out of the scope', async () => {
    const move = asking(county, () =>
      api.query('update account set org_id = $1, org_path = $2', [sibling.orgId, sibling.path]),
    )
    await expect(move).rejects.toThrow('new row violates row-level security policy')
  })
})

describe('a connection of the API', () => {
  it.each([
    ['reset role; reset session authorization', apiRole],
    ['set role none', apiRole],
  ])('stays who it is: %s', async (statement, expected) => {
    await asking(county, async () => {
      await api.query(statement)
      expect((await api.query('select current_user as name')).rows).toEqual([{ name: expected }])
    })
  })

  it.each([
    ['set role zhengmei', /permission denied to set role|does not exist/],
    ['set session authorization zhengmei', /permission denied to set session|does not exist/],
    ['alter table org disable row level security', /must be owner/],
    ['drop policy subtree on org', /must be owner/],
    ['create policy mine on org using (true)', /must be owner/],
    ['alter role current_user bypassrls', /permission denied|must be superuser/],
    ['create table mine (id int)', /permission denied/],
    ['select from org; set local row_security = off; select from org', /row-level security/],
    ['select from post_elsewhen', /permission denied/],
    ['select from job_fence', /permission denied/],
    ['select from schema_migration', /permission denied/],
    [`update audit_entry set action = 'x'`, /permission denied/],
    ['truncate audit_entry', /permission denied/],
    ['delete from rulebook_edition', /permission denied/],
    ['select pg_read_file($$/etc/passwd$$)', /permission denied/],
    ['copy org to program $$cat$$', /permission denied|must be superuser/],
  ])('may not: %s', async (statement, refusal) => {
    await expect(asking(county, () => api.query(statement))).rejects.toThrow(refusal)
  })

  it('may name any scope: the wall holds for statements that forget it, not for whoever writes statements of their own', async () => {
    const seen = await asking(county, async () => {
      await api.query(`select set_config('zhengmei.scope', '/', true)`)
      return rowsOf(api, 'org')
    })
    expect(seen).toEqual(await rowsOf(owners.pool, 'org'))
  })

  it('sees through the view of lines what it sees in the tables', async () => {
    const { rows } = await asking(county, () =>
      api.query('select distinct run_no, unit_no from run_line order by 1, 2'),
    )
    const { rows: own } = await owners.pool.query(
      `select distinct run_no, unit_no from run_line where (run_no, unit_no) in (${units('run_unit_score')}) order by 1, 2`,
      [county.path],
    )
    expect(rows).toEqual(own)
  })

  it('finds an organisation that is named by its id alone', async () => {
    const { rows } = await asking(county, () => api.query('select path from named_org($1)', [sibling.orgId]))
    expect(rows).toEqual([{ path: sibling.path }])
  })
})

it.each([
  ['org', `select from org where code > 'A' order by code`],
  ['account', 'select count(*) from account'],
])('the policy of %s is a range of its index', async (_, statement) => {
  const plan = await asking(county, async () => {
    await api.query('set local enable_seqscan = off')
    const { rows } = await api.query<{ 'QUERY PLAN': string }>(`explain ${statement}`)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index Cond: \(\((org_)?path ~>=~ .*\) AND \((org_)?path ~<~/)
})
