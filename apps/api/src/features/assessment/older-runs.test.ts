import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importSuqianMini, performed, suqian2025 } from '../../../testing/assessment.js'
import { migrations } from '../../migrations/index.js'
import {
  type Database,
  migrate,
  migrationTable,
  openDatabase,
  withTransaction,
} from '../../platform/db/index.js'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.js'
import { readFrozenUnits } from './freeze/frozen-facts.js'
import { verifyRun } from './index.js'
import type { Run } from './run.js'

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

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Facts were digested as JSON by version 1.0.0. */
async function digestAsBefore(run: Run): Promise<void> {
  await withTransaction(db.pool, async (client) => {
    const units = await readFrozenUnits(client, run.no, 0, run.unitsDone)
    const entries = [['', '', run.year, run.cutoffAt, run.enquiriesOverHours] as unknown[]]
    for (const { unitNo, facts } of units) {
      const digest = sha256(JSON.stringify(facts))
      entries.push([facts.code, digest])
      await client.query(
        `UPDATE run_unit_score SET facts_digest = decode($3, 'hex') WHERE run_no = $1 AND unit_no = $2`,
        [run.no, unitNo, digest],
      )
    }
    const whole = sha256(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
    await client.query(
      `UPDATE assessment_run SET engine_version = '1.0.0', facts_digest = $2 WHERE no = $1`,
      [run.no, whole],
    )
  })
}

/** Results as they stood before migration 20261123-runs. */
const storeAsBefore = `
  DROP VIEW run_line;
  CREATE FUNCTION before(lines json, judged boolean) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(jsonb_agg(CASE WHEN judged
      THEN jsonb_build_object('indicator', line->0, 'occurrences', line->1, 'points', line->2,
        'evidence', jsonb_build_object('kind', line->3, 'keys', line->4))
      ELSE jsonb_build_object('indicator', line->0, 'evidence', jsonb_build_object('kind', line->1, 'keys', line->2)) END), '[]')
    FROM json_array_elements(lines) AS own (line)
  $$;
  ALTER TABLE run_unit_score ALTER lines TYPE jsonb USING before(lines, true);
  ALTER TABLE run_account_score ALTER deductions TYPE jsonb,
    ALTER lines TYPE jsonb USING before(lines, true), ALTER unknowns TYPE jsonb USING before(unknowns, false);
  DROP FUNCTION before;
  ALTER TABLE run_account_score DROP CONSTRAINT run_account_score_pkey, ADD PRIMARY KEY (run_no, account_id);
  CREATE INDEX run_account_score_unit ON run_account_score (run_no, unit_no);
  CREATE VIEW run_line AS SELECT 1 AS run_no;
`

it('a run sealed by the first version is read and verified as it was', async () => {
  const run = await performed(db.pool, suqian2025)
  const lines = async () =>
    (await db.pool.query('SELECT * FROM run_line ORDER BY unit_no, account_id, unknown, indicator')).rows
  const was = await lines()
  for (const table of ['assessment_run', 'run_unit_score'])
    await db.pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await digestAsBefore(run)
  for (const table of ['assessment_run', 'run_unit_score'])
    await db.pool.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  await db.pool.query(storeAsBefore)
  await db.pool.query(`DELETE FROM ${migrationTable} WHERE name = '20261123-runs'`)

  await migrate(database.url, migrations)

  expect(was.length).toBeGreaterThan(20)
  expect(await lines()).toEqual(was)
  expect(await verifyRun(db.pool, run.id)).toMatchObject({
    ok: true,
    value: { equal: true, differences: [], storedDigest: run.resultDigest },
  })
})
