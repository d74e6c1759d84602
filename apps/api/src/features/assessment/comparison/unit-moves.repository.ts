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
import type { Run } from '../run.js'

/** A run beside the one it is compared with. */
export interface ComparisonRow {
  readonly base: Run
  readonly run: Run
}

/** What became of a unit between two runs. */
export const UnitChange = {
  changed: 'changed',
  appeared: 'appeared',
  disappeared: 'disappeared',
  same: 'same',
} as const
export type UnitChange = (typeof UnitChange)[keyof typeof UnitChange]

/** How moves of units may be ordered. `rank`: by category and the rank after; `change`: who fell most first. */
export const MoveSort = {
  rank: 'rank',
  change: 'change',
  code: 'code',
  before: 'before',
  after: 'after',
} as const
export type MoveSort = (typeof MoveSort)[keyof typeof MoveSort]

/** How a unit stands in two runs; null where it wasn't assessed. */
export interface UnitMoveRow extends ComparisonRow {
  readonly orgId: string
  readonly code: string
  readonly name: string
  readonly category: string
  readonly change: UnitChange
  readonly unitNoBefore: number | null
  readonly unitNoAfter: number | null
  readonly vetoBefore: string | null
  readonly vetoAfter: string | null
  readonly scoreBefore: string | null
  readonly scoreAfter: string | null
  readonly finalBefore: string | null
  readonly finalAfter: string | null
  readonly rankBefore: number | null
  readonly rankAfter: number | null
  /** For the order: units that are gone come last. */
  readonly place: number
  /** Hundredths by which the final score rose; for the order: of units in one run alone it comes last either way. */
  readonly fall: number
  readonly rise: number
}

/** Which units; absent and null: no matter. */
export interface UnitMoveFilter {
  readonly onlyMoved?: boolean | null
  readonly change?: UnitChange | null
  readonly category?: string | null
  readonly search?: string | null
}

const byOrg: SortKey<UnitMoveRow> = { type: 'uuid', column: '"orgId"', of: (move) => move.orgId }
const by = {
  rank: [
    { type: 'text', column: 'category', of: (move) => move.category },
    { type: 'integer', column: 'place', of: (move) => move.place },
    byOrg,
  ],
  code: [{ type: 'text', column: 'code', of: (move) => move.code }, byOrg],
  before: [
    { type: 'decimal', column: 'coalesce("finalBefore", -1)', of: (move) => move.finalBefore ?? '-1' },
    byOrg,
  ],
  after: [
    { type: 'decimal', column: 'coalesce("finalAfter", -1)', of: (move) => move.finalAfter ?? '-1' },
    byOrg,
  ],
  fall: [{ type: 'integer', column: 'fall', of: (move) => move.fall }, byOrg],
  rise: [{ type: 'integer', column: 'rise', of: (move) => move.rise }, byOrg],
} as const satisfies Readonly<Record<string, readonly SortKey<UnitMoveRow>[]>>

/** The order of the units. By their change, those of one run alone come last either way. */
export function moveOrder(sort: MoveSort, descending = false): SqlOrder<UnitMoveRow> {
  if (sort === MoveSort.change)
    return descending ? sqlOrder('unit move by rise', by.rise) : sqlOrder('unit move by fall', by.fall)
  return sqlOrder(`unit move by ${sort}`, by[sort], descending)
}

const standing = (no: string) => `
  SELECT s.org_id, s.unit_no, s.code, s.category, s.veto, s.score, s.score_exact, k.rank, k.final, k.final_exact
  FROM run_unit_score s JOIN run_unit_rank k ON k.run_no = s.run_no AND k.unit_no = s.unit_no WHERE s.run_no = ${no}`

const last = 2_147_483_647
const hundredths = '((after.final - before.final) * 100)::integer'

/** $1, $2: numbers of base and run; $3, $4: bounds of the subtree. */
const moves = `
  SELECT org_id AS "orgId", o.name, coalesce(after.code, before.code) AS code,
    coalesce(after.category, before.category) AS category,
    CASE WHEN before.unit_no IS NULL THEN 'appeared' WHEN after.unit_no IS NULL THEN 'disappeared'
      WHEN (before.rank, before.final_exact, before.score_exact, before.veto)
        IS DISTINCT FROM (after.rank, after.final_exact, after.score_exact, after.veto) THEN 'changed'
      ELSE 'same' END AS change,
    before.unit_no AS "unitNoBefore", after.unit_no AS "unitNoAfter",
    before.veto AS "vetoBefore", after.veto AS "vetoAfter",
    before.score AS "scoreBefore", after.score AS "scoreAfter",
    before.final AS "finalBefore", after.final AS "finalAfter",
    before.rank AS "rankBefore", after.rank AS "rankAfter", coalesce(after.rank, ${last}) AS place,
    coalesce(${hundredths}, ${last}) AS fall, coalesce(-${hundredths}, ${last}) AS rise
  FROM (${standing('$1')}) AS before FULL JOIN (${standing('$2')}) AS after USING (org_id)
  JOIN org o ON o.id = org_id WHERE ${subtreeCondition('o.path', 3)}`

const parameters = ({ base, run }: ComparisonRow, scope: string): unknown[] => [
  base.no,
  run.no,
  ...subtreeBounds(scope),
]

function conditionsOf(filter: UnitMoveFilter, values: unknown[]): string {
  const conditions = ['true']
  if (filter.onlyMoved) conditions.push(`change <> 'same'`)
  if (filter.change != null) conditions.push(`change = $${values.push(filter.change)}`)
  if (filter.category != null) conditions.push(`category = $${values.push(filter.category)}`)
  if (filter.search != null && filter.search.trim() !== '') {
    const { part, beginning } = containsPattern(filter.search)
    conditions.push(`(name ILIKE $${values.push(part)} OR code ILIKE $${values.push(beginning)})`)
  }
  return conditions.join(' AND ')
}

/** How many units became what. */
export async function countChanges(
  pool: Pool,
  pair: ComparisonRow,
  scope: string,
): Promise<Readonly<Record<UnitChange, number>>> {
  const { rows } = await pool.query<{ change: UnitChange; count: number }>(
    `SELECT change, count(*) FROM (${moves}) AS move GROUP BY change`,
    parameters(pair, scope),
  )
  const none = { changed: 0, appeared: 0, disappeared: 0, same: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ change, count }) => [change, count])) }
}

/** How many units the filter leaves. */
export async function countMoves(
  pool: Pool,
  pair: ComparisonRow,
  scope: string,
  filter: UnitMoveFilter,
): Promise<number> {
  const values = parameters(pair, scope)
  const where = conditionsOf(filter, values)
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*) FROM (${moves}) AS move WHERE ${where}`,
    values,
  )
  return rows[0]?.count ?? 0
}

/** A page of the units of two runs. */
export async function listMoves(
  pool: Pool,
  pair: ComparisonRow,
  scope: string,
  filter: UnitMoveFilter,
  order: SqlOrder<UnitMoveRow>,
  window: PageWindow,
): Promise<UnitMoveRow[]> {
  const values = parameters(pair, scope)
  const where = conditionsOf(filter, values)
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<Omit<UnitMoveRow, 'base' | 'run'>>(
    `SELECT * FROM (${moves}) AS move WHERE ${where} ${from}
     ORDER BY ${orderInSql(order)} LIMIT $${values.push(window.limit)}`,
    values,
  )
  return rows.map((row) => ({ ...row, ...pair }))
}
