import { type AnnualScheme, rankUnits } from '@zhengmei/domain/assessment'
import { Fraction, formatFraction } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { copyField, copyFrom, copyLine } from '../../platform/db/index.js'
import type { Run } from './run.js'
import { RunDigest } from './score/digest.js'

/** What ranking and the digests look at, by code. */
export interface ScoredUnit {
  readonly unitNo: number
  readonly code: string
  readonly category: string
  readonly veto: string | null
  readonly score: Fraction
  readonly factsDigest: string
  readonly resultDigest: string
}

/** Where a unit stands among those of its category. */
export interface UnitStanding {
  readonly unitNo: number
  readonly category: string
  readonly rank: number
  readonly final: Fraction
}

/** Ranks the units of a run; in their order. Pure. */
export function standingsOf(scheme: AnnualScheme, units: readonly ScoredUnit[]): readonly UnitStanding[] {
  const ranked = new Map(rankUnits(scheme, units).map((unit) => [unit.code, unit]))
  return units.map(({ unitNo, code, category }): UnitStanding => {
    const own = ranked.get(code)
    if (own === undefined) throw new Error(`unit ${code} was not ranked`)
    return { unitNo, category, rank: own.rank, final: own.final }
  })
}

/** The digests of a whole run. */
export interface RunDigests {
  readonly facts: string
  readonly result: string
}

/** Digests of a run's units, given by code, and of where they stand. Pure. */
export function digestsOf(
  run: Run,
  units: readonly ScoredUnit[],
  standings: readonly UnitStanding[],
): RunDigests {
  const facts = new RunDigest()
  const results = new RunDigest()
  const exact = oncePer((final: Fraction) => final.toFraction())
  // What holds for all units at once is part of the facts.
  facts.add('', '', run.year, run.cutoffAt, run.enquiriesOverHours)
  units.forEach((unit, index) => {
    const own = standings[index]
    if (own?.unitNo !== unit.unitNo) throw new Error(`unit ${unit.code} was not ranked`)
    facts.add(unit.code, unit.factsDigest)
    results.add(unit.code, unit.resultDigest, exact(own.final), own.rank)
  })
  return { facts: facts.end(), result: results.end() }
}

/** Units that share a rank share their final score: its text is made once. */
function oncePer<T>(make: (final: Fraction) => T): (final: Fraction) => T {
  const made = new Map<Fraction, T>()
  return (final) => {
    const known = made.get(final)
    if (known !== undefined) return known
    const value = make(final)
    made.set(final, value)
    return value
  }
}

interface ScoredRow {
  readonly unit_no: number
  readonly code: string
  readonly category: string
  readonly veto: string | null
  readonly score_exact: string
  readonly facts: string
  readonly result: string
}

/** All that is stored of a run's units, by code. */
export async function readScored(pool: Pool, runNo: number): Promise<readonly ScoredUnit[]> {
  const { rows } = await pool.query<ScoredRow>(
    `SELECT unit_no, code, category, veto, score_exact,
       encode(facts_digest, 'hex') AS facts, encode(result_digest, 'hex') AS result
     FROM run_unit_score WHERE run_no = $1 ORDER BY unit_no`,
    [runNo],
  )
  return rows.map((row) => ({
    unitNo: row.unit_no,
    code: row.code,
    category: row.category,
    veto: row.veto,
    score: new Fraction(row.score_exact),
    factsDigest: row.facts,
    resultDigest: row.result,
  }))
}

/**
 * Ranks the units of a run and seals it, in the caller's transaction; an official one takes the place of the former.
 *
 * @param scored all that is stored, by code.
 */
export async function sealRun(
  client: ClientBase,
  run: Run,
  scheme: AnnualScheme,
  scored: readonly ScoredUnit[],
  seconds: () => number,
): Promise<void> {
  if (scored.length !== run.unitsTotal) {
    throw new Error(`run ${run.id} has ${scored.length} scored units instead of ${run.unitsTotal}`)
  }
  const standings = standingsOf(scheme, scored)
  let digests: RunDigests | undefined
  const rows = function* () {
    yield* standingRows(run, standings)
    // While the database stores what it was sent.
    digests = digestsOf(run, scored, standings)
  }
  await copyFrom(
    client,
    'COPY run_unit_rank (run_no, category, rank, unit_no, final_exact, final) FROM STDIN',
    rows(),
  )
  if (run.kind === 'official') await supersede(client, run)
  await client.query(
    `UPDATE assessment_run SET state = 'sealed', ended_at = clock_timestamp(), facts_digest = $2, result_digest = $3,
       seconds = seconds || jsonb_build_object('seal', $4::numeric) WHERE id = $1`,
    [run.id, digests?.facts, digests?.result, seconds()],
  )
}

/** Some thousand rows a piece: each piece is a message, and one row a message would cost more than storing it. */
function* standingRows(run: Run, standings: readonly UnitStanding[]): Generator<string> {
  const score = oncePer((final) => copyLine([final.toFraction(), formatFraction(final)]))
  for (let from = 0; from < standings.length; from += standingsAtATime) {
    yield standings
      .slice(from, from + standingsAtATime)
      .map(
        ({ unitNo, category, rank, final }) =>
          `${run.no}\t${copyField(category)}\t${rank}\t${unitNo}\t${score(final)}`,
      )
      .join('')
  }
}

const standingsAtATime = 2_000

/** One official run of a scope and year stands at a time; two that end at once take their turn by the lock. */
async function supersede(client: ClientBase, run: Run): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `official ${run.scopeOrgId} ${run.year}`,
  ])
  await client.query(
    `INSERT INTO run_supersession (run_id, superseded_by)
     SELECT r.id, $1 FROM assessment_run r
     WHERE r.scope_org_id IS NOT DISTINCT FROM $2 AND r.year = $3 AND r.kind = 'official' AND r.state = 'sealed'
       AND NOT EXISTS (SELECT FROM run_supersession s WHERE s.run_id = r.id)`,
    [run.id, run.scopeOrgId, run.year],
  )
}
