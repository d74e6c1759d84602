import { rectificationVerdict } from '../deadline.js'
import type { DeductionRuleOf } from '../scheme.js'
import type { YearFrame } from '../year-frame.js'
import { failing, type Judge, keysInOrder, unknown } from './judge.js'

/**
 * Findings of any indicator and level, on the account or on its unit, notified in the year and not rectified in time. A finding
 * is one occurrence here, however often it occurred.
 */
export function lateRectificationJudge(rule: DeductionRuleOf<'late_rectification'>, frame: YearFrame): Judge {
  const { indicator, spec } = rule
  return (account, unit, found) => {
    if (account.findings.length === 0 && unit.findings.length === 0) return
    const late: string[] = []
    const untold: string[] = []
    for (const findings of [account.findings, unit.findings]) {
      for (const { id, notifiedAt, rectifiedAt } of findings) {
        if (notifiedAt === null || notifiedAt < frame.startAt || notifiedAt >= frame.endAt) continue
        const due = { doneAt: rectifiedAt, cutoffAt: frame.cutoffAt }
        const verdict = rectificationVerdict(spec.workingDays, notifiedAt, due, frame.isWorkingDay)
        if (verdict === 'fail') late.push(id)
        else if (verdict === 'unknown') untold.push(id)
      }
    }
    if (late.length > 0)
      found.push(failing(indicator, late.length, { kind: 'finding', keys: keysInOrder(late) }))
    if (untold.length > 0) found.push(unknown(indicator, { kind: 'finding', keys: keysInOrder(untold) }))
  }
}
