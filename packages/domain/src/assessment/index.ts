export {
  type Cause,
  causesOf,
  compareRuns,
  type RunResult,
  type Standing,
  type UnitMove,
} from './compare.js'
export { compareLines, type LineMove, type LineSide } from './compare-lines.js'
export * from './csv-rows.js'
export {
  type DeadlineDecision,
  type DeadlineStep,
  type Due,
  decideRectification,
  decideReply,
  type ReplyHours,
} from './deadline.js'
export * from './deadline-words.js'
export * from './deadlines-in-force.js'
export {
  type AccountStepKind,
  type ExplanationStep,
  explainAccount,
  explainUnit,
  type UnitExplanationStep,
  type UnitStepKind,
} from './explain.js'
export * from './facts.js'
export * from './inspection/index.js'
export { type CalendarChange, enquiriesMoved, rectificationsMoved } from './moved-deadlines.js'
export * from './rank.js'
export type { ValuesInForce } from './read-value.js'
export { type ReplyPeriod, replyPeriods, touchedHours } from './reply-periods.js'
export { enquiriesDue, type InstantWindow, receivedForDeadline } from './reply-windows.js'
export * from './result-text.js'
export * from './results.js'
export {
  type AnnualScheme,
  annualScheme,
  type BonusRule,
  type DeductionKind,
  type DeductionRule,
  ruleKeyOf,
  type UnitDeductionRule,
  type VetoRule,
} from './scheme.js'
export type { SchemeGroup } from './scheme-values.js'
export { type PreparedYear, prepareYear } from './score.js'
export type { WorkingDays } from './year-frame.js'

/**
 * Version of the scoring itself: it changes whenever the same facts and rules may give another result, or another digest of them.
 * 1.1.0 made the digest of facts of their bytes, and nothing else different.
 */
export const engineVersion = '1.1.0'
