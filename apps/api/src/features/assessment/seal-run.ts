import { type AnnualScheme, type Place, placesOf } from '@zhengmei/domain/assessment'
import { Fraction } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { copyBytes } from '../../platform/db/index.js'
import type { Run } from './run.js'
import { RunDigest } from './score/digest.js'
import { RowBytes, scoreField } from './score/row-bytes.js'

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

/** Where units stand among those of their category, by their numbers: those of a place share one. */
export type Standings = readonly (Place | undefined)[]

/** Ranks the units of a run. Pure. */
export function standingsOf(scheme: AnnualScheme, units: readonly ScoredUnit[]): Standings {
  const standings = new Array<Place | undefined>(units.length)
  for (const place of placesOf(scheme, units)) {
    for (const { unitNo } of place.units) standings[unitNo] = place
  }
  return standings
}

/** The digests of a whole run. */
export interface RunDigests {
  readonly facts: string
  readonly result: string
}

/** Digests of a run's units, given by code, and of where they stand. Pure. */
export function digestsOf(run: Run, units: readonly ScoredUnit[], standings: Standings): RunDigests {
  const facts = new RunDigest()
  const results = new RunDigest()
  const exact = oncePer(({ final }) => final.toFraction())
  // What holds for all units at once is part of the facts.
  facts.add('', '', run.year, run.cutoffAt, run.enquiriesOverHours)
  for (const { unitNo, code, factsDigest, resultDigest } of units) {
    const own = standings[unitNo]
    if (own === undefined) throw new Error(`unit ${code} was not ranked`)
    facts.add(code, factsDigest)
    results.add(code, resultDigest, exact(own), own.rank)
  }
  return { facts: facts.end(), result: results.end() }
}

/** Units that share a place share what is written of it. */
function oncePer<T>(make: (place: Place) => T): (place: Place) => T {
  const made = new Map<Place, T>()
  return (place) => {
    const known = made.get(place)
    if (known !== undefined) return known
    const value = make(place)
    made.set(place, value)
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
 * Ranks the units of a run and stores where they stand.
 *
 * @param scored all units, by code.
 * @returns the digests of the run, which are made while the database stores what it was sent.
 */
export async function storeStandings(
  client: ClientBase,
  run: Run,
  scheme: AnnualScheme,
  scored: readonly ScoredUnit[],
): Promise<RunDigests> {
  if (scored.length !== run.unitsTotal) {
    throw new Error(`run ${run.id} has ${scored.length} scored units instead of ${run.unitsTotal}`)
  }
  const standings = standingsOf(scheme, scored)
  const storing = copyBytes(client, copyStandings, standingRows(run, standings))
  // Whoever awaits it hears of its fault.
  storing.catch(() => undefined)
  const digests = digestsOf(run, scored, standings)
  await storing
  return digests
}

/** Seals a run whose standings are stored, in the caller's transaction; an official one takes the place of the former. */
export async function sealRun(
  client: ClientBase,
  run: Run,
  digests: RunDigests,
  seconds: () => number,
): Promise<void> {
  if (run.kind === 'official') await supersede(client, run)
  await client.query(
    `UPDATE assessment_run SET state = 'sealed', ended_at = clock_timestamp(), facts_digest = $2, result_digest = $3,
       seconds = seconds || jsonb_build_object('seal', $4::numeric) WHERE id = $1`,
    [run.id, digests.facts, digests.result, seconds()],
  )
}

const rankColumns = 'run_no, category, rank, unit_no, final_exact, final'
const rankFields = rankColumns.split(',').length
const copyStandings = `COPY run_unit_rank (${rankColumns}) FROM STDIN (FORMAT binary)`

function standingRows(run: Run, standings: Standings): Buffer {
  const finals = oncePer(({ final }) => ({
    exact: final.toFraction(),
    rounded: scoreField(final),
  }))
  const rows = new RowBytes()
  for (const [unitNo, place] of standings.entries()) {
    if (place === undefined) continue
    const { exact, rounded } = finals(place)
    rows.row(rankFields)
    rows.integer(run.no)
    rows.text(place.category)
    rows.integer(place.rank)
    rows.integer(unitNo)
    rows.text(exact)
    rows.made(rounded)
  }
  return rows.take()
}

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
