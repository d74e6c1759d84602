import type { Points } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import {
  afterInSql,
  orderInSql,
  type PageWindow,
  type SortKey,
  type SqlOrder,
  sqlOrder,
} from '../../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { containsPattern } from '../../../platform/scope/search.js'
import type { ComparisonRow } from './unit-moves.repository.js'

/** How an account stands in two runs; null where it wasn't assessed. */
export interface AccountMoveRow extends ComparisonRow {
  readonly accountId: string
  readonly code: string
  readonly name: string
  /** Its unit in the later run, else in the earlier. */
  readonly orgId: string
  readonly unitNoBefore: number | null
  readonly unitNoAfter: number | null
  readonly before: Points | null
  readonly after: Points | null
  /** For the order: by how much it rose, and the same the other way; accounts in one run alone come last either way. */
  readonly rise: number
  readonly fall: number
}

/** What the lines of an indicator changed, before any cap. */
export interface IndicatorMoveRow {
  readonly indicator: string
  readonly accounts: number
  /** Ten-thousandths of a point, summed over the accounts. */
  readonly effect: number
}

/** Which accounts; absent and null: no matter. */
export interface AccountMoveFilter {
  readonly indicator?: string | null
  readonly organisationId?: string | null
  readonly search?: string | null
}

/** How moves of accounts may be ordered. `change`: who lost most first. */
export const AccountMoveSort = { change: 'change', code: 'code', before: 'before', after: 'after' } as const
export type AccountMoveSort = (typeof AccountMoveSort)[keyof typeof AccountMoveSort]

const byAccount: SortKey<AccountMoveRow> = {
  type: 'uuid',
  column: '"accountId"',
  of: (move) => move.accountId,
}
const by = {
  code: [{ type: 'text', column: 'code', of: (move) => move.code }, byAccount],
  before: [{ type: 'integer', column: 'coalesce(before, -1)', of: (move) => move.before ?? -1 }, byAccount],
  after: [{ type: 'integer', column: 'coalesce(after, -1)', of: (move) => move.after ?? -1 }, byAccount],
  rise: [{ type: 'integer', column: 'rise', of: (move) => move.rise }, byAccount],
  fall: [{ type: 'integer', column: 'fall', of: (move) => move.fall }, byAccount],
} as const satisfies Readonly<Record<string, readonly SortKey<AccountMoveRow>[]>>

/** The order of the accounts. By their change, those of one run alone come last either way. */
export function accountMoveOrder(sort: AccountMoveSort, descending = false): SqlOrder<AccountMoveRow> {
  if (sort === AccountMoveSort.change)
    return descending ? sqlOrder('account move by rise', by.fall) : sqlOrder('account move by fall', by.rise)
  return sqlOrder(`account move by ${sort}`, by[sort], descending)
}

const scores = (no: string) => `
  SELECT s.account_id, s.unit_no, s.code, u.org_id, s.score, s.lines
  FROM run_account_score s JOIN run_unit_score u ON u.run_no = s.run_no AND u.unit_no = s.unit_no
  JOIN org o ON o.id = u.org_id WHERE s.run_no = ${no} AND ${subtreeCondition('o.path', 3)}`

/** Accounts whose score or lines differ, evidence included. $1, $2: numbers of base and run; $3, $4: bounds of the subtree. */
const moved = `
  SELECT account_id AS "accountId", coalesce(after.org_id, before.org_id) AS "orgId", a.name, a.code,
    before.unit_no AS "unitNoBefore", after.unit_no AS "unitNoAfter",
    before.score AS before, after.score AS after, coalesce(after.score - before.score, 2147483647) AS rise,
    coalesce(before.score - after.score, 2147483647) AS fall,
    before.lines AS lines_before, after.lines AS lines_after
  FROM (${scores('$1')}) AS before FULL JOIN (${scores('$2')}) AS after USING (account_id)
  JOIN account a ON a.id = account_id
  WHERE ${subtreeCondition('a.org_path', 3)}
    AND (before.score IS DISTINCT FROM after.score OR before.lines::text IS DISTINCT FROM after.lines::text)`

/** What each indicator changed in one account's points: a line is \`[indicator, occurrences, points, …]\`. */
const effects = `
  SELECT indicator, sum(points) AS effect FROM (
    SELECT line->>0 AS indicator, (line->>2)::bigint AS points FROM json_array_elements(lines_after) AS line
    UNION ALL
    SELECT line->>0, -(line->>2)::bigint FROM json_array_elements(lines_before) AS line
  ) AS side GROUP BY indicator HAVING sum(points) <> 0`

const parameters = ({ base, run }: ComparisonRow, scope: string): unknown[] => [
  base.no,
  run.no,
  ...subtreeBounds(scope),
]

function conditionsOf(filter: AccountMoveFilter, values: unknown[]): string {
  const conditions = ['true']
  if (filter.organisationId != null) conditions.push(`"orgId" = $${values.push(filter.organisationId)}`)
  if (filter.indicator != null)
    conditions.push(
      `EXISTS (SELECT FROM (${effects}) AS effect WHERE indicator = $${values.push(filter.indicator)})`,
    )
  if (filter.search != null && filter.search.trim() !== '') {
    const { part, beginning } = containsPattern(filter.search)
    conditions.push(`(name ILIKE $${values.push(part)} OR code ILIKE $${values.push(beginning)})`)
  }
  return conditions.join(' AND ')
}

/** How many accounts the filter leaves. */
export async function countAccountMoves(
  pool: Pool,
  pair: ComparisonRow,
  scope: string,
  filter: AccountMoveFilter,
): Promise<number> {
  const values = parameters(pair, scope)
  const where = conditionsOf(filter, values)
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*) FROM (${moved}) AS move WHERE ${where}`,
    values,
  )
  return rows[0]?.count ?? 0
}

/** A page of the accounts that stand differently. */
export async function listAccountMoves(
  pool: Pool,
  pair: ComparisonRow,
  scope: string,
  filter: AccountMoveFilter,
  order: SqlOrder<AccountMoveRow>,
  window: PageWindow,
): Promise<AccountMoveRow[]> {
  const values = parameters(pair, scope)
  const where = conditionsOf(filter, values)
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<Omit<AccountMoveRow, 'base' | 'run'>>(
    `SELECT "accountId", code, name, "orgId", "unitNoBefore", "unitNoAfter", before, after, rise, fall
     FROM (${moved}) AS move WHERE ${where} ${from}
     ORDER BY ${orderInSql(order)} LIMIT $${values.push(window.limit)}`,
    values,
  )
  return rows.map((row) => ({ ...row, ...pair }))
}

/** What each indicator changed over all accounts, the strongest first. */
export async function indicatorMoves(
  pool: Pool,
  pair: ComparisonRow,
  scope: string,
): Promise<IndicatorMoveRow[]> {
  const { rows } = await pool.query<IndicatorMoveRow>(
    `SELECT indicator, count(*) AS accounts, sum(effect) AS effect
     FROM (${moved}) AS move CROSS JOIN LATERAL (${effects}) AS line
     GROUP BY indicator ORDER BY abs(sum(effect)) DESC, indicator`,
    parameters(pair, scope),
  )
  return rows.map((row) => ({ ...row, effect: Number(row.effect) }))
}
