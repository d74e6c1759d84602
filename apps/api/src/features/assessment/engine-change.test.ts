import { afterAll, beforeAll, expect, it } from 'vitest'
import { importSuqianMini, performed, planned, suqian2025 } from '../../../testing/assessment.js'
import { type Database, openDatabase } from '../../platform/db/index.js'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.js'
import { performHere } from './assessment-jobs.js'

let database: TestDatabase
let db: Database

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openDatabase({ url: database.url, entities: [] })
  await importSuqianMini(db.pool)
})
afterAll(async () => {
  await db?.close()
  await database?.drop()
})

it.each(['scoring', 'sealing'] as const)(
  'a run left while %s is scored anew by another version of the engine',
  async (left) => {
    const whole = await performed(db.pool, suqian2025)
    const run = await planned(db.pool, { ...suqian2025, again: true })
    const stop = ({ stage, unitsDone }: { stage: string; unitsDone: number }) => {
      if (stage === left && unitsDone > 0) throw new Error('stopped')
    }
    await expect(performHere(db.pool, run.id, { onProgress: stop, unitsPerBatch: 5 })).rejects.toThrow(
      'stopped',
    )
    await db.pool.query(`UPDATE assessment_run SET engine_version = 'another' WHERE id = $1`, [run.id])
    const sealed = await performHere(db.pool, run.id)
    expect(sealed).toMatchObject({
      state: 'sealed',
      unitsDone: 13,
      vetoed: 3,
      engineVersion: whole.engineVersion,
    })
    expect(sealed.resultDigest).toBe(whole.resultDigest)
  },
)
