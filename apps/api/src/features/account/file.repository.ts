import type { Pool } from 'pg'
import { epochMs } from '../../platform/db/index.js'
import type { Order, PageWindow } from '../../platform/graphql/index.js'
import type { AccountChangeRow, AccountExemptionRow, FollowerCountRow } from './file.read.js'

/** The latest first. */
export const followersLatestFirst: Order<FollowerCountRow> = {
  list: 'followers latest first',
  types: ['day'],
  keysOf: (count) => [count.countedOn],
}

/** The same window on the follower counts of each of several accounts, in one statement. */
export async function followersOfAccounts(
  pool: Pool,
  accountIds: readonly string[],
  window: PageWindow,
): Promise<FollowerCountRow[]> {
  const { rows } = await pool.query<FollowerCountRow>({
    name: 'account-followers',
    text: `select own.* from unnest($1::uuid[]) one(id) cross join lateral (
        select f.account_id as "accountId", f.counted_on as "countedOn", f.followers from account_followers f
        where f.account_id = one.id and ($2::date is null or f.counted_on < $2)
        order by f.counted_on desc limit $3
      ) own order by own."countedOn" desc`,
    values: [accountIds, window.after?.[0] ?? null, window.limit],
  })
  return rows
}

export async function followerCountCounts(
  pool: Pool,
  accountIds: readonly string[],
): Promise<{ accountId: string; count: number }[]> {
  const { rows } = await pool.query<{ accountId: string; count: number }>({
    name: 'account-followers-count',
    text: `select account_id as "accountId", count(*) from account_followers where account_id = any($1::uuid[]) group by account_id`,
    values: [accountIds],
  })
  return rows
}

/** The latest first; of one moment, the one with the higher id. */
export const changesLatestFirst: Order<AccountChangeRow> = {
  list: 'account change latest first',
  types: ['integer', 'uuid'],
  keysOf: (change) => [change.version, change.id],
}

/** The same window on what was changed in each of several accounts, in one statement. */
export async function changesOfAccounts(
  pool: Pool,
  accountIds: readonly string[],
  window: PageWindow,
): Promise<AccountChangeRow[]> {
  const { rows } = await pool.query<AccountChangeRow>({
    name: 'account-changes',
    text: `select own.* from unnest($1::uuid[]) one(id) cross join lateral (
        select c.id, c.account_id as "accountId", ${epochMs('c.changed_at')} as "changedAt", who.name as "changedBy", c.version, c.changes
        from account_change c left join person who on who.id = c.changed_by
        where c.account_id = one.id and ($2::integer is null or (c.version, c.id) < ($2, $3::uuid))
        order by c.version desc, c.id desc limit $4
      ) own order by own.version desc, own.id desc`,
    values: [accountIds, window.after?.[0] ?? null, window.after?.[1] ?? null, window.limit],
  })
  return rows
}

export async function changeCounts(
  pool: Pool,
  accountIds: readonly string[],
): Promise<{ accountId: string; count: number }[]> {
  const { rows } = await pool.query<{ accountId: string; count: number }>({
    name: 'account-changes-count',
    text: `select account_id as "accountId", count(*) from account_change where account_id = any($1::uuid[]) group by account_id`,
    values: [accountIds],
  })
  return rows
}

/** What accounts are exempt from, the first granted first; of one rule only the last. */
export async function exemptionsOfAccounts(
  pool: Pool,
  accountIds: readonly string[],
): Promise<AccountExemptionRow[]> {
  const { rows } = await pool.query<AccountExemptionRow>({
    name: 'account-exemptions',
    text: `select distinct on (account_id, rule_key) account_id as "accountId", rule_key as "ruleKey", reason,
        ${epochMs('granted_at')} as "grantedAt", who.name as "grantedBy"
      from account_exemption join person who on who.id = granted_by
      where account_id = any($1::uuid[]) order by account_id, rule_key, granted_at desc`,
    values: [accountIds],
  })
  return rows
}
