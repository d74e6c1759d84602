import type { Instant } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { epochMs } from '../../platform/db/index.js'
import {
  afterInSql,
  orderInSql,
  type PageWindow,
  type SortKey,
  type SqlOrder,
  sqlOrder,
} from '../../platform/graphql/index.js'
import { type FindingRow, findingColumns, type UpperInspectionRow } from './finding.read.js'

/** Which findings of an account; absent and null: no matter. */
export interface FindingFilter {
  readonly rectified?: boolean | null
}

/** How the findings on an account may be ordered. */
export const FindingSort = { found: 'found', notified: 'notified', rectified: 'rectified' } as const
export type FindingSort = (typeof FindingSort)[keyof typeof FindingSort]

const byCode: SortKey<FindingRow> = { type: 'text', column: 'f.code', of: (finding) => finding.code }
/** What has not come about comes first. */
const byMoment = (column: string, of: (finding: FindingRow) => Instant | null): SortKey<FindingRow> => ({
  type: 'instant',
  column: `coalesce(${epochMs(column)}, 0)`,
  of: (finding) => of(finding) ?? 0,
})
const sorted: Readonly<Record<FindingSort, SortKey<FindingRow>>> = {
  found: byMoment('f.found_at', ({ foundAt }) => foundAt),
  notified: byMoment('f.notified_at', ({ notifiedAt }) => notifiedAt),
  rectified: byMoment('f.rectified_at', ({ rectifiedAt }) => rectifiedAt),
}

/** The order of findings by something, one way or the other; without anything told the latest first. */
export const findingOrder = (
  sort: FindingSort = FindingSort.found,
  descending = true,
): SqlOrder<FindingRow> => sqlOrder(`finding by ${sort}`, [sorted[sort], byCode], descending)

const conditionOf = ({ rectified }: FindingFilter): string =>
  rectified == null ? 'true' : `f.rectified_at is ${rectified ? 'not ' : ''}null`

/** The same window on the findings on each of several accounts, in one statement. The caller has made sure that they are the viewer's to see. */
export async function findingsOfAccounts(
  pool: Pool,
  accountIds: readonly string[],
  filter: FindingFilter,
  order: SqlOrder<FindingRow>,
  window: PageWindow,
): Promise<FindingRow[]> {
  const values: unknown[] = [accountIds]
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<FindingRow>(
    `select own.* from account a cross join lateral (
       select ${findingColumns} from finding f
       where f.account_id = a.id and ${conditionOf(filter)} ${from}
       order by ${orderInSql(order)} limit $${values.push(window.limit)}
     ) own where a.id = any($1::uuid[])`,
    values,
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
