import type { PlainDate } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'

/** Whether any message of an account of the subtree ever came in. */
export async function hasMessages(pool: Pool, scope: string): Promise<boolean> {
  const { rows } = await pool.query<{ known: boolean }>(
    `select exists (select from message m join account a on a.id = m.account_id and ${subtreeCondition('a.org_path', 1)}) as known`,
    subtreeBounds(scope),
  )
  return rows[0]?.known === true
}

/** Posts of a year by month, of all accounts of a subtree. */
export interface YearOfPosts {
  readonly year: number
  readonly months: readonly number[]
}

const months = Array.from({ length: 12 }, (_, index) => `sum(y.month_posts[${index + 1}])`)

/** What the accounts of a subtree published in each month of some years; years of which nothing is kept are not there. */
export async function postsByMonth(
  pool: Pool,
  scope: string,
  years: readonly number[],
): Promise<readonly YearOfPosts[]> {
  const { rows } = await pool.query<YearOfPosts>(
    `select y.year, array[${months.join(', ')}]::integer[] as months
     from account a join account_year y on y.account_id = a.id and y.year = any($3::smallint[])
     where ${subtreeCondition('a.org_path', 1)} group by y.year`,
    [...subtreeBounds(scope), years],
  )
  return rows
}

/** A month, and how many posts are known of it; null: no data. */
export interface MonthCount {
  readonly month: string
  readonly posts: number | null
}

/**
 * The months up to and with that of a day, the earliest first.
 *
 * @param knownTo the latest day of which a post is known: of months after it nothing is known.
 */
export function lastMonths(
  kept: readonly YearOfPosts[],
  today: PlainDate,
  knownTo: PlainDate | null,
  count: number,
): readonly MonthCount[] {
  const [year = 0, monthOfYear = 0] = today.split('-').map(Number)
  return Array.from({ length: count }, (_, index) => {
    const no = year * 12 + monthOfYear - 1 - (count - 1 - index)
    const of = { year: Math.floor(no / 12), month: (no % 12) + 1 }
    const month = `${of.year}-${String(of.month).padStart(2, '0')}`
    const known = knownTo !== null && month <= knownTo.slice(0, 7)
    const posts = kept.find((each) => each.year === of.year)?.months[of.month - 1]
    return { month, posts: known && posts !== undefined ? posts : null }
  })
}
