import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importSuqianMini, performed, planned, suqian2025 } from '../../../testing/assessment.js'
import { type Database, openDatabase } from '../../platform/db/index.js'
import { fenceKey, StaleWorkerError, takeFence } from '../../platform/jobs/index.js'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.js'
import { assessmentQueue, performHere } from './assessment-jobs.js'
import { cancelRun, findRun, performRun, requestRun, verifyRun } from './index.js'

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

const again = { ...suqian2025, again: true }

const count = async (table: string, runNo: number) => {
  const { rows } = await db.pool.query<{ count: number }>(`SELECT count(*) FROM ${table} WHERE run_no = $1`, [
    runNo,
  ])
  return rows[0]?.count
}

describe('a run', () => {
  it('is sealed with what it was made of', async () => {
    const run = await performed(db.pool, again)
    expect(run).toMatchObject({
      state: 'sealed',
      unitsTotal: 13,
      accountsTotal: 25,
      unitsDone: 13,
      vetoed: 3,
      unknowns: 3,
    })
    expect(run.factsDigest).toMatch(/^[0-9a-f]{64}$/)
    expect(run.resultDigest).toMatch(/^[0-9a-f]{64}$/)
    expect(run.layers).toMatchObject([{ id: 'suqian-2021', version: 1 }])
  })

  it('comes to the same facts and results from the posts themselves as from the rollups', async () => {
    const rollups = await performed(db.pool, again)
    const posts = await performed(db.pool, { ...again, factsFrom: 'posts' })
    expect([posts.factsDigest, posts.resultDigest]).toEqual([rollups.factsDigest, rollups.resultDigest])
  })

  it('comes to the same in batches of any size', async () => {
    const whole = await performed(db.pool, again)
    const single = await performed(db.pool, again, { unitsPerBatch: 1 })
    expect([single.factsDigest, single.resultDigest]).toEqual([whole.factsDigest, whole.resultDigest])
  })

  it('is frozen anew when an attempt ended between its units and its accounts', async () => {
    const clean = await performed(db.pool, again)
    const run = await planned(db.pool, again)
    await db.pool.query(`UPDATE assessment_run SET state = 'freezing' WHERE id = $1`, [run.id])
    await db.pool.query(
      `INSERT INTO run_unit_facts SELECT $1, unit_no, org_id, 'left ' || code, category, accounts + 1, findings, commendations, inspections
       FROM run_unit_facts WHERE run_no = $2 AND unit_no < 5`,
      [run.no, clean.no],
    )
    const taken = await performHere(db.pool, run.id)
    expect([taken.state, taken.factsDigest, taken.resultDigest]).toEqual([
      'sealed',
      clean.factsDigest,
      clean.resultDigest,
    ])
    expect(await count('run_unit_facts', run.no)).toBe(13)
  })

  it('is one run when it is asked for several times at once', async () => {
    const request = { ...suqian2025, kind: 'trial' as const }
    const asked = await Promise.all(
      [1, 2, 3, 4, 5].map(() => requestRun(db.pool, request, async () => undefined)),
    )
    const runs = asked.map((one) => (one.ok ? one.value : null))
    expect(new Set(runs.map((one) => one?.run.id)).size).toBe(1)
    expect(runs.filter((one) => one?.existed === false)).toHaveLength(1)
  })

  it('is the sealed one when it is asked for later, unless on purpose again', async () => {
    const request = { ...suqian2025, kind: 'trial' as const, factsFrom: 'posts' as const }
    const sealed = await performed(db.pool, request)
    expect((await planned(db.pool, request)).id).toBe(sealed.id)
    const repeated = await planned(db.pool, { ...request, again: true })
    expect(repeated.id).not.toBe(sealed.id)
    expect((await planned(db.pool, { ...request, again: true })).id).toBe(repeated.id)
  })

  it('hands itself to the workers exactly when it is planned', async () => {
    const handed: string[] = []
    const request = { ...suqian2025, kind: 'trial' as const, year: 2024 }
    for (let time = 0; time < 2; time += 1) {
      await requestRun(db.pool, request, async (_client, id) => {
        handed.push(id)
      })
    }
    expect(handed).toHaveLength(1)
  })
})

describe('refusals', () => {
  it.each([
    [{ ...suqian2025, year: 2031 }, 'assessment/year-beyond-calendar'],
    [{ ...suqian2025, year: 2026 }, 'assessment/year-not-over'],
    [{ ...suqian2025, rulebook: { id: 'nowhere' } }, 'assessment/no-such-rulebook'],
    [{ ...suqian2025, scopeOrgId: '00000000-0000-7000-8000-000000000000' }, 'assessment/no-such-scope'],
    [{ ...suqian2025, rulebook: undefined }, 'assessment/no-rulebook'],
    [{ ...suqian2025, rulebook: { id: 'state-council-2018' } }, 'assessment/value-missing'],
  ])('%j', async (request, code) => {
    const asked = await requestRun(db.pool, request as never, async () => undefined)
    expect(asked.ok ? null : asked.refusal.code).toBe(code)
  })
})

describe('cancelling', () => {
  it('ends a run that nobody has begun at once', async () => {
    const run = await planned(db.pool, again)
    const cancelled = await cancelRun(db.pool, run.id)
    expect(cancelled).toMatchObject({ ok: true, value: { state: 'cancelled' } })
    expect(await performHere(db.pool, run.id)).toMatchObject({ state: 'cancelled', unitsDone: 0 })
  })

  it.each(['freezing', 'scoring', 'sealing'])('during %s leaves nothing behind', async (stage) => {
    const run = await planned(db.pool, again)
    let asked: Promise<unknown> | undefined
    const ended = await performHere(db.pool, run.id, {
      unitsPerBatch: 1,
      onProgress: (progress) => {
        if (progress.stage === stage) asked ??= cancelRun(db.pool, run.id)
      },
    })
    await asked
    // Asked for at the last moment, a run may be sealed before the request arrives; it is never something in between.
    if (stage !== 'sealing') expect(ended.state).toBe('cancelled')
    if (ended.state !== 'cancelled') return
    for (const table of [
      'run_unit_facts',
      'run_account_facts',
      'run_unit_score',
      'run_account_score',
      'run_unit_rank',
    ]) {
      expect(await count(table, run.no)).toBe(0)
    }
  })

  it('is refused for a sealed run', async () => {
    const run = await performed(db.pool, again)
    const asked = await cancelRun(db.pool, run.id)
    expect(asked.ok ? null : asked.refusal.code).toBe('assessment/run-ended')
  })
})

describe('a later official run', () => {
  it('takes the place of the sealed one; both stay', async () => {
    const first = await performed(db.pool, again)
    const second = await performed(db.pool, again)
    expect(await findRun(db.pool, first.id)).toMatchObject({ state: 'sealed', supersededBy: second.id })
    expect(second.supersedes).toBe(first.id)
    expect(second.supersededBy).toBeNull()
  })

  it('is not superseded by a trial', async () => {
    const official = await performed(db.pool, again)
    await performed(db.pool, { ...again, kind: 'trial', factsFrom: 'posts' })
    expect((await findRun(db.pool, official.id))?.supersededBy).toBeNull()
  })
})

describe('a sealed run', () => {
  const changes: [string, string][] = [
    ['its record', `UPDATE assessment_run SET result_digest = 'x' WHERE no = $1`],
    ['its record, deleted', 'DELETE FROM assessment_run WHERE no = $1'],
    ['a score', 'UPDATE run_account_score SET score = 0 WHERE run_no = $1'],
    ['a rank', 'UPDATE run_unit_rank SET rank = 1 WHERE run_no = $1'],
    ['lines removed', `UPDATE run_account_score SET lines = '[]' WHERE run_no = $1`],
    ['an account removed', 'DELETE FROM run_account_score WHERE run_no = $1 AND unit_no = 0'],
    ['facts removed', 'DELETE FROM run_account_facts WHERE run_no = $1'],
    ['all scores of all runs', 'TRUNCATE run_account_score'],
    [
      'an account added',
      `INSERT INTO run_account_score (run_no, unit_no, account_id, code, deductions, bonus, score, lines, unknowns)
       VALUES ($1, 0, gen_random_uuid(), 'X', '{}', 0, 0, '[]', '[]')`,
    ],
  ]
  it.each(changes)('refuses a change of %s', async (_what, statement) => {
    const run = await performed(db.pool, suqian2025)
    const parameters = statement.includes('$1') ? [run.no] : []
    await expect(db.pool.query(statement, parameters)).rejects.toMatchObject({ code: '23001' })
  })

  it('verifies', async () => {
    const run = await performed(db.pool, suqian2025)
    expect(await verifyRun(db.pool, run.id)).toMatchObject({
      ok: true,
      value: {
        equal: true,
        storedDigest: run.resultDigest,
        recomputedDigest: run.resultDigest,
        differences: [],
      },
    })
  })

  const tampering: [string, string, string][] = [
    [
      'account',
      'run_account_score',
      `UPDATE run_account_score SET score = score + 10000 WHERE run_no = $1 AND code = 'U0000-A0'`,
    ],
    [
      'lines',
      'run_account_score',
      `UPDATE run_account_score SET lines = (lines::jsonb - 0)::json WHERE run_no = $1 AND unit_no = 3 AND lines::text <> '[]'`,
    ],
    [
      'lines',
      'run_account_score',
      `UPDATE run_account_score SET lines = jsonb_set(lines::jsonb, '{0,4}', '["another"]')::json WHERE run_no = $1 AND lines::text <> '[]'`,
    ],
    [
      'lines',
      'run_account_score',
      `UPDATE run_account_score SET unknowns = '[]' WHERE run_no = $1 AND unknowns::text <> '[]'`,
    ],
    ['rows', 'run_account_score', 'DELETE FROM run_account_score WHERE run_no = $1 AND unit_no = 3'],
    ['rows', 'assessment_run', 'UPDATE assessment_run SET lines = lines + 1 WHERE no = $1'],
    ['standing', 'run_unit_rank', 'UPDATE run_unit_rank SET rank = 99 WHERE run_no = $1 AND unit_no = 0'],
    [
      'facts',
      'run_account_facts',
      `UPDATE run_account_facts SET originals = originals + 1 WHERE run_no = $1 AND code = 'U0000-A0'`,
    ],
    [
      'unit',
      'run_unit_score',
      'UPDATE run_unit_score SET score_exact = 100 WHERE run_no = $1 AND unit_no = 4',
    ],
  ]
  it.each(tampering)(
    'shows that the owner of the database has tampered with its %s',
    async (what, table, statement) => {
      const run = await performed(db.pool, { ...again, kind: 'trial' })
      await db.pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
      await db.pool.query(statement, [run.no])
      await db.pool.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
      const verified = await verifyRun(db.pool, run.id)
      if (!verified.ok) throw new Error(verified.refusal.code)
      expect(verified.value.equal).toBe(false)
      expect(verified.value.differences.map((difference) => difference.what)).toContain(what)
    },
  )
})

describe('a worker that was taken for dead', () => {
  it('writes nothing more once another has taken over', async () => {
    const run = await planned(db.pool, { ...again, kind: 'trial' })
    const key = fenceKey(assessmentQueue, run.id)
    const stale = await takeFence(db.pool, key)
    let taken: Promise<unknown> | undefined
    const attempt = performRun(db.pool, run.id, {
      fence: stale,
      unitsPerBatch: 1,
      onProgress: ({ unitsDone }) => {
        if (unitsDone === 3) taken ??= takeFence(db.pool, key)
      },
    })
    await expect(attempt).rejects.toBeInstanceOf(StaleWorkerError)
    await taken
    const left = await findRun(db.pool, run.id)
    expect(left?.state).toBe('scoring')
    expect(left?.unitsDone).toBeLessThan(13)
    expect(await count('run_unit_score', run.no)).toBe(left?.unitsDone)
    await expect(performRun(db.pool, run.id, { fence: stale })).rejects.toBeInstanceOf(StaleWorkerError)
    const clean = await performed(db.pool, suqian2025)
    expect(await performHere(db.pool, run.id)).toMatchObject({
      state: 'sealed',
      resultDigest: clean.resultDigest,
    })
  })
})
