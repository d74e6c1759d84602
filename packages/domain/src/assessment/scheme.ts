import { ok, type Points, points, type Result } from '../kernel/index.js'
import type { AnnualRule } from '../rulebook/index.js'
import type { ValuesInForce } from './read-value.js'
import { checkScheme } from './scheme-checks.js'
import {
  type AnnualSettings,
  type NamedRule,
  optionalPoints,
  readGroups,
  readRules,
  readSettings,
  rulePrefix,
  type SchemeGroup,
} from './scheme-values.js'

type RuleOf<Kind extends AnnualRule['kind']> = Extract<AnnualRule, { kind: Kind }>

/** The kinds of rule that take points from an account. */
export type DeductionKind = 'finding' | 'cadence' | 'late_reply' | 'late_rectification' | 'shortfall'

/** A rule that takes points from an account; `spec` is the book's own statement. */
export interface DeductionRuleOf<Kind extends DeductionKind> {
  readonly kind: Kind
  readonly indicator: string
  /** Index into {@link AnnualScheme.groups}. */
  readonly group: number
  /** Taken for each occurrence, positive. */
  readonly points: Points
  /** The most this indicator takes by itself; null = no cap of its own. */
  readonly cap: Points | null
  readonly spec: RuleOf<Kind>
}

export type DeductionRule = { [Kind in DeductionKind]: DeductionRuleOf<Kind> }[DeductionKind]

export interface VetoRule {
  readonly indicator: string
  readonly spec: RuleOf<'upper_inspection_veto'>
}

/** Takes points from the unit's score, not below 0. */
export interface UnitDeductionRule {
  readonly indicator: string
  readonly points: Points
  readonly spec: RuleOf<'upper_inspection_deduction'>
}

export interface BonusRule {
  readonly indicator: string
  readonly spec: RuleOf<'few_problems_bonus'> | RuleOf<'commendation_bonus'>
}

/** The rules of an annual assessment, read from a book once, checked for consistency, points as integers. Order = the book's. */
export interface AnnualScheme {
  readonly start: Points
  readonly vetoMark: Points
  readonly parts: 'sum' | 'weighted'
  readonly overAccounts: 'mean' | 'sum' | 'minimum'
  readonly normalisation: 'best_of_category' | 'none'
  /** Null when the book has no rule that gives points. */
  readonly bonus: { readonly onlyAbove: Points; readonly atMost: Points } | null
  readonly unqualifiedBelow: Points | null
  readonly groups: readonly SchemeGroup[]
  readonly deductions: readonly DeductionRule[]
  readonly vetoes: readonly VetoRule[]
  readonly unitDeductions: readonly UnitDeductionRule[]
  readonly bonuses: readonly BonusRule[]
}

/**
 * Reads the `annual.*` values in force into a scheme.
 * Refusals: `assessment/value-missing`, `assessment/value-invalid`, and those of the consistency checks
 * (`assessment/group-unknown`, `assessment/weights`, `assessment/cadence-ambiguous`, `assessment/steps-disordered`, `assessment/no-rules`);
 * `field` is the key of the value concerned.
 */
export function annualScheme(book: ValuesInForce): Result<AnnualScheme> {
  const settings = readSettings(book)
  if (!settings.ok) return settings
  const groups = readGroups(book)
  if (!groups.ok) return groups
  const rules = readRules(book)
  if (!rules.ok) return rules
  const refusal = checkScheme(settings.value, groups.value, rules.value)
  if (refusal !== null) return refusal
  return ok(compile(settings.value, groups.value, rules.value))
}

function compile(settings: AnnualSettings, groups: SchemeGroup[], rules: NamedRule[]): AnnualScheme {
  const deductions: DeductionRule[] = []
  const vetoes: VetoRule[] = []
  const unitDeductions: UnitDeductionRule[] = []
  const bonuses: BonusRule[] = []
  for (const [indicator, spec] of rules) {
    if (spec.kind === 'upper_inspection_veto') vetoes.push({ indicator, spec })
    else if (spec.kind === 'upper_inspection_deduction') {
      unitDeductions.push({ indicator, points: points(spec.points), spec })
    } else if (spec.kind === 'few_problems_bonus' || spec.kind === 'commendation_bonus')
      bonuses.push({ indicator, spec })
    else {
      const group = groups.findIndex((candidate) => candidate.name === spec.group)
      const taken = { indicator, group, points: points(spec.points), cap: optionalPoints(spec.cap) }
      deductions.push({ kind: spec.kind, ...taken, spec } as DeductionRule)
    }
  }
  return {
    start: points(settings.start),
    vetoMark: points(settings.vetoMark),
    parts: settings.parts,
    overAccounts: settings.overAccounts,
    normalisation: settings.normalisation,
    bonus: settings.bonus && {
      onlyAbove: points(settings.bonus.onlyAbove),
      atMost: points(settings.bonus.atMost),
    },
    unqualifiedBelow: settings.unqualifiedBelow === null ? null : points(settings.unqualifiedBelow),
    groups,
    deductions,
    vetoes,
    unitDeductions,
    bonuses,
  }
}

/** Key of the statement which a line of this indicator stands on; the way from a line to its clause. */
export const ruleKeyOf = (indicator: string): string => `${rulePrefix}${indicator}`

/** A part of a weighted score: exact, since points have two places and weights are whole percents. */
export const weighted = (value: number, weightPercent: number | null): Points =>
  ((value * (weightPercent ?? 100)) / 100) as Points
