import { yearOf } from '../../kernel/index.js'
import type { InspectionFact, UnitFacts } from '../facts.js'
import type { ScoreLine } from '../results.js'
import type { AnnualScheme, UnitDeductionRule, VetoRule } from '../scheme.js'
import { keysInOrder } from './judge.js'

const unqualified = (unit: UnitFacts, level: InspectionFact['level'], year: number): InspectionFact[] =>
  unit.inspections.filter(
    (one) => one.level === level && one.result === 'unqualified' && yearOf(one.inspectedOn) === year,
  )

/** A line of the unit. A veto takes no points by itself: it replaces the score. */
function unitLine(indicator: string, points: number, results: readonly InspectionFact[]): ScoreLine {
  const keys = results.map((one) => `${one.level}:${one.inspectedOn}:${one.accountId}`)
  return {
    indicator,
    occurrences: results.length,
    points: (0 - points) as ScoreLine['points'],
    evidence: { kind: 'inspection', keys: keysInOrder(keys) },
  }
}

function vetoLine({ indicator, spec }: VetoRule, unit: UnitFacts, year: number): ScoreLine | null {
  const results = unqualified(unit, spec.level, year)
  return results.length >= spec.atLeast ? unitLine(indicator, 0, results) : null
}

function deductionLine(rule: UnitDeductionRule, unit: UnitFacts, year: number): ScoreLine | null {
  const results = unqualified(unit, rule.spec.level, year)
  return results.length === rule.spec.exactly ? unitLine(rule.indicator, rule.points, results) : null
}

const noLines: readonly ScoreLine[] = []

/** Every veto that holds and every deduction from the unit's score, each in the order of the book. */
export function unitLinesOf(
  scheme: AnnualScheme,
  unit: UnitFacts,
  year: number,
): { readonly vetoes: readonly ScoreLine[]; readonly deductions: readonly ScoreLine[] } {
  if (unit.inspections.length === 0) return { vetoes: noLines, deductions: noLines }
  const vetoes = scheme.vetoes.map((rule) => vetoLine(rule, unit, year))
  const deductions = scheme.unitDeductions.map((rule) => deductionLine(rule, unit, year))
  return {
    vetoes: vetoes.filter((line) => line !== null),
    deductions: deductions.filter((line) => line !== null),
  }
}
