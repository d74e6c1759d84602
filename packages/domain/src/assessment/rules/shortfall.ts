import type { AccountFacts } from '../facts.js'
import { gapDaysWithin, gapsOf, liveSpanInYear } from '../live-span.js'
import type { DeductionRuleOf } from '../scheme.js'
import type { YearFrame } from '../year-frame.js'
import { failing, type Judge, unknown } from './judge.js'

/**
 * Originals missing to the year's target. A proportional target follows the live days less gap days, up to an early cut-off. A target
 * which does not shrink is due at the end of the year only: before it, and with gaps, a shortfall is unknown.
 */
export function shortfallJudge(rule: DeductionRuleOf<'shortfall'>, frame: YearFrame): Judge {
  const { indicator, spec } = rule
  const whole = frame.knownToDay === frame.endDay
  return (account, _unit, found) => {
    if (account.originals >= spec.target) return
    const target = spec.proportional ? proportionalTarget(spec.target, account, frame) : spec.target
    const missing = target - account.originals
    if (missing <= 0) return
    const evidence = { kind: 'originals', keys: [`${account.originals}/${target}`] } as const
    const told = spec.proportional || (whole && gapDaysInYear(account, frame) === 0)
    found.push(told ? failing(indicator, missing, evidence) : unknown(indicator, evidence))
  }
}

/** Rounded up to whole posts; exact, since the product is far below 2^53. */
function proportionalTarget(target: number, account: AccountFacts, frame: YearFrame): number {
  const span = liveSpanInYear(account, frame)
  const liveDays = Math.max(0, span.to - span.from)
  const days = liveDays - gapDaysInYear(account, frame)
  return Math.ceil((target * days) / (frame.endDay - frame.firstDay))
}

const gapDaysInYear = (account: AccountFacts, frame: YearFrame): number =>
  account.gaps.length === 0 ? 0 : gapDaysWithin(liveSpanInYear(account, frame), gapsOf(account))
