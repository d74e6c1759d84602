import type { RunFailure } from '../run.js'
import type { RunDifference } from '../verify-run.js'

/** How far a verification is, or what it came to. */
export const VerificationState = {
  planned: 'planned',
  running: 'running',
  /** Everything recomputed equals what is stored. */
  agreed: 'agreed',
  differs: 'differs',
  cancelled: 'cancelled',
  /** It could not be carried out: nothing is known of the results. */
  failed: 'failed',
} as const
export type VerificationState = (typeof VerificationState)[keyof typeof VerificationState]

/** A verification (核验) as it stands: a sealed run recomputed from its frozen facts and compared with what is stored. */
export interface RunVerification {
  readonly id: string
  readonly runId: string
  readonly state: VerificationState
  readonly requestedBy: string
  /** Under which it was asked for. */
  readonly appointmentId: string
  readonly requestId: string | null
  readonly address: string | null
  readonly requestedAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly cancelRequestedAt: Date | null
  readonly unitsDone: number
  readonly unitsTotal: number | null
  /** SHA-256 in the seal when it was compared, hexadecimal; null unless it was. */
  readonly storedDigest: string | null
  readonly recomputedDigest: string | null
  /** The first of them, by unit. */
  readonly differences: readonly RunDifference[]
  readonly failure: RunFailure | null
}

/** Whether work is left. */
export const isUnderWay = ({ state }: RunVerification): boolean => state === 'planned' || state === 'running'
