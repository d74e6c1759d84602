import { instant } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { performed, suqian2025 } from '../../../testing/assessment.js'
import { dataSet, smallCity } from '../../../testing/data-set.js'
import { type Database, openDatabase } from '../../platform/db/index.js'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.js'
import { importDataSet } from '../dataset/index.js'
import { publishBuiltInEditions } from '../rulebook/index.js'
import type { RunRequest } from './index.js'

let database: TestDatabase
let db: Database

// Due on 2026-01-02 at 10:00: the 24 hours after receipt touch New Year's Day. The notice's next working day is 2026-01-04, a make-up day.
beforeAll(async () => {
  database = await createTestDatabase()
  db = await openDatabase({ url: database.url, entities: [] })
  await publishBuiltInEditions(db.pool)
  const { report } = await importDataSet(
    db.pool,
    dataSet({
      ...smallCity,
      messages: `account_id,external_id,received_at,kind,replied_at
A1,IN-TIME,2025-12-31 10:00,policy_enquiry,2026-01-02 10:00
A1,LATE,2025-12-31 10:00,policy_enquiry,2026-01-02 10:00:01
A1,OPEN,2025-12-31 10:00,policy_enquiry,
A1,OPEN-BEFORE,2025-12-29 10:00,policy_enquiry,
`,
      findings: `id,account_id,found_at,level,indicator,notified_at,rectified_at
F1,A1,2025-12-31 09:00,city,operation.typo,2025-12-31 09:00,2026-01-05 00:00
F2,A1,2025-12-31 09:00,city,operation.typo,2025-12-31 09:00,2026-01-05 00:00:01
F3,A1,2025-12-31 09:00,city,operation.typo,2025-12-31 09:00,
`,
    }),
  )
  expect(report.outcome).toBe('saved')
})
afterAll(async () => {
  await db?.close()
  await database?.drop()
})

const late = async (request: RunRequest) => {
  const run = await performed(db.pool, request)
  const { rows } = await db.pool.query<{ keys: string[] }>(
    `SELECT evidence_keys AS keys FROM run_line
     WHERE run_no = $1 AND indicator IN ('operation.late_reply', 'operation.not_rectified') ORDER BY indicator`,
    [run.no],
  )
  return rows.map((row) => row.keys)
}

describe('what falls due after the year', () => {
  it('is late when it was done too late, and not judged while it is open', async () => {
    expect(await late(suqian2025)).toEqual([['LATE', 'OPEN-BEFORE'], ['F2']])
  })

  it('is the same from the posts themselves', async () => {
    const rollups = await performed(db.pool, suqian2025)
    const posts = await performed(db.pool, { ...suqian2025, factsFrom: 'posts' })
    expect(posts.factsDigest).toBe(rollups.factsDigest)
  })

  it('is unknown to a trial whose facts end earlier, like everything after', async () => {
    const trial = { ...suqian2025, kind: 'trial', cutoffAt: instant('2025-12-31 00:00') } as const
    expect(await late(trial)).toEqual([['OPEN-BEFORE']])
  })
})
