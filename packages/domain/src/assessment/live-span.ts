import { toEpochDay } from '../kernel/index.js'
import type { AccountFacts } from './facts.js'
import type { YearFrame } from './year-frame.js'

/** Days as epoch days, the end exclusive; empty when `from >= to`. */
export interface DaySpan {
  readonly from: number
  readonly to: number
}

/** The uncut live span of an account; its end is infinite while the account is open. */
export const liveSpanOf = (account: AccountFacts): DaySpan => ({
  from: toEpochDay(account.liveOn),
  to: account.closedOn === null ? Number.POSITIVE_INFINITY : toEpochDay(account.closedOn),
})

/** The live days of the year, as far as the facts cover it. */
export function liveSpanInYear(account: AccountFacts, frame: YearFrame): DaySpan {
  const span = liveSpanOf(account)
  return { from: Math.max(span.from, frame.firstDay), to: Math.min(span.to, frame.knownToDay) }
}

export const gapsOf = (facts: Pick<AccountFacts, 'gaps'>): DaySpan[] =>
  facts.gaps.map((gap) => ({ from: toEpochDay(gap.fromOn), to: toEpochDay(gap.toOn) + 1 }))

/** Days of the span that lie in a gap; a day in several gaps counts once. */
export function gapDaysWithin(span: DaySpan, gaps: readonly DaySpan[]): number {
  let days = 0
  let countedTo = span.from
  for (const gap of [...gaps].sort((a, b) => a.from - b.from)) {
    const from = Math.max(gap.from, countedTo)
    const to = Math.min(gap.to, span.to)
    if (to <= from) continue
    days += to - from
    countedTo = to
  }
  return days
}

export const touchesGap = (from: number, to: number, gaps: readonly DaySpan[]): boolean =>
  gaps.some((gap) => gap.from < to && gap.to > from)
