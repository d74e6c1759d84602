import type { UnitScore } from '@zhengmei/domain/assessment'
import { ok, type Result } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { withTransaction } from '../../platform/db/index.js'
import { canonicalJson } from '../rulebook/index.js'
import { calendarOfRun } from './calendar-of-run.js'
import { readFrozenUnits } from './freeze/frozen-facts.js'
import { noSuchRun, notSealed } from './refusals.js'
import type { Run } from './run.js'
import { findRun } from './run.repository.js'
import { prepareRun, rulesOf } from './scheme-of-run.js'
import { digestOfFacts, digestOfScore } from './score/digest.js'
import { readStoredUnits, type StoredUnit, unitRange } from './score/stored-scores.js'
import { digestsOf, type ScoredUnit, standingsOf } from './seal-run.js'

/** A place where what is stored isn't what the frozen facts yield. */
export interface RunDifference {
  /** Code of the unit; empty when it concerns the run as a whole. */
  readonly unit: string
  /** Code of the account, when it concerns one. */
  readonly account: string | null
  /** What differs: `facts`, `unit`, `account`, `lines`, `standing`, `rows`, `calendar`, `facts_digest`, `result_digest`. */
  readonly what: string
  readonly stored: string
  readonly recomputed: string
}

/** The outcome of recomputing a sealed run. */
export interface Verification {
  readonly equal: boolean
  readonly storedDigest: string
  readonly recomputedDigest: string
  /** The first of them, by unit. */
  readonly differences: readonly RunDifference[]
}

const unitsAtATime = 500
const mostDifferences = 20

/**
 * Recomputes a sealed run from its frozen facts and compares all of it with what is stored, row by row and by digest.
 * Works through the units in batches, so memory stays flat.
 *
 * @returns refusals `assessment/no-such-run`, `assessment/not-sealed`, and those of the rules when the editions are no longer
 *   those the run was scored by, `assessment/calendar-not-kept`.
 */
export async function verifyRun(
  pool: Pool,
  runId: string,
  options: {
    readonly signal?: AbortSignal
    /** Told after every batch of units. */
    readonly onProgress?: (compared: { readonly unitsDone: number; readonly unitsTotal: number }) => void
  } = {},
): Promise<Result<Verification>> {
  const run = await findRun(pool, runId)
  if (run === null) return noSuchRun('id')
  if (run.state !== 'sealed') return notSealed('id')
  const rules = await rulesOf(pool, run)
  if (!rules.ok) return rules
  const calendar = await calendarOfRun(pool, run)
  if (!calendar.ok) return calendar
  const prepared = prepareRun(rules.value, run, calendar.value)
  if (!prepared.ok) return prepared
  return withTransaction(
    pool,
    async (client) => {
      const findings = new Findings()
      const recomputed: ScoredUnit[] = []
      const stored: StoredUnit[] = []
      const counts = { accounts: 0, lines: 0, unknowns: 0 }
      const total = run.unitsTotal ?? (await frozenUnits(client, run))
      for (let from = 0; from < total; from += unitsAtATime) {
        options.signal?.throwIfAborted()
        const frozen = await readFrozenUnits(client, run.factsRunNo, from, from + unitsAtATime)
        const kept = await readStoredUnits(client, run.no, unitRange(from, from + unitsAtATime))
        const keptByNo = new Map(kept.map((unit) => [unit.unitNo, unit]))
        for (const unit of frozen) {
          const score = prepared.value.scoreUnit(unit.facts)
          addCounts(counts, score)
          const own = keptByNo.get(unit.unitNo)
          const factsDigest = digestOfFacts(run.engineVersion, unit)
          const resultDigest = digestOfScore(score)
          const { code, category, veto, score: exact } = score
          recomputed.push({
            unitNo: unit.unitNo,
            code,
            category,
            veto,
            score: exact,
            factsDigest,
            resultDigest,
          })
          if (own === undefined) findings.add(score.code, null, 'rows', 'none', 'a result')
          else compareUnit(findings, own, score, factsDigest, resultDigest)
        }
        stored.push(...kept.map(withoutRows))
        options.onProgress?.({ unitsDone: recomputed.length, unitsTotal: total })
      }
      options.signal?.throwIfAborted()
      await compareCounts(client, run, { units: recomputed.length, ...counts }, findings)
      const ranked = standingsOf(prepared.value.scheme, recomputed)
      const digests = digestsOf(run, recomputed, ranked)
      for (const unit of stored) {
        const own = ranked[unit.unitNo]
        findings.compare(
          unit.score.code,
          null,
          'standing',
          unit.standing && [unit.standing.rank, unit.standing.final.toFraction()],
          own && [own.rank, own.final.toFraction()],
        )
      }
      findings.compare('', null, 'calendar', run.calendarVersion, calendar.value.version)
      findings.compare('', null, 'facts_digest', run.factsDigest, digests.facts)
      findings.compare('', null, 'result_digest', run.resultDigest, digests.result)
      return ok({
        equal: findings.list.length === 0,
        storedDigest: run.resultDigest ?? '',
        recomputedDigest: digests.result,
        differences: findings.list,
      })
    },
    'repeatable read',
  )
}

class Findings {
  readonly list: RunDifference[] = []

  add(unit: string, account: string | null, what: string, stored: string, recomputed: string): void {
    if (this.list.length < mostDifferences) this.list.push({ unit, account, what, stored, recomputed })
  }

  compare(unit: string, account: string | null, what: string, stored: unknown, recomputed: unknown): void {
    // The database hands the keys of an object back in an order of its own.
    const [was, is] = [canonicalJson(stored ?? null), canonicalJson(recomputed ?? null)]
    if (was !== is) this.add(unit, account, what, was, is)
  }
}

/** The standing is all that is needed once a unit has been compared. */
const withoutRows = (unit: StoredUnit): StoredUnit => ({
  ...unit,
  accountIds: [],
  score: { ...unit.score, lines: [], accounts: [] },
})

function compareUnit(
  findings: Findings,
  stored: StoredUnit,
  score: UnitScore,
  factsDigest: string,
  resultDigest: string,
): void {
  const { code } = score
  findings.compare(code, null, 'facts', stored.factsDigest, factsDigest)
  if (digestOfScore(stored.score) === resultDigest && stored.resultDigest === resultDigest) return
  findings.compare(code, null, 'unit', headOf(stored.score), headOf(score))
  findings.compare(code, null, 'lines', stored.score.lines, score.lines)
  const keptAccounts = new Map(stored.score.accounts.map((account) => [account.accountId, account]))
  for (const account of score.accounts) {
    const kept = keptAccounts.get(account.accountId)
    const deductions = Object.keys(account.deductions)
    const amounts = (of: typeof kept) =>
      of && [deductions.map((group) => of.deductions[group]), of.bonus, of.score]
    findings.compare(code, account.accountId, 'account', amounts(kept), amounts(account))
    findings.compare(code, account.accountId, 'lines', kept && linesOf(kept), linesOf(account))
  }
  findings.compare(code, null, 'unit', stored.resultDigest, resultDigest)
}

const headOf = (unit: UnitScore) => [
  unit.code,
  unit.category,
  unit.veto,
  unit.qualified,
  unit.score.toFraction(),
  unit.accounts.length,
]

const linesOf = (account: UnitScore['accounts'][number]) => [account.lines, account.unknowns]

const frozenUnits = async (client: ClientBase, run: Run): Promise<number> => {
  const { rows } = await client.query<{ units: number }>(
    'SELECT count(*) AS units FROM run_unit_facts WHERE run_no = $1',
    [run.factsRunNo],
  )
  return rows[0]?.units ?? 0
}

interface Counts {
  accounts: number
  lines: number
  unknowns: number
}

function addCounts(counts: Counts, unit: UnitScore): void {
  counts.accounts += unit.accounts.length
  counts.lines += unit.lines.length
  for (const account of unit.accounts) {
    counts.lines += account.lines.length
    counts.unknowns += account.unknowns.length
  }
}

/** Rows beyond those of the units, which the comparison by unit doesn't look at, and what the run says of itself. */
async function compareCounts(
  client: ClientBase,
  run: Run,
  { units, accounts, lines, unknowns }: Counts & { readonly units: number },
  findings: Findings,
): Promise<void> {
  const { rows } = await client.query<{ units: number; ranks: number; accounts: number }>(
    `SELECT (SELECT count(*) FROM run_unit_score WHERE run_no = $1) AS units,
       (SELECT count(*) FROM run_unit_rank WHERE run_no = $1) AS ranks,
       (SELECT count(*) FROM run_account_score WHERE run_no = $1) AS accounts`,
    [run.no],
  )
  findings.compare('', null, 'rows', rows[0], { units, ranks: units, accounts })
  findings.compare(
    '',
    null,
    'rows',
    [run.unitsDone, run.accountsDone, run.lines, run.unknowns],
    [units, accounts, lines, unknowns],
  )
}
