import { Fraction, ok, type Result, refuse, toFraction } from '../kernel/index.js'
import { type AccountScorer, accountScorer, overAccounts } from './account-score.js'
import type { AccountFacts, UnitFacts, YearOfFacts } from './facts.js'
import { judgeAccount, judgesOf, withPasses } from './findings.js'
import type { RuleFinding, ScoreLine, UnitScore } from './results.js'
import { bonusLinesOf } from './rules/bonus.js'
import type { Judge } from './rules/judge.js'
import { unitLinesOf } from './rules/upper-inspection.js'
import { type AnnualScheme, ruleKeyOf } from './scheme.js'
import { frameOf, type WorkingDays, type YearFrame } from './year-frame.js'

/** A scheme bound to the calendar of one year: scores any number of units of that year. */
export interface PreparedYear {
  readonly scheme: AnnualScheme
  readonly frame: YearFrame
  /** @throws RangeError when the unit has no account or a row of posts has the wrong length: such facts are a fault of the freeze. */
  scoreUnit(unit: UnitFacts): UnitScore
  /** Every deduction rule's verdict on one account of the unit, passes included. */
  findingsOf(unit: UnitFacts, account: AccountFacts): RuleFinding[]
}

/**
 * Prepares the scoring of a year. Refuses (`assessment/facts-too-narrow`) when the facts leave out enquiries that a rule of the scheme
 * would have to look at. `isWorkingDay` is that of the calendar by which the year is judged.
 */
export function prepareYear(
  scheme: AnnualScheme,
  facts: YearOfFacts,
  isWorkingDay: WorkingDays,
): Result<PreparedYear> {
  for (const rule of scheme.deductions) {
    if (rule.kind !== 'late_reply') continue
    const hours = Math.min(rule.spec.hours, rule.spec.hoursTouchingNonWorkingDay)
    if (hours < facts.enquiriesOverHours) return tooNarrow(rule.indicator, hours, facts.enquiriesOverHours)
  }
  const frame = frameOf(facts, isWorkingDay)
  const judges = judgesOf(scheme, frame)
  const scorer = accountScorer(scheme)
  return ok({
    scheme,
    frame,
    scoreUnit: (unit) => scoreUnit(scheme, frame, judges, scorer, unit),
    findingsOf: (unit, account) => withPasses(scheme, judgeAccount(judges, account, unit)),
  })
}

const tooNarrow = (indicator: string, hours: number, over: number): Result<never> =>
  refuse(
    'assessment/facts-too-narrow',
    {
      zh: `规则要求 ${hours} 小时内答复，冻结的数据只含超过 ${over} 小时的咨询`,
      en: `the rule asks for a reply within ${hours} h; the frozen facts hold only enquiries over ${over} h`,
    },
    ruleKeyOf(indicator),
  )

function scoreUnit(
  scheme: AnnualScheme,
  frame: YearFrame,
  judges: readonly Judge[],
  scorer: AccountScorer,
  unit: UnitFacts,
): UnitScore {
  if (unit.accounts.length === 0) throw new RangeError(`unit ${unit.code} has no account to assess`)
  const found = unit.accounts.map((account) => judgeAccount(judges, account, unit))
  const offered = bonusLinesOf(scheme, unit, found, frame)
  const accounts = unit.accounts.map((account, index) =>
    scorer.score(account.id, found[index] ?? [], offered),
  )
  const { vetoes, deductions } = unitLinesOf(scheme, unit, frame.year)
  const veto = vetoes[0]?.indicator ?? null
  const score =
    veto === null ? deducted(overAccounts(scheme, accounts), deductions) : toFraction(scheme.vetoMark)
  // A veto ends the scoring: it replaces the score, and nothing is deducted from the unit besides.
  const lines = veto === null ? deductions : vetoes
  return {
    code: unit.code,
    category: unit.category,
    veto,
    score,
    qualified: qualified(scheme, veto, score),
    lines,
    accounts,
  }
}

function deducted(base: Fraction, lines: readonly ScoreLine[]): Fraction {
  if (lines.length === 0) return base
  const score = lines.reduce((left, line) => left.add(toFraction(line.points)), base)
  return score.s < 0n ? new Fraction(0) : score
}

/** A veto always makes unqualified; without one it is the book's mark that tells, if it has one. */
function qualified(scheme: AnnualScheme, veto: string | null, score: Fraction): boolean | null {
  if (veto !== null) return false
  return scheme.unqualifiedBelow === null ? null : score.gte(toFraction(scheme.unqualifiedBelow))
}
