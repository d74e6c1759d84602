import type { Platform } from '@zhengmei/domain/account'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { type AccountFilter, filterConditions } from './account-filter.js'
import type { PlacedWindows } from './reply-windows.js'

/** A filter to be counted under a name, with the windows that it wants when it asks for deadlines. */
export interface CountedFilter<Name extends string> {
  readonly name: Name
  readonly filter: AccountFilter
  readonly windows?: PlacedWindows | null
}

/** What {@link countAccountsBy} found in a subtree. */
export interface AccountCounts<Name extends string> {
  readonly counts: ReadonlyMap<Name, number>
  /** Live accounts by platform, the most first; platforms without any are not there. */
  readonly livePlatforms: readonly { readonly platform: Platform; readonly count: number }[]
  /** The latest day on which any of them is known to have posted; null: no post is known. */
  readonly knownTo: PlainDate | null
}

/**
 * How many accounts of a subtree each of several filters leaves, in one pass over them: by the very conditions of the list, so that
 * a number can't say something else than its list.
 */
export async function countAccountsBy<Name extends string>(
  pool: Pool,
  scope: string,
  today: PlainDate,
  filters: readonly CountedFilter<Name>[],
): Promise<AccountCounts<Name>> {
  const values: unknown[] = subtreeBounds(scope)
  const where = (conditions: readonly string[]) =>
    conditions.length === 0 ? 'count(*)' : `count(*) filter (where ${conditions.join(' and ')})`
  const counted = filters.map(({ filter, windows }) =>
    where(filterConditions({ scope, filter, today, windows: windows ?? null }, values)),
  )
  const live = where(filterConditions({ scope, filter: { state: 'live' }, today }, values))
  const { rows } = await pool.query<{
    readonly platform: Platform
    readonly live: number
    readonly knownTo: PlainDate | null
    readonly counts: readonly number[]
  }>(
    `select a.platform, ${live} as live, max(a.last_post_on) as "knownTo",
       array[${counted.join(', ')}]::integer[] as counts
     from account a where ${subtreeCondition('a.org_path', 1)} group by a.platform`,
    values,
  )
  const sum = (index: number) => rows.reduce((total, row) => total + (row.counts[index] ?? 0), 0)
  return {
    counts: new Map(filters.map(({ name }, index) => [name, sum(index)])),
    livePlatforms: rows
      .filter((row) => row.live > 0)
      .map((row) => ({ platform: row.platform, count: row.live }))
      .sort((a, b) => b.count - a.count || (a.platform < b.platform ? -1 : 1)),
    knownTo: rows.reduce<PlainDate | null>(
      (latest, { knownTo }) => (knownTo !== null && (latest === null || knownTo > latest) ? knownTo : latest),
      null,
    ),
  }
}
