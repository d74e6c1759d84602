import { Fraction, type Points, pointsPerUnit } from '../kernel/index.js'
import { inOrder } from './in-order.js'
import type { AccountScore, RuleFinding, ScoreLine, UnknownLine } from './results.js'
import { type AnnualScheme, weighted } from './scheme.js'

/** Turns findings into scores under one scheme; what it needs of the scheme is looked up once. */
export interface AccountScorer {
  /** `offered`: bonus lines of the unit; the account gets them when its score after deductions is strictly above the threshold. */
  score(accountId: string, found: readonly RuleFinding[], offered: readonly ScoreLine[]): AccountScore
}

const noLines: readonly ScoreLine[] = []
const noUnknowns: readonly UnknownLine[] = []
const zero = 0 as Points

export function accountScorer(scheme: AnnualScheme): AccountScorer {
  const order = new Map(scheme.deductions.map((rule, index) => [rule.indicator, index]))
  const untouched = deductionsByGroup(
    scheme,
    scheme.groups.map(() => 0),
  )

  const ruleIndex = (indicator: string): number => {
    const index = order.get(indicator)
    if (index === undefined) throw new RangeError(`no deduction rule for ${indicator}`)
    return index
  }

  return {
    score(accountId, found, offered) {
      const lines = found.length === 0 ? noLines : linesOf(scheme, found, ruleIndex)
      const unknowns = found.length === 0 ? noUnknowns : unknownsOf(found, ruleIndex)
      const taken = lines.length === 0 ? null : takenByGroup(scheme, lines, ruleIndex)
      const before = taken === null ? scheme.start : scoreAfter(scheme, taken)
      const bonusLines =
        offered.length > 0 && scheme.bonus !== null && before > scheme.bonus.onlyAbove ? offered : noLines
      const bonus = bonusOf(scheme, bonusLines)
      return {
        accountId,
        deductions: taken === null ? untouched : deductionsByGroup(scheme, taken),
        bonus,
        score: (before + bonus) as Points,
        lines: bonusLines.length === 0 ? lines : [...lines, ...bonusLines],
        unknowns,
      }
    },
  }
}

function linesOf(
  scheme: AnnualScheme,
  found: readonly RuleFinding[],
  ruleIndex: (indicator: string) => number,
): readonly ScoreLine[] {
  const lines: ScoreLine[] = []
  for (const { indicator, verdict, occurrences, evidence } of found) {
    if (verdict !== 'fail') continue
    const each = scheme.deductions[ruleIndex(indicator)]?.points ?? 0
    lines.push({ indicator, occurrences, points: (0 - occurrences * each) as Points, evidence })
  }
  return inBookOrder(lines, ruleIndex)
}

function unknownsOf(
  found: readonly RuleFinding[],
  ruleIndex: (indicator: string) => number,
): readonly UnknownLine[] {
  const unknowns: UnknownLine[] = []
  for (const { indicator, verdict, evidence } of found)
    if (verdict === 'unknown') unknowns.push({ indicator, evidence })
  return inBookOrder(unknowns, ruleIndex)
}

const inBookOrder = <Line extends { readonly indicator: string }>(
  lines: readonly Line[],
  ruleIndex: (indicator: string) => number,
): readonly Line[] => inOrder(lines, (a, b) => ruleIndex(a.indicator) - ruleIndex(b.indicator))

/** Deduction of each group, by index, after the caps of its indicators and its own. */
function takenByGroup(
  scheme: AnnualScheme,
  lines: readonly ScoreLine[],
  ruleIndex: (indicator: string) => number,
): number[] {
  const taken = scheme.groups.map(() => 0)
  for (const line of lines) {
    const rule = scheme.deductions[ruleIndex(line.indicator)]
    if (rule === undefined) continue
    const points = rule.cap === null ? -line.points : Math.min(-line.points, rule.cap)
    taken[rule.group] = (taken[rule.group] ?? 0) + points
  }
  return taken.map((points, index) => Math.min(points, scheme.groups[index]?.cap ?? points))
}

function scoreAfter(scheme: AnnualScheme, taken: readonly number[]): Points {
  if (scheme.parts === 'sum') return Math.max(0, scheme.start - sum(taken)) as Points
  const parts = scheme.groups.map(({ weightPercent }, index) =>
    weighted(Math.max(0, scheme.start - (taken[index] ?? 0)), weightPercent),
  )
  return sum(parts) as Points
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function bonusOf(scheme: AnnualScheme, lines: readonly ScoreLine[]): Points {
  if (lines.length === 0 || scheme.bonus === null) return zero
  let total = 0
  for (const line of lines) total += line.points
  return Math.min(total, scheme.bonus.atMost) as Points
}

function deductionsByGroup(scheme: AnnualScheme, taken: readonly number[]): Readonly<Record<string, Points>> {
  const deductions: Record<string, Points> = {}
  scheme.groups.forEach((group, index) => {
    deductions[group.name] = (taken[index] ?? 0) as Points
  })
  return deductions
}

/** The unit's score before anything that concerns the unit as a whole. */
export function overAccounts(scheme: AnnualScheme, accounts: readonly AccountScore[]): Fraction {
  if (scheme.overAccounts === 'minimum') {
    return new Fraction(Math.min(...accounts.map((account) => account.score)), pointsPerUnit)
  }
  const sum = accounts.reduce((total, account) => total + account.score, 0)
  return new Fraction(sum, scheme.overAccounts === 'sum' ? pointsPerUnit : pointsPerUnit * accounts.length)
}
