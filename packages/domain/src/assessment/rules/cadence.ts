import type { AccountFacts } from '../facts.js'
import { gapsOf, liveSpanOf, touchesGap } from '../live-span.js'
import { byPlatform } from '../platforms.js'
import type { DeductionRuleOf } from '../scheme.js'
import type { Periods, YearFrame } from '../year-frame.js'
import { failing, type Judge, unknown } from './judge.js'

/**
 * A least number of posts in each week or month that lies wholly inside the uncut live span. A short one that touches a gap is unknown.
 * Periods not over before an early cut-off are not due and not listed.
 */
export function cadenceJudge(rule: DeductionRuleOf<'cadence'>, frame: YearFrame): Judge {
  const { indicator } = rule
  const minimumOf = byPlatform(rule.spec.minimums)
  return (account, _unit, found) => {
    const minimum = minimumOf(account.platform)
    if (minimum === undefined) return
    const weekly = minimum.per === 'week'
    const periods = weekly ? frame.weeks : frame.months
    const short = shortPeriods(
      account,
      weekly ? account.weekPosts : account.monthPosts,
      minimum.posts,
      periods,
    )
    if (short === null) return
    const { failed, untold } = sortOut(account, short, periods)
    const kind = minimum.per
    if (failed.length > 0) found.push(failing(indicator, failed.length, { kind, keys: failed }))
    if (untold.length > 0) found.push(unknown(indicator, { kind, keys: untold }))
  }
}

/** Indices of the periods inside the live span with too few posts; null when there is none. */
function shortPeriods(
  account: AccountFacts,
  posts: ArrayLike<number>,
  minimum: number,
  periods: Periods,
): number[] | null {
  if (posts.length !== periods.labels.length) {
    throw new RangeError(
      `account ${account.id}: ${posts.length} periods of posts instead of ${periods.labels.length}`,
    )
  }
  let short: number[] | null = null
  for (let index = 0; index < periods.due; index += 1) {
    if ((posts[index] ?? 0) >= minimum) continue
    if (short === null) short = [index]
    else short.push(index)
  }
  return short === null ? null : insideSpan(account, short, periods)
}

function insideSpan(account: AccountFacts, short: readonly number[], periods: Periods): number[] {
  const span = liveSpanOf(account)
  return short.filter(
    (index) => (periods.starts[index] ?? 0) >= span.from && (periods.starts[index + 1] ?? 0) <= span.to,
  )
}

function sortOut(account: AccountFacts, short: readonly number[], periods: Periods) {
  const gaps = gapsOf(account)
  const failed: string[] = []
  const untold: string[] = []
  for (const index of short) {
    const touched = touchesGap(periods.starts[index] ?? 0, periods.starts[index + 1] ?? 0, gaps)
    const keys = touched ? untold : failed
    keys.push(periods.labels[index] ?? '')
  }
  return { failed, untold }
}
