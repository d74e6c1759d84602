import type { FindingFact } from '../facts.js'
import type { DeductionRuleOf } from '../scheme.js'
import type { YearFrame } from '../year-frame.js'
import { failing, type Judge, keysInOrder } from './judge.js'

/** Whether a finding of the rule's indicator was found in the year. */
export const isOf = (finding: FindingFact, indicator: string, frame: YearFrame): boolean =>
  finding.indicator === indicator && finding.foundAt >= frame.startAt && finding.foundAt < frame.endAt

/** Findings of one indicator, on the account or on its unit. With `atMost` no more count, the evidence still names all. */
export function findingJudge(rule: DeductionRuleOf<'finding'>, frame: YearFrame): Judge {
  const { indicator } = rule
  const atMost = rule.spec.atMost ?? Number.POSITIVE_INFINITY
  return (account, unit, found) => {
    if (account.findings.length === 0 && unit.findings.length === 0) return
    const keys: string[] = []
    let occurrences = 0
    for (const findings of [account.findings, unit.findings]) {
      for (const finding of findings) {
        if (!isOf(finding, indicator, frame)) continue
        occurrences += finding.occurrences
        keys.push(finding.id)
      }
    }
    const counted = Math.min(occurrences, atMost)
    if (counted > 0) found.push(failing(indicator, counted, { kind: 'finding', keys: keysInOrder(keys) }))
  }
}
