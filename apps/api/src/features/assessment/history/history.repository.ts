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
import {
  type AccountResultRow,
  accountColumns,
  type UnitResultRow,
  unitColumns,
} from '../results.repository.js'
import type { Run } from '../run.js'
import { findRuns } from '../run.repository.js'

/** How a history may be ordered. */
export const HistorySort = { year: 'year', score: 'score' } as const
export type HistorySort = (typeof HistorySort)[keyof typeof HistorySort]

/** By year, within a year by run: a history reads from today backwards unless told otherwise. */
const byRun: readonly SortKey<{ readonly run: Run }>[] = [
  { type: 'integer', column: 'r.year', of: ({ run }) => run.year },
  { type: 'integer', column: 'r.no', of: ({ run }) => run.no },
]
const ofUnits: Readonly<Record<HistorySort, readonly SortKey<UnitResultRow>[]>> = {
  year: byRun,
  score: [{ type: 'decimal', column: 'k.final', of: (unit) => unit.finalScore }, ...byRun],
}
const ofAccounts: Readonly<Record<HistorySort, readonly SortKey<AccountResultRow>[]>> = {
  year: byRun,
  score: [{ type: 'integer', column: 's.score', of: (account) => account.score }, ...byRun],
}

/** The order of the results of a unit, one way or the other. */
export const unitHistoryOrder = (sort: HistorySort = 'year', descending = true): SqlOrder<UnitResultRow> =>
  sqlOrder(`score history of a unit by ${sort}`, ofUnits[sort], descending)

/** The order of the results of an account, one way or the other. */
export const accountHistoryOrder = (
  sort: HistorySort = 'year',
  descending = true,
): SqlOrder<AccountResultRow> =>
  sqlOrder(`score history of an account by ${sort}`, ofAccounts[sort], descending)

/**
 * Sealed runs that a person appointed at the node of a path may see, by what their lists go by; what-ifs are nobody's history.
 * $1 and $2 bound the subtree, $3 is the node's path, $4: trials as well.
 */
const seen = `
  SELECT r.no, r.id, r.year, scope.path FROM assessment_run r JOIN org scope ON scope.id = r.scope_org_id
  WHERE r.state = 'sealed' AND (r.kind = 'official' OR ($4 AND r.kind = 'trial'))
    AND ((scope.path ~>=~ $1 AND scope.path ~<~ $2) OR (r.kind = 'official' AND starts_with($3, scope.path)))`

/** Which part of whose history. */
export interface HistoryAsked {
  /** Path of the subtree that the reader may see. */
  readonly scope: string
  /** Trials as well as official runs. */
  readonly trials: boolean
  readonly window: PageWindow
}

/** In which order. */
interface InOrder<Row> {
  readonly order: SqlOrder<Row>
}

type WithoutRun<Row> = Omit<Row, 'run'> & { readonly runId: string }

async function withRuns<Row>(pool: Pool, rows: readonly WithoutRun<Row>[]): Promise<Row[]> {
  const runs = await findRuns(pool, [...new Set(rows.map((row) => row.runId))])
  const byId = new Map(runs.map((run) => [run.id, run]))
  return rows.flatMap((row) => {
    const run = byId.get(row.runId)
    return run === undefined ? [] : [{ ...row, run } as unknown as Row]
  })
}

/** $5: ids; then the keys to go on after, and the limit of each. */
const page = (asked: HistoryAsked & InOrder<never>, ids: readonly string[]) => {
  const values: unknown[] = [...subtreeBounds(asked.scope), asked.scope, asked.trials, ids]
  const from = afterInSql(asked.order, asked.window, values)
  const rest = `${from} ORDER BY ${orderInSql(asked.order)} LIMIT $${values.push(asked.window.limit)}`
  return { values, rest }
}

/** Results of units over the runs, a page each. */
export async function unitHistories(
  pool: Pool,
  asked: HistoryAsked & InOrder<UnitResultRow>,
  orgIds: readonly string[],
): Promise<UnitResultRow[]> {
  const { values, rest } = page(asked, orgIds)
  const { rows } = await pool.query<WithoutRun<UnitResultRow>>(
    `WITH r AS MATERIALIZED (${seen})
     SELECT result.* FROM org o CROSS JOIN LATERAL (
       SELECT r.id AS "runId", ${unitColumns} FROM r
       JOIN run_unit_score s ON s.run_no = r.no AND s.org_id = o.id
       JOIN run_unit_rank k ON k.run_no = s.run_no AND k.unit_no = s.unit_no
       WHERE true ${rest}) AS result
     WHERE o.id = ANY($5::uuid[]) AND ${subtreeCondition('o.path', 1)}`,
    values,
  )
  return withRuns<UnitResultRow>(pool, rows)
}

/** How many results each unit has. */
export async function unitHistoryCounts(
  pool: Pool,
  asked: Omit<HistoryAsked, 'window'>,
  orgIds: readonly string[],
): Promise<readonly { readonly id: string; readonly count: number }[]> {
  const { rows } = await pool.query<{ id: string; count: number }>(
    `WITH r AS MATERIALIZED (${seen})
     SELECT o.id, count(s.run_no) FROM org o CROSS JOIN r JOIN run_unit_score s ON s.run_no = r.no AND s.org_id = o.id
     WHERE o.id = ANY($5::uuid[]) AND ${subtreeCondition('o.path', 1)} GROUP BY o.id`,
    [...subtreeBounds(asked.scope), asked.scope, asked.trials, orgIds],
  )
  return rows
}

const belowPresentHost = `
  FROM run_unit_score host JOIN run_account_score s ON s.run_no = host.run_no AND s.unit_no = host.unit_no
  WHERE host.run_no = r.no AND host.org_id = a.org_id AND s.account_id = a.id`

/**
 * An account's scores, run by run. There is no index by account (see the migration): it is looked up below its present host, and of a
 * run in which it isn't there, as it has moved since, among all accounts of that run, unless it wasn't live in that year anyway.
 */
const scoresOfAccount = `
  r CROSS JOIN LATERAL (
    SELECT s.* ${belowPresentHost}
    UNION ALL
    SELECT s.* FROM run_account_score s WHERE s.run_no = r.no AND s.account_id = a.id
      AND (SELECT count(*) ${belowPresentHost}) = 0
      AND r.year >= extract(year FROM a.live_on) AND r.year <= coalesce(extract(year FROM a.closed_on), r.year)
  ) AS s
  JOIN run_unit_score u ON u.run_no = s.run_no AND u.unit_no = s.unit_no`

/** Results of accounts over the runs, a page each. */
export async function accountHistories(
  pool: Pool,
  asked: HistoryAsked & InOrder<AccountResultRow>,
  accountIds: readonly string[],
): Promise<AccountResultRow[]> {
  const { values, rest } = page(asked, accountIds)
  const { rows } = await pool.query<WithoutRun<AccountResultRow>>(
    `WITH r AS MATERIALIZED (${seen})
     SELECT result.* FROM account a CROSS JOIN LATERAL (
       SELECT r.id AS "runId", ${accountColumns} FROM ${scoresOfAccount}
       JOIN org o ON o.id = u.org_id WHERE ${subtreeCondition('o.path', 1)} ${rest}) AS result
     WHERE a.id = ANY($5::uuid[]) AND ${subtreeCondition('a.org_path', 1)}`,
    values,
  )
  return withRuns<AccountResultRow>(pool, rows)
}

/** How many results each account has. */
export async function accountHistoryCounts(
  pool: Pool,
  asked: Omit<HistoryAsked, 'window'>,
  accountIds: readonly string[],
): Promise<readonly { readonly id: string; readonly count: number }[]> {
  const { rows } = await pool.query<{ id: string; count: number }>(
    `WITH r AS MATERIALIZED (${seen})
     SELECT a.id, result.count FROM account a CROSS JOIN LATERAL (
       SELECT count(*) FROM ${scoresOfAccount} JOIN org o ON o.id = u.org_id WHERE ${subtreeCondition('o.path', 1)}) AS result
     WHERE a.id = ANY($5::uuid[]) AND ${subtreeCondition('a.org_path', 1)}`,
    [...subtreeBounds(asked.scope), asked.scope, asked.trials, accountIds],
  )
  return rows
}
