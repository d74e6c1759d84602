import { type Points, points, yearOf } from '../../kernel/index.js'
import type { FindingFact, UnitFacts } from '../facts.js'
import type { RuleFinding, ScoreLine } from '../results.js'
import type { AnnualScheme, BonusRule, DeductionRule, DeductionRuleOf } from '../scheme.js'
import type { YearFrame } from '../year-frame.js'
import { isOf } from './finding.js'
import { keysInOrder } from './judge.js'

type FewProblems = Extract<BonusRule['spec'], { kind: 'few_problems_bonus' }>
type Commendation = Extract<BonusRule['spec'], { kind: 'commendation_bonus' }>

/** The bonus lines that every account of the unit may have; which of them get it is decided by each account's score. */
export function bonusLinesOf(
  scheme: AnnualScheme,
  unit: UnitFacts,
  found: readonly (readonly RuleFinding[])[],
  frame: YearFrame,
): ScoreLine[] {
  const lines: ScoreLine[] = []
  for (const { indicator, spec } of scheme.bonuses) {
    const line =
      spec.kind === 'few_problems_bonus'
        ? fewProblemsLine(indicator, spec, problemsOf(scheme, spec, unit, found, frame))
        : commendationLine(indicator, spec, unit, frame)
    if (line !== null) lines.push(line)
  }
  return lines
}

function fewProblemsLine(indicator: string, spec: FewProblems, problems: number): ScoreLine | null {
  const step = spec.steps.find((candidate) => problems < candidate.fewerThan)
  if (step === undefined || step.points === 0) return null
  const evidence = { kind: 'problems', keys: [String(problems)] } as const
  return { indicator, occurrences: problems, points: points(step.points), evidence }
}

function commendationLine(
  indicator: string,
  spec: Commendation,
  unit: UnitFacts,
  frame: YearFrame,
): ScoreLine | null {
  const inYear = unit.commendations.filter((one) => yearOf(one.awardedOn) === frame.year)
  if (inYear.length === 0) return null
  const levels = new Set(inYear.map((one) => one.level))
  let sum = 0
  for (const level of levels) sum += points(spec.points[level])
  const given = Math.min(sum, points(spec.atMost)) as Points
  if (given === 0) return null
  const keys = inYear.map((one) => `${one.level}:${one.awardedOn}:${one.title}`)
  return {
    indicator,
    occurrences: levels.size,
    points: given,
    evidence: { kind: 'commendation', keys: keysInOrder(keys) },
  }
}

/**
 * Problems of the unit: occurrences of the rules of the bonus's group over the unit and its assessed accounts. Of findings those of the
 * level `foundBy`, a finding on the unit once; computed ones all; a late rectification once whatever the level. Unknown ones never count.
 */
function problemsOf(
  scheme: AnnualScheme,
  spec: FewProblems,
  unit: UnitFacts,
  found: readonly (readonly RuleFinding[])[],
  frame: YearFrame,
): number {
  let problems = 0
  for (const rule of scheme.deductions) {
    if (scheme.groups[rule.group]?.name !== spec.group) continue
    if (rule.kind === 'finding') problems += foundProblems(rule, spec.foundBy, unit, frame)
    else problems += computedProblems(rule, found)
  }
  return problems
}

function foundProblems(
  rule: DeductionRuleOf<'finding'>,
  foundBy: FindingFact['level'],
  unit: UnitFacts,
  frame: YearFrame,
): number {
  const { indicator, spec } = rule
  const atMost = spec.atMost ?? Number.POSITIVE_INFINITY
  let problems = countOf(unit.findings, indicator, foundBy, atMost, frame)
  for (const account of unit.accounts)
    problems += countOf(account.findings, indicator, foundBy, atMost, frame)
  return problems
}

function countOf(
  findings: readonly FindingFact[],
  indicator: string,
  foundBy: FindingFact['level'],
  atMost: number,
  frame: YearFrame,
): number {
  if (findings.length === 0) return 0
  let count = 0
  for (const finding of findings) {
    if (finding.level === foundBy && isOf(finding, indicator, frame)) count += finding.occurrences
  }
  return Math.min(count, atMost)
}

function computedProblems(rule: DeductionRule, found: readonly (readonly RuleFinding[])[]): number {
  const once = rule.kind === 'late_rectification' ? new Set<string>() : null
  let problems = 0
  for (const findings of found) {
    for (const finding of findings) {
      if (finding.indicator !== rule.indicator || finding.verdict !== 'fail') continue
      if (once === null) problems += finding.occurrences
      else for (const id of finding.evidence.keys) once.add(id)
    }
  }
  return problems + (once?.size ?? 0)
}
