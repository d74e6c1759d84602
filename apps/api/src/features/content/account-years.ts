import type { ClientBase } from 'pg'
import { countPosts } from './post-counts.js'

/** An account and a year. */
export interface AccountAndYear {
  readonly accountId: string
  readonly year: number
}

const recomputed = 'recomputed_account_year'
const countedYear = 'counted_account_year'

/**
 * Brings the rollups of accounts and years up to date with their posts. Weeks, months and `posts` count every post that is kept;
 * `originals` only those inside the live span. A year of an account in which nothing is counted has no row.
 *
 * @param touched temporary table `(account_id uuid, year smallint)`; pairs may stand in it twice.
 */
export async function rebuildAccountYears(client: ClientBase, touched: string): Promise<void> {
  await recompute(client, touched)
  await client.query(
    `delete from account_year stored using (select distinct account_id, year from ${touched}) as pair
     where (stored.account_id, stored.year) = (pair.account_id, pair.year)
       and not exists (select from ${recomputed} fresh where (fresh.account_id, fresh.year) = (pair.account_id, pair.year))`,
  )
  await client.query(
    `insert into account_year as stored (account_id, year, week_posts, week_originals, month_posts, posts, originals)
     select account_id, year, week_posts, week_originals, month_posts, posts, originals from ${recomputed}
     on conflict (account_id, year) do update set
       (week_posts, week_originals, month_posts, posts, originals) =
       (excluded.week_posts, excluded.week_originals, excluded.month_posts, excluded.posts, excluded.originals)
     where (stored.week_posts, stored.week_originals, stored.month_posts, stored.posts, stored.originals) is distinct from
       (excluded.week_posts, excluded.week_originals, excluded.month_posts, excluded.posts, excluded.originals)`,
  )
  await client.query(`drop table ${recomputed}`)
}

/** A rollup that isn't what the posts yield. */
export interface WrongAccountYear extends AccountAndYear {
  /** Number of the account as the offices write it. */
  readonly accountCode: string
}

/** Which rollups are looked at; absent: those of all years. */
export interface YearsToCheck {
  readonly year?: number
}

/**
 * Counts everything anew and compares it with what is stored. To be called within one repeatable-read transaction where imports may
 * commit meanwhile.
 *
 * @returns the accounts and years whose rollup is wrong, missing or too much; empty when all agree.
 */
export async function verifyAccountYears(
  client: ClientBase,
  { year }: YearsToCheck = {},
): Promise<readonly WrongAccountYear[]> {
  const all = 'every_account_year'
  await client.query(
    `create temp table ${all} as
     select account_id, year from (
       select account_id, extract(year from day)::smallint as year from post
       union select account_id, iso_year from post
       union select account_id, year from account_year) as every
     ${year === undefined ? '' : `where year = ${year}`}`,
  )
  try {
    await recompute(client, all)
    const { rows } = await client.query<WrongAccountYear>(
      `select account_id as "accountId", account.code as "accountCode", year
       from (select * from account_year ${year === undefined ? '' : `where year = ${year}`}) stored
         full join ${recomputed} fresh using (account_id, year)
         join account on account.id = account_id
       where (stored.week_posts, stored.week_originals, stored.month_posts, stored.posts, stored.originals) is distinct from
         (fresh.week_posts, fresh.week_originals, fresh.month_posts, fresh.posts, fresh.originals)
       order by account.code, year`,
    )
    await client.query(`drop table ${recomputed}`)
    return rows
  } finally {
    await client.query(`drop table if exists ${all}`)
  }
}

/**
 * Puts right what {@link verifyAccountYears} finds, within the caller's transaction. Imports wait until that ends: they count the posts
 * of what they touched anew, so whichever comes second is right.
 *
 * @returns what was wrong.
 */
export async function mendAccountYears(
  client: ClientBase,
  years: YearsToCheck = {},
): Promise<readonly WrongAccountYear[]> {
  await client.query('lock table account_year in share row exclusive mode')
  const wrong = await verifyAccountYears(client, years)
  if (wrong.length === 0) return wrong
  const pairs = 'wrong_account_year'
  await client.query(`create temp table ${pairs} (account_id uuid, year smallint) on commit drop`)
  await client.query(`insert into ${pairs} select * from unnest($1::uuid[], $2::smallint[])`, [
    wrong.map((one) => one.accountId),
    wrong.map((one) => one.year),
  ])
  await rebuildAccountYears(client, pairs)
  return wrong
}

/** Makes the temporary table of fresh counts, year by year. */
async function recompute(client: ClientBase, touched: string): Promise<void> {
  await client.query(`create temp table ${recomputed} (like account_year)`)
  await client.query(`analyze ${touched}`)
  const { rows } = await client.query<{ year: number; everybody: boolean }>(
    `select year, count(distinct account_id) = (select count(*) from account) as everybody from ${touched} group by year order by year`,
  )
  for (const { year, everybody } of rows) {
    const accounts = everybody ? {} : { accounts: `select account_id from ${touched} where year = ${year}` }
    await countPosts(client, countedYear, { year, ...accounts, weekOriginals: true })
    await client.query(
      `insert into ${recomputed} (account_id, year, week_posts, week_originals, month_posts, posts, originals)
       select account_id, ${year}, week_posts, week_originals, month_posts, posts, originals from ${countedYear}`,
    )
    await client.query(`drop table ${countedYear}`)
  }
}
