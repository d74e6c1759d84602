import type { Pool } from 'pg'
import type { PageWindow } from '../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { type AccountRow, type AccountYearRow, accountColumns } from './account.read.js'

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
