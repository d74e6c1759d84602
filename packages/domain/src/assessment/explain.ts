import { Fraction, type Points, toFraction } from '../kernel/index.js'
import { overAccounts } from './account-score.js'
import type { AccountScore, RankedUnit, ScoreLine, UnitScore } from './results.js'
import { type AnnualScheme, type DeductionRule, weighted } from './scheme.js'

/** What a step of an account's waterfall is. Corrections (`…_cap`, `…_floor`, `floor`) give back what a line took too much. */
export type AccountStepKind =
  | 'start'
  | 'line'
  | 'indicator_cap'
  | 'group_cap'
  /** A weighted part does not fall below 0. */
  | 'part_floor'
  /** The score does not fall below 0. */
  | 'floor'
  | 'bonus_line'
  | 'bonus_cap'

/** A step of an account's waterfall, weighted where parts are. The effects of all steps sum exactly to the score. */
export interface ExplanationStep {
  readonly kind: AccountStepKind
  readonly effect: Points
  /** The score after this step. */
  readonly after: Points
  /** Of a line or the cap of an indicator. */
  readonly indicator: string | null
  /** Of a deduction or the correction of a group. */
  readonly group: string | null
  /** The line with its evidence, for steps that are one. */
  readonly line: ScoreLine | null
}

type StepDraft = Pick<ExplanationStep, 'kind' | 'effect'> & Partial<ExplanationStep>

/** From the start to the score of an account: lines by group, corrections where a cap or floor binds, bonus. Needs no facts. */
export function explainAccount(scheme: AnnualScheme, account: AccountScore): ExplanationStep[] {
  const drafts: StepDraft[] = [
    { kind: 'start', effect: scheme.start },
    ...deductionSteps(scheme, account),
    ...bonusSteps(scheme, account),
  ]
  let after = 0
  return drafts.map((draft) => {
    after += draft.effect
    return { indicator: null, group: null, line: null, ...draft, after: after as Points }
  })
}

function deductionSteps(scheme: AnnualScheme, account: AccountScore): StepDraft[] {
  const steps = scheme.groups.flatMap((_, index) => groupSteps(scheme, index, account))
  const floor = scheme.start + sumOf(steps)
  return floor < 0 ? [...steps, { kind: 'floor', effect: -floor as Points }] : steps
}

function groupSteps(scheme: AnnualScheme, index: number, account: AccountScore): StepDraft[] {
  const group = scheme.groups[index]
  if (group === undefined) return []
  const rules = new Map(
    scheme.deductions.filter((rule) => rule.group === index).map((rule) => [rule.indicator, rule]),
  )
  const weigh = (points: number) => weighted(points, group.weightPercent)
  const steps: StepDraft[] = []
  let taken = 0
  for (const line of account.lines) {
    const rule = rules.get(line.indicator)
    if (rule === undefined) continue
    const over = overOwnCap(rule, line)
    taken += -line.points - over
    const about = { indicator: line.indicator, group: group.name }
    steps.push({ kind: 'line', effect: weigh(line.points), line, ...about })
    if (over > 0) steps.push({ kind: 'indicator_cap', effect: weigh(over), ...about })
  }
  const over = group.cap === null ? 0 : Math.max(0, taken - group.cap)
  if (over > 0) steps.push({ kind: 'group_cap', effect: weigh(over), group: group.name })
  const below = scheme.parts === 'weighted' ? Math.max(0, taken - over - scheme.start) : 0
  if (below > 0) steps.push({ kind: 'part_floor', effect: weigh(below), group: group.name })
  return steps
}

const overOwnCap = (rule: DeductionRule, line: ScoreLine): number =>
  rule.cap === null ? 0 : Math.max(0, -line.points - rule.cap)

function bonusSteps(scheme: AnnualScheme, account: AccountScore): StepDraft[] {
  const rules = new Set(scheme.bonuses.map((rule) => rule.indicator))
  const lines = account.lines.filter((line) => rules.has(line.indicator))
  const steps = lines.map(
    (line): StepDraft => ({ kind: 'bonus_line', effect: line.points, indicator: line.indicator, line }),
  )
  const over = sumOf(steps) - account.bonus
  return over > 0 ? [...steps, { kind: 'bonus_cap', effect: -over as Points }] : steps
}

const sumOf = (steps: readonly StepDraft[]): number => steps.reduce((sum, step) => sum + step.effect, 0)

/** What a step of a unit's way is: its accounts taken together, what concerns the unit itself, the category. */
export type UnitStepKind = 'accounts' | 'unit_line' | 'unit_floor' | 'veto' | 'normalisation'

/** A step from the accounts to the unit's score or final score; the effects of all steps sum exactly to it. */
export interface UnitExplanationStep {
  readonly kind: UnitStepKind
  readonly effect: Fraction
  readonly after: Fraction
  /** The line with its evidence, of a deduction or veto. */
  readonly line: ScoreLine | null
}

/** From the accounts to the unit's score; with `ranked`, on to its final score. Only the first veto is a step, since it alone sets the score. */
export function explainUnit(
  scheme: AnnualScheme,
  unit: UnitScore,
  ranked?: Pick<RankedUnit, 'final'>,
): UnitExplanationStep[] {
  const steps: UnitExplanationStep[] = []
  let after = new Fraction(0)
  const reach = (kind: UnitStepKind, target: Fraction, line: ScoreLine | null = null) => {
    steps.push({ kind, effect: target.sub(after), after: target, line })
    after = target
  }
  reach('accounts', overAccounts(scheme, unit.accounts))
  if (unit.veto !== null) {
    reach('veto', unit.score, unit.lines.find((line) => line.indicator === unit.veto) ?? null)
  } else {
    for (const line of unit.lines) reach('unit_line', after.add(toFraction(line.points)), line)
    if (!after.equals(unit.score)) reach('unit_floor', unit.score)
  }
  if (ranked !== undefined && scheme.normalisation !== 'none') reach('normalisation', ranked.final)
  return steps
}
