import { firstDayOfYear, lastDayOfYear, type PlainDate } from '@zhengmei/domain/kernel'
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
import { containsPattern } from '../../platform/scope/search.js'
import {
  type FeedGapRow,
  type PostBodyRow,
  type PostDayRow,
  type PostRow,
  postColumns,
} from './content.read.js'

/** Which posts of an account; absent and null: no matter. Both days are inclusive. */
export interface PostFilter {
  readonly fromOn?: PlainDate | null
  readonly toOn?: PlainDate | null
  readonly original?: boolean | null
  /** Part of the title. */
  readonly search?: string | null
}

/** How the posts of an account may be ordered. */
export const PostSort = {
  published: 'published',
  reads: 'reads',
  likes: 'likes',
  shares: 'shares',
  comments: 'comments',
} as const
export type PostSort = (typeof PostSort)[keyof typeof PostSort]

// Days come first, since posts are kept by day.
const byTime: readonly SortKey<PostRow>[] = [
  { type: 'day', column: 'p.day', of: (post) => post.day },
  { type: 'instant', column: epochMs('p.published_at'), of: (post) => post.publishedAt },
  { type: 'text', column: 'p.external_id', of: (post) => post.externalId },
]
/** What is not known comes before nothing. */
const byCount = (column: string, of: (post: PostRow) => number | null): readonly SortKey<PostRow>[] => [
  { type: 'integer', column: `coalesce(${column}, -1)`, of: (post) => of(post) ?? -1 },
  ...byTime,
]
const sorted: Readonly<Record<PostSort, readonly SortKey<PostRow>[]>> = {
  published: byTime,
  reads: byCount('p.reads', ({ reads }) => reads),
  likes: byCount('p.likes', ({ likes }) => likes),
  shares: byCount('p.shares', ({ shares }) => shares),
  comments: byCount('p.comments', ({ comments }) => comments),
}

/** The order of posts by something, one way or the other; without anything told the latest first. */
export const postOrder = (sort: PostSort = PostSort.published, descending = true): SqlOrder<PostRow> =>
  sqlOrder(`post by ${sort}`, sorted[sort], descending)

function conditionsOf(accountIds: readonly string[], filter: PostFilter) {
  const values: unknown[] = [accountIds]
  const conditions = ['p.account_id = one.id']
  if (filter.fromOn != null) conditions.push(`p.day >= $${values.push(filter.fromOn)}`)
  if (filter.toOn != null) conditions.push(`p.day <= $${values.push(filter.toOn)}`)
  if (filter.original != null) conditions.push(`p.original = $${values.push(filter.original)}`)
  if (filter.search != null && filter.search.trim() !== '') {
    const { part } = containsPattern(filter.search)
    conditions.push(
      `exists (select from post_body b where b.account_id = p.account_id and b.external_id = p.external_id
         and b.title ilike $${values.push(part)})`,
    )
  }
  return { conditions, values }
}

/** The same window on the posts of each of several accounts, in one statement. The caller has made sure that they are the viewer's to see. */
export async function postsOfAccounts(
  pool: Pool,
  accountIds: readonly string[],
  filter: PostFilter,
  order: SqlOrder<PostRow>,
  window: PageWindow,
): Promise<PostRow[]> {
  const { conditions, values } = conditionsOf(accountIds, filter)
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<PostRow>(
    `select own.* from unnest($1::uuid[]) one(id) cross join lateral (
       select ${postColumns} from post p where ${conditions.join(' and ')} ${from}
       order by ${orderInSql(order)} limit $${values.push(window.limit)}
     ) own`,
    values,
  )
  return rows
}

export async function postCounts(
  pool: Pool,
  accountIds: readonly string[],
  filter: PostFilter,
): Promise<{ accountId: string; count: number }[]> {
  const { conditions, values } = conditionsOf(accountIds, filter)
  const { rows } = await pool.query<{ accountId: string; count: number }>(
    `select one.id as "accountId", (select count(*) from post p where ${conditions.join(' and ')}) as count
     from unnest($1::uuid[]) one(id)`,
    values,
  )
  return rows
}

/** A post by the account it is of and its id there. */
export interface PostKey {
  readonly accountId: string
  readonly externalId: string
}

/** Titles and links of posts, in one statement. */
export async function postBodies(pool: Pool, keys: readonly PostKey[]): Promise<PostBodyRow[]> {
  const { rows } = await pool.query<PostBodyRow>({
    name: 'post-bodies',
    text: `select account_id as "accountId", external_id as "externalId", title, source, url from post_body
      where (account_id, external_id) in (select * from unnest($1::uuid[], $2::text[]))`,
    values: [keys.map((key) => key.accountId), keys.map((key) => key.externalId)],
  })
  return rows
}

/** The days of a year on which accounts published, in order. */
export async function postDays(
  pool: Pool,
  accountIds: readonly string[],
  year: number,
): Promise<PostDayRow[]> {
  const { rows } = await pool.query<PostDayRow>({
    name: 'post-days',
    text: `select account_id as "accountId", day as "on", count(*)::integer as posts,
        (count(*) filter (where original))::integer as originals
      from post where account_id = any($1::uuid[]) and day between $2 and $3
      group by account_id, day order by day`,
    values: [accountIds, firstDayOfYear(year), lastDayOfYear(year)],
  })
  return rows
}

/** Gaps that touch the weeks of a year, in order. */
export async function feedGaps(
  pool: Pool,
  accountIds: readonly string[],
  year: number,
): Promise<FeedGapRow[]> {
  const { rows } = await pool.query<FeedGapRow>({
    name: 'feed-gaps',
    text: `select account_id as "accountId", from_on as "fromOn", to_on as "toOn", reason from feed_gap
      where account_id = any($1::uuid[]) and from_on <= $3::date + 6 and to_on >= $2::date - 6 order by from_on, to_on`,
    values: [accountIds, firstDayOfYear(year), lastDayOfYear(year)],
  })
  return rows
}
