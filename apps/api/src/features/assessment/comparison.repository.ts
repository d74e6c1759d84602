import type { Pool } from 'pg'
import type { Order, PageWindow } from '../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import type { Run } from './run.js'

/** A run beside the one it is compared with. */
export interface ComparisonRow {
  readonly base: Run
  readonly run: Run
}

/** How a unit stands in two runs; null where it wasn't assessed. */
export interface UnitMoveRow extends ComparisonRow {
  readonly orgId: string
  readonly category: string
  readonly unitNoBefore: number | null
  readonly unitNoAfter: number | null
  readonly finalBefore: string | null
  readonly finalAfter: string | null
  readonly rankBefore: number | null
  readonly rankAfter: number | null
  /** For the order: units that are gone come last. */
  readonly place: number
}

/** What the lines of an indicator changed, before any cap. */
export interface IndicatorMoveRow {
  readonly indicator: string
  readonly accounts: number
  /** Ten-thousandths of a point, summed over the accounts. */
  readonly effect: number
}

/** By category, as ranked after. */
export const movesOrder: Order<UnitMoveRow> = {
  list: 'unit move by rank',
  types: ['text', 'integer', 'uuid'],
  keysOf: (move) => [move.category, move.place, move.orgId],
}

const standing = (no: string) => `
  SELECT s.org_id, s.unit_no, s.category, s.veto, s.score_exact, k.rank, k.final, k.final_exact
  FROM run_unit_score s JOIN run_unit_rank k ON k.run_no = s.run_no AND k.unit_no = s.unit_no WHERE s.run_no = ${no}`

/** $1, $2: numbers of base and run; $3, $4: bounds of the subtree. */
const moves = `
  SELECT org_id AS "orgId", coalesce(after.category, before.category) AS category,
    before.unit_no AS "unitNoBefore", after.unit_no AS "unitNoAfter",
    before.final AS "finalBefore", after.final AS "finalAfter",
    before.rank AS "rankBefore", after.rank AS "rankAfter", coalesce(after.rank, 2147483647) AS place,
    (before.rank, before.final_exact, before.score_exact, before.veto)
      IS DISTINCT FROM (after.rank, after.final_exact, after.score_exact, after.veto) AS moved
  FROM (${standing('$1')}) AS before FULL JOIN (${standing('$2')}) AS after USING (org_id)
  JOIN org o ON o.id = org_id WHERE ${subtreeCondition('o.path', 3)}`

const parameters = ({ base, run }: ComparisonRow, scope: string) => [base.no, run.no, ...subtreeBounds(scope)]

/** How many units stand differently, and how many alike. */
export async function countMoves(
  pool: Pool,
  pair: ComparisonRow,
  scope: string,
): Promise<{ readonly moved: number; readonly same: number }> {
  const { rows } = await pool.query<{ moved: number; same: number }>(
    `SELECT count(*) FILTER (WHERE moved) AS moved, count(*) FILTER (WHERE NOT moved) AS same FROM (${moves}) AS move`,
    parameters(pair, scope),
  )
  return rows[0] ?? { moved: 0, same: 0 }
}

/** A page of the units of two runs. */
export async function listMoves(
  pool: Pool,
  pair: ComparisonRow,
  scope: string,
  onlyMoved: boolean,
  window: PageWindow,
): Promise<UnitMoveRow[]> {
  const values: unknown[] = [...parameters(pair, scope), onlyMoved]
  const from = window.after
    ? `AND (category, place, "orgId") > (${window.after.map((key) => `$${values.push(key)}`).join(', ')})`
    : ''
  const { rows } = await pool.query<Omit<UnitMoveRow, 'base' | 'run'>>(
    `SELECT * FROM (${moves}) AS move WHERE (moved OR NOT $5) ${from}
     ORDER BY category, place, "orgId" LIMIT $${values.push(window.limit)}`,
    values,
  )
  return rows.map((row) => ({ ...row, ...pair }))
}

const pointsByIndicator = (no: string) => `
  SELECT l.account_id, l.indicator, sum(l.points) AS points
  FROM run_line l JOIN run_unit_score s ON s.run_no = l.run_no AND s.unit_no = l.unit_no JOIN org o ON o.id = s.org_id
  WHERE l.run_no = ${no} AND NOT l.unknown AND l.account_id IS NOT NULL AND ${subtreeCondition('o.path', 3)}
  GROUP BY l.account_id, l.indicator`

/** What each indicator changed over all accounts, the strongest first. */
export async function indicatorMoves(
  pool: Pool,
  pair: ComparisonRow,
  scope: string,
): Promise<IndicatorMoveRow[]> {
  const { rows } = await pool.query<IndicatorMoveRow>(
    `SELECT indicator, count(*) AS accounts, sum(effect) AS effect FROM (
       SELECT indicator, coalesce(after.points, 0) - coalesce(before.points, 0) AS effect
       FROM (${pointsByIndicator('$1')}) AS before
       FULL JOIN (${pointsByIndicator('$2')}) AS after USING (account_id, indicator)
     ) AS line WHERE effect <> 0 GROUP BY indicator ORDER BY abs(sum(effect)) DESC, indicator`,
    parameters(pair, scope),
  )
  return rows.map((row) => ({ ...row, effect: Number(row.effect) }))
}
