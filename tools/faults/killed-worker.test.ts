import { setTimeout as pause } from 'node:timers/promises'
import { assessmentQueue, enqueueTo, findRun, requestRun, verifyRun } from '@zhengmei/api/features/assessment'
import { type Database, openDatabase } from '@zhengmei/api/platform/db'
import { type JobQueue, openJobQueue } from '@zhengmei/api/platform/jobs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../testing/databases.js'
import { demoServer } from './product.js'
import { randomNumbers } from './random.js'
import { Workers } from './workers.js'

const kills = 50

const name = 'zm_killed_worker'
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
  db = await openDatabase({ url, entities: [] })
  jobs = await openJobQueue({ url, queues: [assessmentQueue] })
  workers = new Workers(url)
})
afterAll(async () => {
  workers?.end()
  await jobs?.close()
  await db?.close()
  await ask(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`)
})

async function request(): Promise<string> {
  const [scope] = await ask<{ id: string }>(url, `SELECT id FROM org WHERE code = '321300'`)
  const requested = await requestRun(
    db.pool,
    { kind: 'trial', scopeOrgId: scope?.id ?? null, year: 2025, again: true },
    enqueueTo(jobs),
  )
  if (!requested.ok) throw new Error(requested.refusal.code)
  return requested.value.run.id
}

/** What a run came to, and nothing of how long it took. */
async function outcomeOf(id: string) {
  const run = await findRun(db.pool, id)
  const [rows] = await ask(
    url,
    `SELECT (SELECT count(*) FROM run_unit_score s WHERE s.run_no = r.no) AS units,
       (SELECT count(*) FROM run_account_score s WHERE s.run_no = r.no) AS accounts,
       (SELECT count(*) FROM run_unit_rank s WHERE s.run_no = r.no) AS ranks
     FROM assessment_run r WHERE id = '${id}'`,
  )
  return { facts: run?.factsDigest, result: run?.resultDigest, lines: run?.lines, ...rows }
}

const stateOf = async (id: string) => (await findRun(db.pool, id))?.state ?? 'gone'

async function untilSealed(id: string): Promise<void> {
  while ((await stateOf(id)) !== 'sealed') await pause(50)
}

it(`comes to the clean run's result when workers are killed at ${kills} random moments`, async () => {
  const random = randomNumbers('killed worker')
  workers.start()
  await workers.untilReady()
  const begun = performance.now()
  const clean = await request()
  await untilSealed(clean)
  const cleanMs = performance.now() - begun
  const expected = await outcomeOf(clean)
  // Others at its side, as on other machines: one takes over while the killed one starts anew.
  workers.start()
  workers.start()
  const struck: Record<string, number> = {}
  const runs: string[] = []
  let run = await request()
  for (let killed = 0; killed < kills; killed += 1) {
    const victim = await workers.untilReady()
    await pause(random() * cleanMs)
    const state = await stateOf(run)
    await workers.kill(victim)
    struck[state] = (struck[state] ?? 0) + 1
    workers.start()
    if ((await stateOf(run)) !== 'sealed') continue
    runs.push(run)
    run = await request()
  }
  await untilSealed(run)
  runs.push(run)
  console.log(`killed worker: ${kills} kills over ${runs.length} runs, struck ${JSON.stringify(struck)}`)
  for (const one of runs) expect(await outcomeOf(one)).toEqual(expected)
  expect(await verifyRun(db.pool, run)).toMatchObject({ ok: true, value: { equal: true } })
  const open = `SELECT FROM pgboss.job WHERE name = '${assessmentQueue}' AND state <> 'completed'`
  await expect.poll(async () => (await ask(url, open)).length, { timeout: 60_000 }).toBe(0)
})
