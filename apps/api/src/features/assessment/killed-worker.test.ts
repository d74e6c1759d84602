import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importSuqianMini, performed, suqian2025 } from '../../../testing/assessment.js'
import { type Database, openDatabase } from '../../platform/db/index.js'
import { type JobQueue, openJobQueue } from '../../platform/jobs/index.js'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.js'
import { assessmentQueue, enqueueTo } from './assessment-jobs.js'
import { findRun, requestRun, verifyRun } from './index.js'

const program = fileURLToPath(new URL('../../../testing/assessment-worker.mjs', import.meta.url))
/** Fifty random moments are struck by `npm run test:faults`; here a few, and the one that chance does not find. */
const kills = 4

let database: TestDatabase
let db: Database
let jobs: JobQueue
let worker: ChildProcess | undefined
/** The next one, which loads its code while the last one works. */
let spare: ChildProcess | undefined

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openDatabase({ url: database.url, entities: [] })
  jobs = await openJobQueue({ url: database.url, queues: [assessmentQueue] })
  await importSuqianMini(db.pool)
})
afterAll(async () => {
  worker?.kill('SIGKILL')
  spare?.kill('SIGKILL')
  await jobs?.close()
  await db?.close()
  await database?.drop()
})

const load = () => fork(program, { env: { ...process.env, DATABASE_URL: database.url } })

function startWorker(killAt = ''): ChildProcess {
  worker = spare ?? load()
  worker.send({ killAt })
  spare = load()
  return worker
}

const ended = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve()

/** A fixed sequence of pseudo-random numbers below 1, so that a failure can be looked at again. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Kills a worker so many milliseconds after it has told of its n-th step, the first being that it has started. */
async function killAfter(child: ChildProcess, steps: number, milliseconds: number): Promise<void> {
  let told = 0
  const watch = new AbortController()
  await Promise.race([
    new Promise<void>((resolve) => {
      child.on('message', () => {
        told += 1
        if (told === steps) resolve()
      })
    }),
    ended(child),
    untilSealed(watch.signal),
  ])
  watch.abort()
  await pause(milliseconds)
  child.kill('SIGKILL')
  await ended(child)
}

let runId = ''
const state = async () => (await findRun(db.pool, runId))?.state

async function untilSealed(signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await state()) !== 'sealed') await pause(50)
}

async function request(): Promise<void> {
  const requested = await requestRun(db.pool, { ...suqian2025, again: true }, enqueueTo(jobs))
  if (!requested.ok) throw new Error(requested.refusal.code)
  runId = requested.value.run.id
}

it(`comes to the same result when workers are killed ${kills + 1} times on the way`, async () => {
  const clean = await performed(db.pool, suqian2025)
  const same = { facts: clean.factsDigest, result: clean.resultDigest, lines: clean.lines }
  const outcome = async () => {
    const run = await findRun(db.pool, runId)
    return { facts: run?.factsDigest, result: run?.resultDigest, lines: run?.lines }
  }
  await request()
  const random = sequence(20_251_122)
  for (let killed = 0; killed < kills; killed += 1) {
    await killAfter(startWorker(), 1 + Math.floor(random() * 4), random() * 15)
    if ((await state()) !== 'sealed') continue
    expect(await outcome()).toEqual(same)
    await request()
  }

  // The last one dies between the commit of the seal and its acknowledgement.
  await ended(startWorker('sealed'))
  const sealed = await findRun(db.pool, runId)
  expect(sealed?.state).toBe('sealed')
  expect(await outcome()).toEqual(same)

  // The next takes the job up, finds nothing to do and acknowledges it.
  const last = startWorker()
  const open = `SELECT count(*) FROM pgboss.job WHERE name = $1 AND state <> 'completed'`
  while ((await db.pool.query<{ count: number }>(open, [assessmentQueue])).rows[0]?.count !== 0)
    await pause(100)
  last.kill('SIGKILL')
  expect(await findRun(db.pool, runId)).toEqual(sealed)
  expect(await verifyRun(db.pool, runId)).toMatchObject({ ok: true, value: { equal: true } })
}, 300_000)
