import {
  firstDayOfIsoWeek,
  firstDayOfMonth,
  formatIsoWeek,
  formatMonth,
  lastDayOfMonth,
} from '../calendar/index.js'
import { fromEpochDay, type PlainDate } from '../kernel/index.js'
import type { EffectiveRulebook, EffectiveValue } from '../rulebook/index.js'
import type { MediaType, Platform } from './platform.js'
import type { LiveDates } from './state.js'

/** A least number of posts, as books state it: in `each` period of its own, or on `average` over them. */
export interface CadenceMinimum {
  readonly posts: number
  readonly per: 'week' | 'month'
  readonly counted: 'each' | 'average'
  readonly strictness: string
}

/** What the rules in force ask of an account's updates (更新频次), and which statement says so. */
export interface CadenceDemand {
  readonly of: 'posts' | 'originals'
  readonly key: string
  readonly minimum: CadenceMinimum
  readonly stated: EffectiveValue
}

/**
 * The demands that hold for an account: a service account has its own where the book states one; the rest go by media type.
 * @source HZ 9.1.4, GC 四(一), SQ 四, SX 12
 */
export function cadenceDemands(
  rules: EffectiveRulebook,
  account: { readonly platform: Platform; readonly mediaType: MediaType },
): readonly CadenceDemand[] {
  const service = account.platform === 'wechat_service' && rules.values.has('cadence.wechat_service')
  const keys = [
    ['posts', service ? 'cadence.wechat_service' : `cadence.${account.mediaType}`],
    ['originals', 'originals.weekly'],
  ] as const
  return keys.flatMap(([of, key]) => {
    const stated = rules.values.get(key)
    // Published editions hold only what their catalogue's schema takes.
    return stated ? [{ of, key, minimum: stated.statement.value as unknown as CadenceMinimum, stated }] : []
  })
}

/**
 * How a period came out. `outside`: not wholly within the live days; `running`: not over yet; `unknown`: too few posts, but the feed
 * was broken meanwhile; `counted`: it only counts towards an average, or nothing is demanded.
 */
export type PeriodVerdict = 'met' | 'short' | 'unknown' | 'outside' | 'running' | 'counted'

/** A week or a month of an account. */
export interface CadencePeriod {
  /** `2025-W07`, `2025-02`. */
  readonly label: string
  readonly fromOn: PlainDate
  /** Exclusive. */
  readonly toOn: PlainDate
  readonly count: number
  readonly verdict: PeriodVerdict
}

/** Days on which the feed was broken, both inclusive. */
export interface FeedGap {
  readonly fromOn: PlainDate
  readonly toOn: PlainDate
}

/** What an account's year is judged by. */
export interface CadenceYear {
  readonly year: number
  readonly per: 'week' | 'month'
  /** One number a period, from the first of the year; missing ones are 0. */
  readonly counts: readonly number[]
  /** Null: nothing is demanded. */
  readonly minimum: CadenceMinimum | null
  readonly live: LiveDates
  readonly gaps: readonly FeedGap[]
  /** A period is over when its last day lies before this one. */
  readonly today: PlainDate
}

/** Judges the periods of a year one by one, as the annual assessment does. A period with enough posts is met even when the feed was broken. */
export function judgeCadence(judged: CadenceYear): readonly CadencePeriod[] {
  const bounds = judged.per === 'week' ? weeksOf(judged.year, judged.counts.length) : monthsOf(judged.year)
  return bounds.map(({ label, fromOn, toOn }, index) => {
    const count = judged.counts[index] ?? 0
    return { label, fromOn, toOn, count, verdict: verdictOn(judged, fromOn, toOn, count) }
  })
}

/** Sum and number of the periods that count, which is what an average is made of. */
export function averageOf(periods: readonly CadencePeriod[]): {
  readonly posts: number
  readonly periods: number
} {
  const counting = periods.filter(({ verdict }) => verdict !== 'outside' && verdict !== 'running')
  return { posts: counting.reduce((sum, { count }) => sum + count, 0), periods: counting.length }
}

function verdictOn(judged: CadenceYear, fromOn: PlainDate, toOn: PlainDate, count: number): PeriodVerdict {
  const { live, minimum, gaps } = judged
  if (fromOn < live.liveOn || (live.closedOn !== null && live.closedOn < toOn)) return 'outside'
  if (judged.today < toOn) return 'running'
  if (minimum === null || minimum.per !== judged.per || minimum.counted === 'average') return 'counted'
  if (count >= minimum.posts) return 'met'
  return gaps.some((gap) => gap.fromOn < toOn && gap.toOn >= fromOn) ? 'unknown' : 'short'
}

interface Bounds {
  readonly label: string
  readonly fromOn: PlainDate
  readonly toOn: PlainDate
}

const weeksOf = (year: number, weeks: number): Bounds[] =>
  Array.from({ length: weeks }, (_, index) => {
    const monday = firstDayOfIsoWeek(year, index + 1)
    return {
      label: formatIsoWeek(year, index + 1),
      fromOn: fromEpochDay(monday),
      toOn: fromEpochDay(monday + 7),
    }
  })

const monthsOf = (year: number): Bounds[] =>
  Array.from({ length: 12 }, (_, index) => ({
    label: formatMonth(year, index + 1),
    fromOn: fromEpochDay(firstDayOfMonth(year, index + 1)),
    toOn: fromEpochDay(lastDayOfMonth(year, index + 1) + 1),
  }))
