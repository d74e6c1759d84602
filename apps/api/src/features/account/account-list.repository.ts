import type { Pool } from 'pg'
import { readWithin, streamRows } from '../../platform/db/index.js'
import type { CursorKey, CursorKeyType, Order, PageWindow } from '../../platform/graphql/index.js'
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

/** The order of a list, and the same in SQL. */
export interface AccountOrder extends Order<AccountRow> {
  readonly columns: readonly string[]
  readonly descending: boolean
}

interface Sorted {
  readonly type: CursorKeyType
  readonly column: string
  readonly keyOf: (account: AccountRow) => CursorKey
}

const sorted: Readonly<Record<Exclude<AccountSort, 'code'>, Sorted>> = {
  name: { type: 'text', column: 'a.name', keyOf: (account) => account.name },
  live_on: { type: 'day', column: 'a.live_on', keyOf: (account) => account.liveOn },
  last_post_on: {
    type: 'day',
    column: `coalesce(a.last_post_on, date '${never}')`,
    keyOf: (account) => account.lastPostOn ?? never,
  },
  unreplied_messages: {
    type: 'integer',
    column: 'a.unreplied_messages',
    keyOf: (account) => account.unrepliedMessages,
  },
}

/** The order of a list by something, one way or the other. */
export function accountOrder(sort: AccountSort, descending = false): AccountOrder {
  const list = `account by ${sort}${descending ? ' descending' : ''}`
  if (sort === 'code')
    return { list, descending, types: ['text'], columns: ['a.code'], keysOf: (account) => [account.code] }
  const { type, column, keyOf } = sorted[sort]
  return {
    list,
    descending,
    types: [type, 'text'],
    columns: [column, 'a.code'],
    keysOf: (account) => [keyOf(account), account.code],
  }
}

/** A page of the accounts of a subtree. */
export async function listAccounts(
  pool: Pool,
  query: AccountQuery,
  order: AccountOrder,
  window: PageWindow,
): Promise<AccountRow[]> {
  const { sql, values } = conditionsOf(query)
  const from =
    window.after === null
      ? ''
      : `and (${order.columns.join(', ')}) ${order.descending ? '<' : '>'} (${window.after.map((key) => `$${values.push(key)}`).join(', ')})`
  const { rows } = await pool.query<AccountRow>(
    `select ${accountColumns} from account a where ${sql} ${from}
     order by ${inSql(order)} limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

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
  order: AccountOrder,
): AsyncGenerator<NamedAccountRow> {
  const { sql, values } = conditionsOf(query)
  return readWithin(pool, (client) =>
    streamRows<NamedAccountRow>(
      client,
      `select ${accountColumns}, host.code as "orgCode", host.name as "orgName",
         (select name from named_org(a.operator_id)) as "operatorName"
       from account a cross join lateral named_org(a.org_id) host where ${sql} order by ${inSql(order)}`,
      values,
    ),
  )
}

const inSql = ({ columns, descending }: AccountOrder): string =>
  columns.map((column) => (descending ? `${column} desc` : column)).join(', ')
