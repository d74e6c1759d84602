import type { Pool } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import type { Run } from '../run.js'
import type { UnitsAt } from './score-spans.js'

/** How many units of a subtree reached which whole number of points; of one category, unless null. */
export async function unitsByScore(
  pool: Pool,
  run: Run,
  scope: string,
  category: string | null,
): Promise<UnitsAt[]> {
  const { rows } = await pool.query<UnitsAt>(
    `SELECT floor(k.final)::integer AS at, count(*) AS units, count(s.veto) AS vetoed
     FROM run_unit_rank k JOIN run_unit_score s ON s.run_no = k.run_no AND s.unit_no = k.unit_no
     JOIN org o ON o.id = s.org_id
     WHERE k.run_no = $1 AND ${subtreeCondition('o.path', 2)} AND ($4::text IS NULL OR k.category = $4)
     GROUP BY 1 ORDER BY 1`,
    [run.no, ...subtreeBounds(scope), category],
  )
  return rows
}

/** What the lines of an indicator sum to, in ten-thousandths of a point, and whom they concern. */
export interface IndicatorEffectRow {
  readonly indicator: string
  readonly effect: number
  readonly accounts: number
  readonly units: number
}

/** What each indicator took or gave within a subtree, what took most first: a line is `[indicator, occurrences, points, …]`. */
export async function effectsByIndicator(
  pool: Pool,
  run: Run,
  scope: string,
): Promise<readonly IndicatorEffectRow[]> {
  const { rows } = await pool.query<IndicatorEffectRow>(
    `SELECT line->>0 AS indicator, sum((line->>2)::bigint) AS effect,
       count(DISTINCT account) AS accounts, count(DISTINCT unit) AS units
     FROM (
       SELECT s.account_id AS account, NULL::uuid AS unit, s.lines
       FROM run_account_score s JOIN run_unit_score u ON u.run_no = s.run_no AND u.unit_no = s.unit_no
       JOIN org o ON o.id = u.org_id JOIN account a ON a.id = s.account_id
       WHERE s.run_no = $1 AND ${subtreeCondition('o.path', 2)} AND ${subtreeCondition('a.org_path', 2)}
       UNION ALL
       SELECT NULL, u.org_id, u.lines FROM run_unit_score u JOIN org o ON o.id = u.org_id
       WHERE u.run_no = $1 AND ${subtreeCondition('o.path', 2)}
     ) AS owner CROSS JOIN LATERAL json_array_elements(lines) AS own (line)
     WHERE (line->>2)::bigint <> 0
     GROUP BY 1 HAVING sum((line->>2)::bigint) <> 0 ORDER BY sum((line->>2)::bigint), 1`,
    [run.no, ...subtreeBounds(scope)],
  )
  return rows.map((row) => ({ ...row, effect: Number(row.effect) }))
}
