import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importSuqianMini, performed, suqian2025 } from '../../../../testing/assessment.js'
import { insertPerson } from '../../../../testing/fixtures.js'
import { type Database, openDatabase, withTransaction } from '../../../platform/db/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { type JobQueue, openJobQueue } from '../../../platform/jobs/index.js'
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/index.js'
import { findVerification, insertVerification } from './verification.repository.js'
import { verificationQueue } from './verification-jobs.js'

const program = fileURLToPath(new URL('../../../../testing/assessment-worker.mjs', import.meta.url))

let database: TestDatabase
let db: Database
let jobs: JobQueue

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openDatabase({ url: database.url, entities: [] })
  jobs = await openJobQueue({ url: database.url, queues: [verificationQueue] })
  await importSuqianMini(db.pool)
})
afterAll(async () => {
  await jobs?.close()
  await db?.close()
  await database?.drop()
})

function worker(killAt = ''): ChildProcess {
  const started = fork(program, { env: { ...process.env, DATABASE_URL: database.url } })
  started.send({ killAt })
  return started
}

it('begins again, and is done, after its worker was killed in the middle', async () => {
  const run = await performed(db.pool, suqian2025)
  const { rows } = await db.pool.query<{ id: string; code: string; path: string }>(
    `select id, code, path from org where code = 'CITY'`,
  )
  const [org] = rows
  if (!org) throw new Error('the data set holds it')
  const person = await insertPerson(db.pool, { login: 'office', org, role: Role.officeAdministrator })
  const id = uuidv7()
  await withTransaction(db.pool, async (client) => {
    await insertVerification(client, {
      id,
      runId: run.id,
      requestedBy: person.id,
      appointmentId: person.appointmentId,
      requestId: null,
      address: null,
    })
    await jobs.enqueue(client, verificationQueue, id)
  })
  const first = worker('verifying')
  const [, signal] = (await once(first, 'exit')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
  expect((await findVerification(db.pool, id))?.state).toBe('running')

  const second = worker()
  const done = `select from run_verification where id = $1 and state not in ('planned', 'running')`
  while ((await db.pool.query(done, [id])).rowCount === 0)
    await new Promise((again) => setTimeout(again, 100))
  second.kill('SIGKILL')
  await once(second, 'exit')
  expect(await findVerification(db.pool, id)).toMatchObject({
    state: 'agreed',
    recomputedDigest: run.resultDigest,
    unitsDone: run.unitsTotal,
  })
})
