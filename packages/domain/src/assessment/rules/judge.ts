import type { AccountFacts, UnitFacts } from '../facts.js'
import { byText, inOrder } from '../in-order.js'
import type { Evidence, RuleFinding } from '../results.js'

/**
 * A deduction rule bound to a year. Appends what it finds amiss or can't tell about an account: at most one finding that fails and one
 * that is unknown. A pass appends nothing, which keeps the common account free of cost.
 */
export type Judge = (account: AccountFacts, unit: UnitFacts, found: RuleFinding[]) => void

export const failing = (indicator: string, occurrences: number, evidence: Evidence): RuleFinding => ({
  indicator,
  verdict: 'fail',
  occurrences,
  evidence,
})

export const unknown = (indicator: string, evidence: Evidence): RuleFinding => ({
  indicator,
  verdict: 'unknown',
  occurrences: 0,
  evidence,
})

export const passing = (indicator: string): RuleFinding => ({
  indicator,
  verdict: 'pass',
  occurrences: 0,
  evidence: { kind: 'finding', keys: [] },
})

/** Evidence keys in an order that does not depend on the order of the facts. */
export const keysInOrder = (keys: readonly string[]): readonly string[] => inOrder(keys, byText)
