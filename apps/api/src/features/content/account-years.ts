import type { ClientBase } from 'pg'

/** An account and a year. */
export interface AccountAndYear {
  readonly accountId: string
  readonly year: number
}

const recomputed = 'recomputed_account_year'

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

/**
 * Counts everything anew and compares it with what is stored.
 *
 * @returns the accounts and years whose rollup is wrong, missing or too much; empty when all agree.
 */
export async function verifyAccountYears(client: ClientBase): Promise<AccountAndYear[]> {
  const all = 'every_account_year'
  await client.query(
    `create temp table ${all} as
     select account_id, extract(year from day)::smallint as year from post
     union select account_id, iso_year from post
     union select account_id, year from account_year`,
  )
  try {
    await recompute(client, all)
    const { rows } = await client.query<AccountAndYear>(
      `select account_id as "accountId", year
       from account_year stored full join ${recomputed} fresh using (account_id, year)
       where (stored.week_posts, stored.week_originals, stored.month_posts, stored.posts, stored.originals) is distinct from
         (fresh.week_posts, fresh.week_originals, fresh.month_posts, fresh.posts, fresh.originals)
       order by account_id, year`,
    )
    await client.query(`drop table ${recomputed}`)
    return rows
  } finally {
    await client.query(`drop table if exists ${all}`)
  }
}

/**
 * Makes the temporary table of fresh counts. Each year is counted by itself: its bounds are constants to the planner, which then reads
 * the partitions of that year only.
 */
async function recompute(client: ClientBase, touched: string): Promise<void> {
  await client.query(`create temp table ${recomputed} (like account_year)`)
  await client.query(`analyze ${touched}`)
  const { rows } = await client.query<{ year: number }>(`select distinct year from ${touched} order by year`)
  for (const { year } of rows) await client.query(countYear(touched, year))
}

/** Counts by week and by month go into arrays through every place of the year, so that an empty week is a 0. */
function countYear(touched: string, year: number): string {
  // 28 December always lies in the last ISO week of its year.
  const lastWeek = `extract(week from make_date(${year}, 12, 28))::integer`
  return `
    with pair as (select distinct account_id from ${touched} where year = ${year}),
    -- The ISO week-year begins at most three days before, and ends at most three days after, the calendar year.
    counted as materialized (
      select post.account_id, post.iso_year, post.iso_week, extract(month from post.day)::smallint as month, extract(year from post.day)::smallint as year,
        count(*) as posts,
        count(*) filter (where post.original) as originals,
        count(*) filter (where post.original and post.day >= account.live_on
          and (account.closed_on is null or post.day < account.closed_on)) as live_originals
      from post join pair using (account_id) join account on account.id = post.account_id
      where post.day >= make_date(${year - 1}, 12, 29) and post.day < make_date(${year + 1}, 1, 4)
      group by 1, 2, 3, 4, 5
    ),
    weeks as (
      select account_id, iso_week as week, sum(posts) as posts, sum(originals) as originals
      from counted where iso_year = ${year} group by 1, 2
    ),
    months as (
      select account_id, month, sum(posts) as posts, sum(live_originals) as originals
      from counted where year = ${year} group by 1, 2
    ),
    busy as (select account_id from weeks union select account_id from months),
    by_week as (
      select account_id,
        array_agg(least(coalesce(posts, 0), 32767)::smallint order by week) as week_posts,
        array_agg(least(coalesce(originals, 0), 32767)::smallint order by week) as week_originals
      from busy cross join generate_series(1, ${lastWeek}) as week left join weeks using (account_id, week)
      group by account_id
    ),
    by_month as (
      select account_id, array_agg(least(coalesce(posts, 0), 32767)::smallint order by month) as month_posts,
        coalesce(sum(posts), 0)::integer as posts, coalesce(sum(originals), 0)::integer as originals
      from busy cross join generate_series(1, 12) as month left join months using (account_id, month)
      group by account_id
    )
    insert into ${recomputed} (account_id, year, week_posts, week_originals, month_posts, posts, originals)
    select account_id, ${year}, week_posts, week_originals, month_posts, posts, originals
    from by_week join by_month using (account_id)`
}
