import type { Points } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import type { Run } from '../run.js'
import { findRuns } from '../run.repository.js'

/** A unit's place in the ranking, as a bulletin tells it. */
export interface PlacedUnit {
  readonly category: string
  readonly rank: number
  readonly name: string
  readonly accounts: number
  readonly score: string
  readonly final: string
  readonly veto: string | null
  readonly qualified: boolean | null
}

const ranked = `run_unit_score s JOIN run_unit_rank k ON k.run_no = s.run_no AND k.unit_no = s.unit_no JOIN org o ON o.id = s.org_id`

/** The best of each category, at most `most` of each. */
export async function bestOfCategories(
  pool: Pool,
  run: Run,
  scope: string,
  most: number,
): Promise<PlacedUnit[]> {
  const { rows } = await pool.query<PlacedUnit>(
    `SELECT category, rank, name, accounts, score, final, veto, qualified FROM (
       SELECT s.category, k.rank, o.name, s.accounts, s.score::text, k.final::text, s.veto, s.qualified, s.unit_no,
         row_number() OVER (PARTITION BY s.category ORDER BY k.rank, s.unit_no) AS place
       FROM ${ranked} WHERE s.run_no = $1 AND ${subtreeCondition('o.path', 2)}) AS placed
     WHERE place <= $4 ORDER BY category, place`,
    [run.no, ...subtreeBounds(scope), most],
  )
  return rows
}

/** Units under a veto or below the mark of the book. */
export async function unqualifiedUnits(
  pool: Pool,
  run: Run,
  scope: string,
  most: number,
): Promise<PlacedUnit[]> {
  const { rows } = await pool.query<PlacedUnit>(
    `SELECT s.category, k.rank, o.name, s.accounts, s.score::text, k.final::text, s.veto, s.qualified
     FROM ${ranked} WHERE s.run_no = $1 AND ${subtreeCondition('o.path', 2)}
       AND (s.veto IS NOT NULL OR s.qualified = false) ORDER BY s.category, s.unit_no LIMIT $4`,
    [run.no, ...subtreeBounds(scope), most],
  )
  return rows
}

/** A commendation that counted. */
export interface Commended {
  readonly unit: string
  readonly on: string
  readonly level: string
  readonly title: string
}

/** Commendations among the frozen facts, those by superiors first. */
export async function commendations(pool: Pool, run: Run, scope: string): Promise<Commended[]> {
  const { rows } = await pool.query<Commended>(
    `SELECT o.name AS unit, c.awarded_on::text AS on, c.level, c.title
     FROM run_unit_facts f JOIN org o ON o.id = f.org_id CROSS JOIN LATERAL unnest(f.commendations) AS c
     WHERE f.run_no = $1 AND ${subtreeCondition('o.path', 2)}
     ORDER BY (c.level = 'superior') DESC, c.awarded_on, f.unit_no`,
    [run.factsRunNo, ...subtreeBounds(scope)],
  )
  return rows
}

/** What most accounts lost points by. */
export interface Problem {
  readonly indicator: string
  readonly accounts: number
  readonly occurrences: number
  /** Taken, before caps; positive. */
  readonly points: Points
}

/** Deductions over all accounts, the heaviest first. */
export async function heaviestProblems(
  pool: Pool,
  run: Run,
  scope: string,
  most: number,
): Promise<Problem[]> {
  const { rows } = await pool.query<{
    indicator: string
    accounts: number
    occurrences: string
    points: string
  }>(
    `SELECT line->>0 AS indicator, count(*) AS accounts, sum((line->>1)::bigint)::text AS occurrences,
       (-sum((line->>2)::bigint))::text AS points
     FROM run_unit_score s JOIN org o ON o.id = s.org_id
     JOIN run_account_score a ON a.run_no = s.run_no AND a.unit_no = s.unit_no
     CROSS JOIN LATERAL json_array_elements(a.lines) AS line
     WHERE s.run_no = $1 AND ${subtreeCondition('o.path', 2)} AND (line->>2)::bigint < 0
     GROUP BY line->>0 ORDER BY sum((line->>2)::bigint), line->>0 LIMIT $4`,
    [run.no, ...subtreeBounds(scope), most],
  )
  return rows.map((row) => ({
    ...row,
    occurrences: Number(row.occurrences),
    points: Number(row.points) as Points,
  }))
}

/** The official run of the same scope that holds for the year before; null when there is none. */
export async function yearBefore(pool: Pool, run: Run): Promise<Run | null> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT r.id FROM assessment_run r WHERE r.scope_org_id = $1 AND r.year = $2 AND r.kind = 'official' AND r.state = 'sealed'
       AND NOT EXISTS (SELECT FROM run_supersession s WHERE s.run_id = r.id) ORDER BY r.no DESC LIMIT 1`,
    [run.scopeOrgId, run.year - 1],
  )
  const [found] = await findRuns(
    pool,
    rows.map(({ id }) => id),
  )
  return found ?? null
}

/** A unit whose rank changed. */
export interface Mover {
  readonly name: string
  readonly before: number
  readonly after: number
}

/** Ranks within the same category in two runs: how many rose and fell, and who rose most. */
export async function rankMoves(
  pool: Pool,
  pair: { readonly base: Run; readonly run: Run },
  scope: string,
  most: number,
): Promise<{ readonly rose: number; readonly fell: number; readonly best: readonly Mover[] }> {
  const moves = `
    SELECT o.name, before.rank AS before, after.rank AS after FROM run_unit_score was
    JOIN run_unit_score is_now ON is_now.org_id = was.org_id AND is_now.run_no = $2 AND is_now.category = was.category
    JOIN run_unit_rank before ON before.run_no = was.run_no AND before.unit_no = was.unit_no
    JOIN run_unit_rank after ON after.run_no = is_now.run_no AND after.unit_no = is_now.unit_no
    JOIN org o ON o.id = was.org_id
    WHERE was.run_no = $1 AND ${subtreeCondition('o.path', 3)}`
  const values = [pair.base.no, pair.run.no, ...subtreeBounds(scope)]
  const { rows } = await pool.query<{ rose: number; fell: number }>(
    `SELECT count(*) FILTER (WHERE after < before) AS rose, count(*) FILTER (WHERE after > before) AS fell FROM (${moves}) AS m`,
    values,
  )
  const { rows: best } = await pool.query<Mover>(
    `SELECT * FROM (${moves}) AS m WHERE after < before ORDER BY before - after DESC, after, name LIMIT $5`,
    [...values, most],
  )
  return { rose: rows[0]?.rose ?? 0, fell: rows[0]?.fell ?? 0, best }
}
