import { ok, type Points, points, type Result, refuse } from '../../kernel/index.js'
import { type InspectionRule, inspectionRuleSchema, inspectionSettingSchemas } from '../../rulebook/index.js'
import { platformTwice } from '../platforms.js'
import { readValue, readValues, type ValuesInForce } from '../read-value.js'

/** An indicator of an inspection, named as its findings are: `inspection.typo`. */
export interface NamedInspectionRule {
  readonly indicator: string
  readonly rule: InspectionRule
}

/** The rules of an inspection at a check day, read from a book once. Order = the book's. */
export interface InspectionScheme {
  readonly start: Points
  /** The most one indicator takes. */
  readonly capEach: Points
  readonly unqualifiedBelow: Points
  readonly vetoes: readonly NamedInspectionRule[]
  readonly deductions: readonly NamedInspectionRule[]
}

/**
 * Reads the `inspection.*` values in force that make the score. Refusals: `assessment/value-missing`, `assessment/value-invalid`,
 * `assessment/cadence-ambiguous`, `assessment/no-rules`; `field` is the key of the value concerned.
 * @source SQ 附1
 */
export function inspectionScheme(book: ValuesInForce): Result<InspectionScheme> {
  const start = readValue(book, 'inspection.start', inspectionSettingSchemas['inspection.start'])
  if (!start.ok) return start
  const capEach = readValue(book, 'inspection.cap_each', inspectionSettingSchemas['inspection.cap_each'])
  if (!capEach.ok) return capEach
  const mark = readValue(
    book,
    'inspection.unqualified_below',
    inspectionSettingSchemas['inspection.unqualified_below'],
  )
  if (!mark.ok) return mark
  const rules = readValues(book, 'inspection.rule.', inspectionRuleSchema)
  if (!rules.ok) return rules
  if (rules.value.length === 0) {
    return refuse('assessment/no-rules', {
      zh: '规则没有任何检查指标',
      en: 'the rulebook states no inspection rule',
    })
  }
  const named = rules.value.map(([name, rule]) => ({ indicator: `inspection.${name}`, rule }))
  for (const [name, rule] of rules.value) {
    const refusal = rule.kind === 'cadence' ? platformTwice(rule.minimums, `inspection.rule.${name}`) : null
    if (refusal !== null) return refusal
  }
  return ok({
    start: points(start.value),
    capEach: points(capEach.value),
    unqualifiedBelow: points(mark.value),
    vetoes: named.filter(({ rule }) => isVeto(rule)),
    deductions: named.filter(({ rule }) => !isVeto(rule)),
  })
}

const isVeto = (rule: InspectionRule): boolean => rule.kind === 'veto_finding' || rule.kind === 'veto_silence'
