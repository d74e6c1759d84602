import { readFileSync } from 'node:fs'
import { type Database, openDatabase } from '@zhengmei/api/platform/db'
import { createTestDatabase, type TestDatabase } from '@zhengmei/api/platform/testing'
import { everyRole } from '@zhengmei/domain/identity'
import { day } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foreignLogins } from './add-people.js'
import { casesOf } from './cases/index.js'
import { demoPeople } from './demo-people.js'
import { fillDatabase, type SeedOutcome } from './fill-database.js'
import { periodUpTo } from './period.js'

const period = periodUpTo(day('2026-11-22'))
const cases = casesOf(period)
const document = readFileSync(new URL('../../../docs/demo.md', import.meta.url), 'utf8')

let testDatabase: TestDatabase
let database: Database
let outcome: SeedOutcome

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = await openDatabase({ url: testDatabase.url, entities: [] })
  outcome = await fillDatabase(database.pool, 'demo', period)
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

async function linesOf(subject: string, indicator: string) {
  const { rows } = await database.pool.query<{ occurrences: number; evidence: string[] }>(
    `SELECT l.occurrences, l.evidence_keys AS evidence
     FROM run_line l JOIN assessment_run r ON r.no = l.run_no
     JOIN run_unit_score s ON s.run_no = l.run_no AND s.unit_no = l.unit_no
     LEFT JOIN account a ON a.id = l.account_id
     WHERE r.kind = 'official' AND coalesce(a.code, s.code) = $1 AND l.indicator = $2 AND NOT l.unknown`,
    [subject, indicator],
  )
  return rows
}

describe('seeding', () => {
  it('saves every row', () => {
    expect(outcome.files.filter(({ refused, rows, new: added }) => refused > 0 || added !== rows)).toEqual([])
  })

  it('seals an official run of last year and a trial of this year', () => {
    expect(outcome.runs.map(({ kind, year, state }) => [kind, year, state])).toEqual([
      ['official', 2025, 'sealed'],
      ['trial', 2026, 'sealed'],
    ])
  })

  it('leaves somebody for every role to sign in, and nobody else', async () => {
    const { rows } = await database.pool.query<{ role: string }>(
      'SELECT DISTINCT role FROM appointment ORDER BY role',
    )
    expect(rows.map(({ role }) => role)).toEqual([...everyRole].sort())
    expect(await foreignLogins(database.pool)).toEqual([])
  })

  it('done twice changes nothing', async () => {
    const again = await fillDatabase(database.pool, 'demo', period)
    expect(again.files.filter(({ unchanged, rows }) => unchanged !== rows)).toEqual([])
    expect(again.runs.map(({ id, resultDigest }) => [id, resultDigest])).toEqual(
      outcome.runs.map(({ id, resultDigest }) => [id, resultDigest]),
    )
    const { rows } = await database.pool.query('SELECT count(*)::int AS people FROM person')
    expect(rows).toEqual([{ people: demoPeople.length }])
    expect(outcome.logins.length).toBeLessThanOrEqual(10)
  })
})

describe('documented cases', () => {
  const expected = cases.flatMap(({ id, expected: lines = [] }) => lines.map((line) => ({ id, ...line })))

  it.each(expected)(
    '$id: $subject, $indicator × $occurrences',
    async ({ subject, indicator, occurrences, evidence }) => {
      const lines = await linesOf(subject, indicator)
      expect(lines.map((line) => line.occurrences)).toEqual(occurrences === null ? [] : [occurrences])
      expect(lines.flatMap((line) => line.evidence)).toEqual(expect.arrayContaining([...(evidence ?? [])]))
    },
  )

  it.each(cases)(
    '$id stands in docs/demo.md with its units and accounts',
    ({ id, units = [], accounts = {} }) => {
      const line = document.split('\n').find((candidate) => candidate.startsWith(`| ${id} |`))
      expect(line).toBeDefined()
      for (const name of [...units.map(({ code }) => code), ...Object.keys(accounts)])
        expect(line).toContain(name)
    },
  )

  it('three departments without a fault share a rank', async () => {
    const { rows } = await database.pool.query<{ rank: number }>(
      `SELECT k.rank FROM run_unit_rank k JOIN run_unit_score s USING (run_no, unit_no) JOIN assessment_run r ON r.no = k.run_no
       WHERE r.kind = 'official' AND s.code IN ('321300-SJJ', '321300-TJJ', '321300-JGJ')`,
    )
    expect(new Set(rows.map(({ rank }) => rank)).size).toBe(1)
  })

  it('a broken feed yields unknown weeks', async () => {
    const { rows } = await database.pool.query<{ evidence: string[] }>(
      `SELECT l.evidence_keys AS evidence FROM run_line l JOIN assessment_run r ON r.no = l.run_no
       JOIN account a ON a.id = l.account_id WHERE r.kind = 'official' AND l.unknown AND a.code = '321300-WLJ-WB'`,
    )
    expect(rows.flatMap(({ evidence }) => evidence)).toEqual(['2025-W20', '2025-W21', '2025-W22'])
  })

  it('an account stands at exactly 70 and one at 10', async () => {
    const { rows } = await database.pool.query<{ code: string; score: number }>(
      `SELECT s.code, s.score FROM run_account_score s JOIN assessment_run r ON r.no = s.run_no
       WHERE r.kind = 'official' AND s.code IN ('321300-SWJ-TT', '321322128-DY') ORDER BY s.code`,
    )
    expect(rows).toEqual([
      { code: '321300-SWJ-TT', score: 700_000 },
      { code: '321322128-DY', score: 100_000 },
    ])
  })
})
