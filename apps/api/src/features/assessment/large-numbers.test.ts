import { afterAll, beforeAll, expect, it } from 'vitest'
import { performed, suqian2025 } from '../../../testing/assessment.js'
import { dataSet, smallCity } from '../../../testing/data-set.js'
import { type Database, openDatabase, withTransaction } from '../../platform/db/index.js'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.js'
import { rebuildAccountYears } from '../content/index.js'
import { importDataSet } from '../dataset/index.js'
import { publishBuiltInEditions } from '../rulebook/index.js'
import { verifyRun } from './index.js'

const findings = 40
const occurrences = 1_000
const posts = 33_000

let database: TestDatabase
let db: Database

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openDatabase({ url: database.url, entities: [] })
  await publishBuiltInEditions(db.pool)
  const rows = Array.from(
    { length: findings },
    (_, index) => `F${index},A1,2025-03-01 09:00,city,operation.requirement_not_met,${occurrences}`,
  )
  const { report } = await importDataSet(
    db.pool,
    dataSet({
      ...smallCity,
      findings: `id,account_id,found_at,level,indicator,occurrences\n${rows.join('\n')}\n`,
    }),
  )
  expect(report.outcome).toBe('saved')
  await withTransaction(db.pool, async (client) => {
    await client.query(
      `INSERT INTO post (account_id, external_id, published_at, day, iso_year, iso_week, original)
       SELECT id, 'P' || n, '2025-03-05 12:00+08', '2025-03-05', 2025, 10, true
       FROM account, generate_series(1, ${posts}) AS n WHERE code = 'A1'`,
    )
    await client.query(
      'CREATE TEMPORARY TABLE touched ON COMMIT DROP AS SELECT id AS account_id, 2025::smallint AS year FROM account',
    )
    await rebuildAccountYears(client, 'touched')
  })
})
afterAll(async () => {
  await db?.close()
  await database?.drop()
})

it('a line of more points than fit into 32 bits is sealed, read and verified', async () => {
  const run = await performed(db.pool, suqian2025)
  expect(run.state).toBe('sealed')
  const { rows } = await db.pool.query(
    `SELECT occurrences, points FROM run_line WHERE run_no = $1 AND indicator = 'operation.requirement_not_met'`,
    [run.no],
  )
  expect(rows).toEqual([{ occurrences: findings * occurrences, points: -100_000 * findings * occurrences }])
  expect(await verifyRun(db.pool, run.id)).toMatchObject({ ok: true, value: { equal: true } })
})

it('a week of more posts than fit into 16 bits ends at the most, from rollups as from posts', async () => {
  const rollups = await performed(db.pool, suqian2025)
  const raw = await performed(db.pool, { ...suqian2025, factsFrom: 'posts' })
  expect(raw.factsDigest).toBe(rollups.factsDigest)
  const { rows } = await db.pool.query(
    `SELECT week_posts[10] AS week, month_posts[3] AS month, originals FROM run_account_facts
     WHERE run_no = ANY ($1) AND code = 'A1'`,
    [[rollups.no, raw.no]],
  )
  const most = { week: 32_767, month: 32_767, originals: posts }
  expect(rows).toEqual([most, most])
})
