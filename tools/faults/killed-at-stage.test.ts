import { assessmentQueue, enqueueTo, findRun, requestRun, verifyRun } from '@zhengmei/api/features/assessment'
import { importQueue } from '@zhengmei/api/features/dataset'
import { type Database, openDatabase, withTransaction } from '@zhengmei/api/platform/db'
import { uuidv7 } from '@zhengmei/api/platform/ids'
import { type JobQueue, openJobQueue } from '@zhengmei/api/platform/jobs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../testing/databases.js'
import { demoServer } from './product.js'
import { placeStages, type Stage, strikeAt } from './strike.js'
import { Workers } from './workers.js'

const stages = [
  { name: 'freezing', table: 'run_account_facts', before: 'insert' },
  { name: 'storing', table: 'run_unit_score', before: 'insert' },
  { name: 'scored', table: 'assessment_run', before: { state: 'sealing' } },
  { name: 'ranking', table: 'run_unit_rank', before: 'insert' },
  { name: 'sealing', table: 'assessment_run', before: { state: 'sealed' } },
] as const satisfies readonly Stage[]

const importStages = [
  { name: 'saving units', table: 'org', before: 'insert' },
  { name: 'saving accounts', table: 'account', before: 'insert' },
  { name: 'ending', table: 'import_job', before: { state: 'done' } },
] as const satisfies readonly Stage[]

const name = 'zm_killed_at_stage'
const patience = { timeout: 120_000, interval: 50 }
let url: string
let adminUrl: string
let db: Database
let jobs: JobQueue
let workers: Workers

beforeAll(async () => {
  const server = JSON.parse(process.env[demoServer] ?? '{}') as { url: string; adminUrl: string }
  adminUrl = server.adminUrl
  await ask(adminUrl, `CREATE DATABASE ${name} TEMPLATE zhengmei`)
  const named = new URL(server.url)
  named.pathname = `/${name}`
  url = named.href
  await placeStages(url, [...stages, ...importStages])
  db = await openDatabase({ url, entities: [] })
  jobs = await openJobQueue({ url, queues: [assessmentQueue, importQueue] })
  workers = new Workers(url)
  workers.start()
  workers.start()
  await workers.untilReady()
})
afterAll(async () => {
  workers?.end()
  await jobs?.close()
  await db?.close()
  await ask(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`)
})

async function request(): Promise<string> {
  const [scope] = await ask<{ id: string }>(url, `SELECT id FROM org WHERE code = '321300'`)
  const asked = { kind: 'trial', scopeOrgId: scope?.id ?? null, year: 2025, again: true } as const
  const requested = await requestRun(db.pool, asked, enqueueTo(jobs))
  if (!requested.ok) throw new Error(requested.refusal.code)
  return requested.value.run.id
}

const stateOf = async (id: string) => (await findRun(db.pool, id))?.state
const digestsOf = async (id: string) => {
  const run = await findRun(db.pool, id)
  return [run?.factsDigest, run?.resultDigest, run?.lines]
}

it('a run whose worker is killed at any of its stages comes to the same result', async () => {
  const clean = await request()
  await expect.poll(() => stateOf(clean), patience).toBe('sealed')
  const expected = await digestsOf(clean)
  for (const stage of stages) {
    let run = ''
    await strikeAt(url, workers, stage, async () => {
      run = await request()
    })
    expect([stage.name, await stateOf(run)]).not.toEqual([stage.name, 'sealed'])
    workers.start()
    await expect.poll(() => stateOf(run), patience).toBe('sealed')
    expect([stage.name, await digestsOf(run)]).toEqual([stage.name, expected])
    expect(await verifyRun(db.pool, run)).toMatchObject({ ok: true, value: { equal: true } })
  }
})

const accountsOfUnit = 3

/** An import of one new unit with its accounts, planned as the API plans it. */
async function requestImport(code: string): Promise<string> {
  const accounts = Array.from(
    { length: accountsOfUnit },
    (_, at) => `${code}-${at},${code},weibo,账号 ${at},2024-01-01\n`,
  )
  const files = {
    'orgs.csv': `code,name,kind,parent_code\n${code},单位 ${code},department,321300\n`,
    'accounts.csv': `id,org_code,platform,name,live_on\n${accounts.join('')}`,
  }
  const job = uuidv7()
  await withTransaction(db.pool, async (client) => {
    await client.query(
      `insert into import_job (id, dry_run, org_id, requested_by, appointment_id)
       select $1, false, a.org_id, a.person_id, a.id from appointment a join person p on p.id = a.person_id
       where p.login = 'office' limit 1`,
      [job],
    )
    for (const [no, [file, text]] of Object.entries(files).entries()) {
      const id = uuidv7()
      const size = Buffer.byteLength(text)
      await client.query(
        `insert into stored_file (id, name, size, sha256, uploaded_by)
         select $1, $2, $3, sha256($4::text::bytea), requested_by from import_job where id = $5`,
        [id, file, size, text, job],
      )
      await client.query(`insert into stored_file_chunk values ($1, 0, convert_to($2, 'UTF8'))`, [id, text])
      await client.query('insert into import_job_file values ($1, $2, $3, $4)', [job, no, file, id])
    }
    await jobs.enqueue(client, importQueue, job)
  })
  return job
}

it('an import whose worker is killed while it saves is saved once, as a whole', async () => {
  for (const [at, stage] of importStages.entries()) {
    const code = `KILLED${at}`
    let job = ''
    await strikeAt(url, workers, stage, async () => {
      job = await requestImport(code)
    })
    const counts = async () =>
      (
        await ask(
          url,
          `select (select count(*) from org where code = '${code}')::integer as units,
             (select count(*) from account where code like '${code}-%')::integer as accounts,
             (select count(*) from audit_entry where action = 'import.save' and object_id = '${job}')::integer as told,
             (select state from import_job where id = '${job}') as state`,
        )
      )[0]
    expect([stage.name, await counts()]).toMatchObject([stage.name, { units: 0, accounts: 0, told: 0 }])
    workers.start()
    await expect
      .poll(counts, patience)
      .toEqual({ units: 1, accounts: accountsOfUnit, told: 1, state: 'done' })
  }
})
