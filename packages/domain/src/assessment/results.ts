import type { Fraction, Points } from '../kernel/index.js'

/** Three-valued: no data is never a failure, it is `unknown`, costs nothing and is listed. */
export type Verdict = 'pass' | 'fail' | 'unknown'

/** What the evidence of a line points at; all evidence of one line is of one kind. */
export type EvidenceKind =
  | 'finding' // finding ids
  | 'week' // ISO weeks, 2025-W07
  | 'month' // months, 2025-03
  | 'message' // external ids of messages of the account
  | 'originals' // one key, <count>/<target>
  | 'inspection' // <level>:<inspectedOn>:<accountId>
  | 'commendation' // <level>:<awardedOn>:<title>
  | 'problems' // one key, the number of problems of the unit

export interface Evidence {
  readonly kind: EvidenceKind
  readonly keys: readonly string[]
}

/** What a rule found in the facts of one account or unit. `occurrences` is 0 unless the verdict is `fail`. */
export interface RuleFinding {
  readonly indicator: string
  readonly verdict: Verdict
  readonly occurrences: number
  readonly evidence: Evidence
}

/** A line of a score: `points` negative for a deduction, positive for a bonus, before any cap. */
export interface ScoreLine {
  readonly indicator: string
  readonly occurrences: number
  readonly points: Points
  readonly evidence: Evidence
}

/** Periods or items that could not be judged. */
export interface UnknownLine {
  readonly indicator: string
  readonly evidence: Evidence
}

export interface AccountScore {
  readonly accountId: string
  /** Deduction of each group after its cap, by group. */
  readonly deductions: Readonly<Record<string, Points>>
  /** After its caps. */
  readonly bonus: Points
  readonly score: Points
  readonly lines: readonly ScoreLine[]
  readonly unknowns: readonly UnknownLine[]
}

export interface UnitScore {
  readonly code: string
  readonly category: string
  /** Indicator of the first veto that holds, or null. */
  readonly veto: string | null
  /** Exact, in points. */
  readonly score: Fraction
  /** False under a veto or below the book's mark; null without a veto when the book knows no mark. */
  readonly qualified: boolean | null
  /** Lines of the unit itself: every veto that holds (with no points: it replaces the score), or the deductions from the unit's score. */
  readonly lines: readonly ScoreLine[]
  readonly accounts: readonly AccountScore[]
}

export interface RankedUnit {
  readonly code: string
  readonly category: string
  readonly final: Fraction
  /** Within the category. Equal finals share a rank: 1, 1, 3; vetoed units share the last. */
  readonly rank: number
}
