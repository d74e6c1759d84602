import { assessmentQueue, findRun, verifyRun } from '@zhengmei/api/features/assessment'
import { importQueue } from '@zhengmei/api/features/dataset'
import { withTransaction } from '@zhengmei/api/platform/db'
import { uuidv7 } from '@zhengmei/api/platform/ids'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../testing/databases.js'
import { copyDemo, type DemoCopy } from './demo-copy.js'
import { placeStages, type Stage, strikeAt } from './strike.js'

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

const patience = { timeout: 120_000, interval: 50 }
let demo: DemoCopy

beforeAll(async () => {
  demo = await copyDemo('zm_killed_at_stage', [assessmentQueue, importQueue])
  await placeStages(demo.url, [...stages, ...importStages])
  demo.workers.start()
  demo.workers.start()
  await demo.workers.untilReady()
})
afterAll(() => demo?.close())

const digestsOf = async (id: string) => {
  const run = await findRun(demo.db.pool, id)
  return [run?.factsDigest, run?.resultDigest, run?.lines]
}

it('a run whose worker is killed at any of its stages comes to the same result', async () => {
  const clean = await demo.requestRun()
  await expect.poll(() => demo.stateOf(clean), patience).toBe('sealed')
  const expected = await digestsOf(clean)
  for (const stage of stages) {
    let run = ''
    await strikeAt(demo.url, demo.workers, stage, async () => {
      run = await demo.requestRun()
    })
    expect([stage.name, await demo.stateOf(run)]).not.toEqual([stage.name, 'sealed'])
    demo.workers.start()
    await expect.poll(() => demo.stateOf(run), patience).toBe('sealed')
    expect([stage.name, await digestsOf(run)]).toEqual([stage.name, expected])
    expect(await verifyRun(demo.db.pool, run)).toMatchObject({ ok: true, value: { equal: true } })
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
  await withTransaction(demo.db.pool, async (client) => {
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
    await demo.jobs.enqueue(client, importQueue, job)
  })
  return job
}

it('an import whose worker is killed while it saves is saved once, as a whole', async () => {
  for (const [at, stage] of importStages.entries()) {
    const code = `KILLED${at}`
    let job = ''
    await strikeAt(demo.url, demo.workers, stage, async () => {
      job = await requestImport(code)
    })
    const counts = async () =>
      (
        await ask(
          demo.url,
          `select (select count(*) from org where code = '${code}')::integer as units,
             (select count(*) from account where code like '${code}-%')::integer as accounts,
             (select count(*) from audit_entry where action = 'import.save' and object_id = '${job}')::integer as told,
             (select state from import_job where id = '${job}') as state`,
        )
      )[0]
    expect([stage.name, await counts()]).toMatchObject([stage.name, { units: 0, accounts: 0, told: 0 }])
    demo.workers.start()
    await expect
      .poll(counts, patience)
      .toEqual({ units: 1, accounts: accountsOfUnit, told: 1, state: 'done' })
  }
})
