import { annualRuleSchema } from './annual-rules.js'
import { books } from './books/index.js'
import type { RulebookEdition } from './schema.js'

const annualRule = 'annual.rule.'
const inspectionRule = 'inspection.rule.'

/**
 * Indicators that a finding may name. Of the annual assessment: every deduction, also a computed one (an inspector may note a late reply
 * and set a term for it; it still costs only what the computation says). Of the inspection: `inspection.<indicator>`.
 */
export function indicatorsOf(editions: readonly RulebookEdition[]): ReadonlySet<string> {
  const indicators = new Set<string>()
  for (const { key, value } of editions.flatMap((edition) => edition.statements)) {
    if (key.startsWith(inspectionRule)) indicators.add(`inspection.${key.slice(inspectionRule.length)}`)
    if (!key.startsWith(annualRule)) continue
    const rule = annualRuleSchema.safeParse(value)
    if (rule.success && takesPoints(rule.data.kind)) indicators.add(key.slice(annualRule.length))
  }
  return indicators
}

const deductions: ReadonlySet<string> = new Set([
  'finding',
  'cadence',
  'late_reply',
  'late_rectification',
  'shortfall',
])
const takesPoints = (kind: string): boolean => deductions.has(kind)

let known: ReadonlySet<string> | undefined

/** Indicators of all built-in books, e.g. `operation.typo`, `regime.no_rules`. */
export const indicatorKeys = (): ReadonlySet<string> => {
  known ??= indicatorsOf(books)
  return known
}
