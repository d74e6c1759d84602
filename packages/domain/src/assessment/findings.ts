import type { AccountFacts, UnitFacts } from './facts.js'
import type { RuleFinding } from './results.js'
import { cadenceJudge } from './rules/cadence.js'
import { findingJudge } from './rules/finding.js'
import { type Judge, passing } from './rules/judge.js'
import { lateRectificationJudge } from './rules/late-rectification.js'
import { lateReplyJudge } from './rules/late-reply.js'
import { shortfallJudge } from './rules/shortfall.js'
import type { AnnualScheme, DeductionRule } from './scheme.js'
import type { YearFrame } from './year-frame.js'

function judgeOf(rule: DeductionRule, frame: YearFrame): Judge {
  switch (rule.kind) {
    case 'finding':
      return findingJudge(rule, frame)
    case 'cadence':
      return cadenceJudge(rule, frame)
    case 'late_reply':
      return lateReplyJudge(rule, frame)
    case 'late_rectification':
      return lateRectificationJudge(rule, frame)
    case 'shortfall':
      return shortfallJudge(rule, frame)
  }
}

/** The deduction rules of a scheme, bound to a year, in the order of the book. */
export const judgesOf = (scheme: AnnualScheme, frame: YearFrame): readonly Judge[] =>
  scheme.deductions.map((rule) => judgeOf(rule, frame))

/** What is amiss or can't be told about an account; rules that it passes are left out. */
export function judgeAccount(
  judges: readonly Judge[],
  account: AccountFacts,
  unit: UnitFacts,
): RuleFinding[] {
  const found: RuleFinding[] = []
  for (const judge of judges) judge(account, unit, found)
  return found
}

/** The findings filled up with a `pass` for each deduction rule that found nothing, in the order of the book: the full sheet of an account. */
export const withPasses = (scheme: AnnualScheme, found: readonly RuleFinding[]): RuleFinding[] =>
  scheme.deductions.flatMap(({ indicator }) => {
    const own = found.filter((finding) => finding.indicator === indicator)
    return own.length > 0 ? own : [passing(indicator)]
  })
