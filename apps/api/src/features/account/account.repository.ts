import type { Platform } from '@zhengmei/domain/account'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { readWithin, streamRows } from '../../platform/db/index.js'
import type { Order, PageWindow } from '../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { containsPattern } from '../../platform/scope/search.js'
import { type AccountRow, type AccountYearRow, accountColumns } from './account.read.js'

/** How accounts may be ordered; where names or days are equal, the code decides. */
export const AccountSort = { code: 'code', name: 'name', liveOn: 'live_on' } as const
export type AccountSort = (typeof AccountSort)[keyof typeof AccountSort]

/** The order of a list, and the same in SQL. */
interface AccountOrder extends Order<AccountRow> {
  readonly columns: string
}

export const accountOrders: Readonly<Record<AccountSort, AccountOrder>> = {
  code: {
    list: 'account by code',
    types: ['text'],
    keysOf: (account) => [account.code],
    columns: '(a.code)',
  },
  name: {
    list: 'account by name',
    types: ['text', 'text'],
    keysOf: (account) => [account.name, account.code],
    columns: '(a.name, a.code)',
  },
  live_on: {
    list: 'account by day',
    types: ['day', 'text'],
    keysOf: (account) => [account.liveOn, account.code],
    columns: '(a.live_on, a.code)',
  },
}

/** Which accounts of a subtree; absent and null: no matter. */
export interface AccountFilter {
  readonly platform?: Platform | null
  /** Part of the name or beginning of the code. */
  readonly search?: string | null
  /** Live on this day. */
  readonly liveOn?: PlainDate | null
}

function conditionsOf(scope: string, filter: AccountFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = subtreeBounds(scope)
  const conditions = [subtreeCondition('a.org_path', 1)]
  if (filter.platform != null) conditions.push(`a.platform = $${values.push(filter.platform)}`)
  if (filter.search != null && filter.search.trim() !== '') {
    const { part, beginning } = containsPattern(filter.search)
    const search = `$1, $2, $${values.push(part)}, $${values.push(beginning)}`
    conditions.push(`a.id = any(array(select account_matching(${search})))`)
  }
  if (filter.liveOn != null) {
    const day = `$${values.push(filter.liveOn)}::date`
    conditions.push(`a.live_on <= ${day} and (a.closed_on is null or ${day} < a.closed_on)`)
  }
  return { sql: conditions.join(' and '), values }
}

/** A page of the accounts of a subtree. */
export async function listAccounts(
  pool: Pool,
  scope: string,
  filter: AccountFilter,
  order: AccountOrder,
  window: PageWindow,
): Promise<AccountRow[]> {
  const { sql, values } = conditionsOf(scope, filter)
  const from =
    window.after === null
      ? ''
      : `and ${order.columns} > (${window.after.map((key) => `$${values.push(key)}`).join(', ')})`
  const { rows } = await pool.query<AccountRow>(
    `select ${accountColumns} from account a where ${sql} ${from}
     order by ${order.columns.slice(1, -1)} limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

/** An account with the names of its units, as it is taken out. */
export interface NamedAccountRow extends AccountRow {
  readonly orgCode: string
  readonly orgName: string
  readonly operatorName: string | null
}

/** All accounts of a subtree, by code, streamed. */
export function streamAccounts(
  pool: Pool,
  scope: string,
  filter: AccountFilter,
): AsyncGenerator<NamedAccountRow> {
  const { sql, values } = conditionsOf(scope, filter)
  return readWithin(pool, (client) =>
    streamRows<NamedAccountRow>(
      client,
      `select ${accountColumns}, host.code as "orgCode", host.name as "orgName",
         (select name from named_org(a.operator_id)) as "operatorName"
       from account a cross join lateral named_org(a.org_id) host where ${sql} order by a.code`,
      values,
    ),
  )
}

export async function countAccounts(pool: Pool, scope: string, filter: AccountFilter): Promise<number> {
  const { sql, values } = conditionsOf(scope, filter)
  const { rows } = await pool.query<{ count: number }>(`select count(*) from account a where ${sql}`, values)
  return rows[0]?.count ?? 0
}

/** Accounts of a subtree by their ids; the ids of others bring nothing. */
export async function accountsById(pool: Pool, scope: string, ids: readonly string[]): Promise<AccountRow[]> {
  const { rows } = await pool.query<AccountRow>({
    name: 'accounts-by-id',
    text: `select ${accountColumns} from account a where ${subtreeCondition('a.org_path', 1)} and a.id = any($3::uuid[])`,
    values: [...subtreeBounds(scope), ids],
  })
  return rows
}

/** The same window on the own accounts of each of several organisations, by code, in one statement. */
export async function accountsOfOrgs(
  pool: Pool,
  scope: string,
  orgIds: readonly string[],
  window: PageWindow,
): Promise<AccountRow[]> {
  const { rows } = await pool.query<AccountRow>({
    name: 'org-accounts',
    text: `select own.* from unnest($3::uuid[]) org(id) cross join lateral (
        select ${accountColumns} from account a
        where a.org_id = org.id and ${subtreeCondition('a.org_path', 1)} and ($4::text is null or a.code > $4)
        order by a.code limit $5
      ) own order by own.code`,
    values: [...subtreeBounds(scope), orgIds, window.after?.[0] ?? null, window.limit],
  })
  return rows
}

export async function accountCounts(
  pool: Pool,
  scope: string,
  orgIds: readonly string[],
): Promise<{ orgId: string; count: number }[]> {
  const { rows } = await pool.query<{ orgId: string; count: number }>({
    name: 'org-account-counts',
    text: `select a.org_id as "orgId", count(*) from account a
      where a.org_id = any($3::uuid[]) and ${subtreeCondition('a.org_path', 1)} group by a.org_id`,
    values: [...subtreeBounds(scope), orgIds],
  })
  return rows
}

/** The kept counts of accounts in one year; accounts without posts have none. */
export async function accountYears(
  pool: Pool,
  accountIds: readonly string[],
  year: number,
): Promise<AccountYearRow[]> {
  const { rows } = await pool.query<AccountYearRow>({
    name: 'account-years',
    text: `select account_id as "accountId", year, posts, originals, week_posts as "weekPosts",
      week_originals as "weekOriginals", month_posts as "monthPosts"
      from account_year where account_id = any($1::uuid[]) and year = $2`,
    values: [accountIds, year],
  })
  return rows
}
