import type { Pool } from 'pg'
import { queryInOrder, readWithin, streamRows } from '../../platform/db/index.js'
import {
  afterInSql,
  orderInSql,
  type PageWindow,
  type SortKey,
  type SqlOrder,
  sqlOrder,
} from '../../platform/graphql/index.js'
import { numbersOfPath } from '../../platform/scope/index.js'
import { type AccountRow, accountColumns } from './account.read.js'
import { type AccountQuery, conditionsOf, never } from './account-filter.js'

/** How accounts may be ordered; where names or days are equal, the code decides. */
export const AccountSort = {
  code: 'code',
  name: 'name',
  liveOn: 'live_on',
  lastPostOn: 'last_post_on',
  unrepliedMessages: 'unreplied_messages',
} as const
export type AccountSort = (typeof AccountSort)[keyof typeof AccountSort]

const byCode: SortKey<AccountRow> = { type: 'text', column: 'a.code', of: (account) => account.code }
const sorted: Readonly<Record<AccountSort, readonly SortKey<AccountRow>[]>> = {
  code: [byCode],
  name: [{ type: 'text', column: 'a.name', of: (account) => account.name }, byCode],
  live_on: [{ type: 'day', column: 'a.live_on', of: (account) => account.liveOn }, byCode],
  last_post_on: [
    {
      type: 'day',
      column: `coalesce(a.last_post_on, date '${never}')`,
      of: (account) => account.lastPostOn ?? never,
    },
    byCode,
  ],
  unreplied_messages: [
    { type: 'integer', column: 'a.unreplied_messages', of: (account) => account.unrepliedMessages },
    byCode,
  ],
}

/** The order of a list by something, one way or the other. */
export const accountOrder = (sort: AccountSort, descending = false): SqlOrder<AccountRow> =>
  sqlOrder(`account by ${sort}`, sorted[sort], descending)

/** A page of the accounts of a subtree. */
export async function listAccounts(
  pool: Pool,
  query: AccountQuery,
  order: SqlOrder<AccountRow>,
  window: PageWindow,
): Promise<AccountRow[]> {
  const { sql, values } = conditionsOf(query)
  const from = afterInSql(order, window, values)
  const text = `select ${accountColumns} from account a where ${sql} ${from}
     order by ${orderInSql(order)} limit $${values.push(window.limit)}`
  const { rows } = isWide(query)
    ? await queryInOrder<AccountRow>(pool, text, values)
    : await pool.query<AccountRow>(text, values)
  return rows
}

/** The whole tree below a root, and of it no few that another index finds. */
const isWide = ({ scope, filter, found }: AccountQuery): boolean =>
  numbersOfPath(scope).length <= 1 &&
  found == null &&
  filter.unreplied !== true &&
  filter.replies == null &&
  filter.toRectify !== true &&
  filter.toSettle !== true

export async function countAccounts(pool: Pool, query: AccountQuery): Promise<number> {
  const { sql, values } = conditionsOf(query)
  const { rows } = await pool.query<{ count: number }>(`select count(*) from account a where ${sql}`, values)
  return rows[0]?.count ?? 0
}

/** An account with the names of its units, as it is taken out. */
export interface NamedAccountRow extends AccountRow {
  readonly orgCode: string
  readonly orgName: string
  readonly operatorName: string | null
}

/** All accounts of a list in its order, streamed. */
export function streamAccounts(
  pool: Pool,
  query: AccountQuery,
  order: SqlOrder<AccountRow>,
): AsyncGenerator<NamedAccountRow> {
  const { sql, values } = conditionsOf(query)
  return readWithin(pool, (client) =>
    streamRows<NamedAccountRow>(
      client,
      `select ${accountColumns}, host.code as "orgCode", host.name as "orgName",
         (select name from named_org(a.operator_id)) as "operatorName"
       from account a cross join lateral named_org(a.org_id) host where ${sql} order by ${orderInSql(order)}`,
      values,
    ),
  )
}
