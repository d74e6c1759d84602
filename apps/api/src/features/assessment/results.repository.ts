import type { Points } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { afterInSql, orderInSql, type PageWindow, type SqlOrder } from '../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { containsPattern } from '../../platform/scope/search.js'
import type { Run } from './run.js'

/** A unit's result as it stands in a ranking. */
export interface UnitResultRow {
  readonly run: Run
  readonly unitNo: number
  readonly orgId: string
  readonly category: string
  readonly veto: string | null
  readonly rank: number
  /** Two decimals. */
  readonly unitScore: string
  readonly finalScore: string
  readonly qualified: boolean | null
  readonly accountCount: number
}

/** An account's result. */
export interface AccountResultRow {
  readonly run: Run
  readonly unitNo: number
  readonly orgId: string
  readonly accountId: string
  readonly code: string
  readonly deductions: Readonly<Record<string, Points>>
  readonly bonus: Points
  readonly score: Points
}

/** Which units of a ranking; absent and null: no matter. */
export interface RankingFilter {
  readonly category?: string | null
  /** Part of the name or beginning of the code. */
  readonly search?: string | null
  readonly vetoed?: boolean | null
  /** Of the final score: from here, and below that. */
  readonly scoreFrom?: string | null
  readonly scoreBelow?: string | null
  /** Units that the indicator itself cost or gave points. */
  readonly indicator?: string | null
}

type WithoutRun<Row> = Omit<Row, 'run'>

/** Columns of a {@link UnitResultRow} of `run_unit_score s` and `run_unit_rank k`. */
export const unitColumns = `s.unit_no AS "unitNo", s.org_id AS "orgId", s.category, s.veto, k.rank, s.score AS "unitScore",
  k.final AS "finalScore", s.qualified, s.accounts AS "accountCount"`

const ranked = `run_unit_rank k
  JOIN run_unit_score s ON s.run_no = k.run_no AND s.unit_no = k.unit_no
  JOIN org o ON o.id = s.org_id`

/** Columns of an {@link AccountResultRow} of `run_account_score s` and the unit's `run_unit_score u`. */
export const accountColumns = `s.unit_no AS "unitNo", u.org_id AS "orgId", s.account_id AS "accountId", s.code, s.deductions, s.bonus, s.score`

const scored = `run_account_score s
  JOIN run_unit_score u ON u.run_no = s.run_no AND u.unit_no = s.unit_no
  JOIN org o ON o.id = u.org_id
  JOIN account a ON a.id = s.account_id`

const withRun =
  <Row>(run: Run) =>
  (row: WithoutRun<Row>): Row =>
    ({ ...row, run }) as Row

/** An indicator took from or gave to the owner of lines `s`: a line is `[indicator, occurrences, points, …]`. */
const countedBy = (indicator: string): string =>
  `EXISTS (SELECT FROM json_array_elements(s.lines) AS own (line) WHERE line->>0 = ${indicator} AND (line->>2)::bigint <> 0)`

function rankingConditions(
  run: Run,
  scope: string,
  filter: RankingFilter,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [run.no, ...subtreeBounds(scope)]
  const conditions = ['k.run_no = $1', subtreeCondition('o.path', 2)]
  if (filter.category != null) conditions.push(`k.category = $${values.push(filter.category)}`)
  if (filter.vetoed != null) conditions.push(`(s.veto IS NOT NULL) = $${values.push(filter.vetoed)}`)
  if (filter.scoreFrom != null) conditions.push(`k.final >= $${values.push(filter.scoreFrom)}`)
  if (filter.scoreBelow != null) conditions.push(`k.final < $${values.push(filter.scoreBelow)}`)
  if (filter.indicator != null) conditions.push(countedBy(`$${values.push(filter.indicator)}`))
  if (filter.search != null && filter.search.trim() !== '') {
    const { part, beginning } = containsPattern(filter.search)
    conditions.push(`(o.name ILIKE $${values.push(part)} OR s.code ILIKE $${values.push(beginning)})`)
  }
  return { sql: conditions.join(' AND '), values }
}

/** A page of a run's ranking within a subtree. */
export async function listRanking(
  pool: Pool,
  run: Run,
  scope: string,
  filter: RankingFilter,
  order: SqlOrder<UnitResultRow>,
  window: PageWindow,
): Promise<UnitResultRow[]> {
  const { sql, values } = rankingConditions(run, scope, filter)
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<WithoutRun<UnitResultRow>>(
    `SELECT ${unitColumns} FROM ${ranked} WHERE ${sql} ${from}
     ORDER BY ${orderInSql(order)} LIMIT $${values.push(window.limit)}`,
    values,
  )
  return rows.map(withRun<UnitResultRow>(run))
}

/** How many units the filter leaves. */
export async function countRanking(
  pool: Pool,
  run: Run,
  scope: string,
  filter: RankingFilter,
): Promise<number> {
  const { sql, values } = rankingConditions(run, scope, filter)
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*) FROM ${ranked} WHERE ${sql}`, values)
  return rows[0]?.count ?? 0
}

/** The result of one organisation in a run, when it lies within the subtree; else null. */
export async function findUnitResult(
  pool: Pool,
  run: Run,
  scope: string,
  orgId: string,
): Promise<UnitResultRow | null> {
  const { rows } = await pool.query<WithoutRun<UnitResultRow>>(
    `SELECT ${unitColumns} FROM ${ranked} WHERE k.run_no = $1 AND ${subtreeCondition('o.path', 2)} AND s.org_id = $4`,
    [run.no, ...subtreeBounds(scope), orgId],
  )
  return rows[0] ? withRun<UnitResultRow>(run)(rows[0]) : null
}

/** Which accounts of a run; absent and null: no matter. */
export interface AccountResultFilter {
  readonly search?: string | null
  readonly organisationId?: string | null
  /** Accounts that the indicator cost or gave points. */
  readonly indicator?: string | null
}

function accountConditions(
  run: Run,
  scope: string,
  filter: AccountResultFilter,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [run.no, ...subtreeBounds(scope)]
  const conditions = ['s.run_no = $1', subtreeCondition('o.path', 2), subtreeCondition('a.org_path', 2)]
  if (filter.organisationId != null) conditions.push(`u.org_id = $${values.push(filter.organisationId)}`)
  if (filter.indicator != null) conditions.push(countedBy(`$${values.push(filter.indicator)}`))
  if (filter.search != null && filter.search.trim() !== '') {
    const { part, beginning } = containsPattern(filter.search)
    conditions.push(`(a.name ILIKE $${values.push(part)} OR s.code ILIKE $${values.push(beginning)})`)
  }
  return { sql: conditions.join(' AND '), values }
}

/** A page of a run's accounts within a subtree, the worst first. */
export async function listAccountResults(
  pool: Pool,
  run: Run,
  scope: string,
  filter: AccountResultFilter,
  order: SqlOrder<AccountResultRow>,
  window: PageWindow,
): Promise<AccountResultRow[]> {
  const { sql, values } = accountConditions(run, scope, filter)
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<WithoutRun<AccountResultRow>>(
    `SELECT ${accountColumns} FROM ${scored} WHERE ${sql} ${from}
     ORDER BY ${orderInSql(order)} LIMIT $${values.push(window.limit)}`,
    values,
  )
  return rows.map(withRun<AccountResultRow>(run))
}

/** How many accounts the filter leaves. */
export async function countAccountResults(
  pool: Pool,
  run: Run,
  scope: string,
  filter: AccountResultFilter,
): Promise<number> {
  const { sql, values } = accountConditions(run, scope, filter)
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*) FROM ${scored} WHERE ${sql}`, values)
  return rows[0]?.count ?? 0
}

/** The result of one account in a run, when it lies within the subtree; else null. */
export async function findAccountResult(
  pool: Pool,
  run: Run,
  scope: string,
  accountId: string,
): Promise<AccountResultRow | null> {
  const { sql, values } = accountConditions(run, scope, {})
  const { rows } = await pool.query<WithoutRun<AccountResultRow>>(
    `SELECT ${accountColumns} FROM ${scored} WHERE ${sql} AND s.account_id = $${values.push(accountId)}`,
    values,
  )
  return rows[0] ? withRun<AccountResultRow>(run)(rows[0]) : null
}

/** A category of a run within a subtree. */
export interface CategoryRow {
  readonly category: string
  readonly units: number
  readonly vetoed: number
  /** Two decimals, of the final scores of units without a veto; null when there are none. */
  readonly best: string | null
  readonly mean: string | null
  readonly median: string | null
}

/** The categories of a run within a subtree, by name. */
export async function categoriesOf(pool: Pool, run: Run, scope: string): Promise<CategoryRow[]> {
  const { rows } = await pool.query<CategoryRow>(
    `SELECT k.category, count(*) AS units, count(s.veto) AS vetoed,
       max(k.final) FILTER (WHERE s.veto IS NULL)::text AS best,
       round(avg(k.final) FILTER (WHERE s.veto IS NULL), 2)::text AS mean,
       round((percentile_cont(0.5) WITHIN GROUP (ORDER BY k.final) FILTER (WHERE s.veto IS NULL))::numeric, 2)::text AS median
     FROM ${ranked} WHERE k.run_no = $1 AND ${subtreeCondition('o.path', 2)}
     GROUP BY k.category ORDER BY k.category`,
    [run.no, ...subtreeBounds(scope)],
  )
  return rows
}
