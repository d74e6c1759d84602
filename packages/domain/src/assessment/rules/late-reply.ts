import { replyVerdict } from '../deadline.js'
import type { DeductionRuleOf } from '../scheme.js'
import type { YearFrame } from '../year-frame.js'
import { failing, type Judge, keysInOrder, unknown } from './judge.js'

/** Policy enquiries received in the year, whatever the live span, and not replied by their deadline. */
export function lateReplyJudge(rule: DeductionRuleOf<'late_reply'>, frame: YearFrame): Judge {
  const { indicator, spec } = rule
  return (account, _unit, found) => {
    if (account.slowEnquiries.length === 0) return
    const late: string[] = []
    const untold: string[] = []
    for (const { externalId, receivedAt, repliedAt } of account.slowEnquiries) {
      if (receivedAt < frame.startAt || receivedAt >= frame.endAt) continue
      const due = { doneAt: repliedAt, cutoffAt: frame.cutoffAt }
      const verdict = replyVerdict(spec, receivedAt, due, frame.isWorkingDay)
      if (verdict === 'fail') late.push(externalId)
      else if (verdict === 'unknown') untold.push(externalId)
    }
    if (late.length > 0)
      found.push(failing(indicator, late.length, { kind: 'message', keys: keysInOrder(late) }))
    if (untold.length > 0) found.push(unknown(indicator, { kind: 'message', keys: keysInOrder(untold) }))
  }
}
