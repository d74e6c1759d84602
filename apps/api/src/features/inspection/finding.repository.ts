import type { Pool } from 'pg'
import type { Order, PageWindow } from '../../platform/graphql/index.js'
import { type FindingRow, findingColumns, type UpperInspectionRow } from './finding.read.js'

/** Which findings of an account; absent and null: no matter. */
export interface FindingFilter {
  readonly rectified?: boolean | null
}

/** The latest first; of one moment, the one with the higher code. */
export const findingsLatestFirst: Order<FindingRow> = {
  list: 'finding latest first',
  types: ['instant', 'text'],
  keysOf: (finding) => [finding.foundAt, finding.code],
}

const conditionOf = ({ rectified }: FindingFilter): string =>
  rectified == null ? 'true' : `f.rectified_at is ${rectified ? 'not ' : ''}null`

/** The same window on the findings on each of several accounts, in one statement. The caller has made sure that they are the viewer's to see. */
export async function findingsOfAccounts(
  pool: Pool,
  accountIds: readonly string[],
  filter: FindingFilter,
  window: PageWindow,
): Promise<FindingRow[]> {
  const { rows } = await pool.query<FindingRow>(
    `select own.* from account a cross join lateral (
       select ${findingColumns} from finding f
       where f.account_id = a.id and ${conditionOf(filter)}
         and ($2::bigint is null or (f.found_at, f.code) < (to_timestamp($2::numeric / 1000), $3::text))
       order by f.found_at desc, f.code desc limit $4
     ) own where a.id = any($1::uuid[]) order by own."foundAt" desc, own.code desc`,
    [accountIds, window.after?.[0] ?? null, window.after?.[1] ?? null, window.limit],
  )
  return rows
}

export async function findingCounts(
  pool: Pool,
  accountIds: readonly string[],
  filter: FindingFilter,
): Promise<{ accountId: string; count: number }[]> {
  const { rows } = await pool.query<{ accountId: string; count: number }>(
    `select f.account_id as "accountId", count(*) from finding f
     where f.account_id = any($1::uuid[]) and ${conditionOf(filter)} group by f.account_id`,
    [accountIds],
  )
  return rows
}

/** Inspections of accounts by upper levels, the latest first. */
export async function upperInspections(
  pool: Pool,
  accountIds: readonly string[],
): Promise<UpperInspectionRow[]> {
  const { rows } = await pool.query<UpperInspectionRow>({
    name: 'upper-inspections',
    text: `select account_id as "accountId", level, inspected_on as "inspectedOn", result from upper_inspection
      where account_id = any($1::uuid[]) order by inspected_on desc, level`,
    values: [accountIds],
  })
  return rows
}
