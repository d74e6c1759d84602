import type { AccountChanges, PlatformName } from '../accounts.js'
import type { Tier } from '../conduct.js'
import type { UnnumberedFinding } from '../findings.js'
import type { Days, Period } from '../period.js'
import type { CommendationRow, GapRow, MessageRow, UpperInspectionRow } from '../rows.js'

/** One story in the demo data, told in `docs/demo.md` under the same id and found by the tests in last year's results. */
export interface DemoCase {
  readonly id: string
  /** Units whose accounts are named instead of drawn. */
  readonly units?: readonly UnitCase[]
  /** Accounts which never fail but for what is said here. */
  readonly accounts?: Readonly<Record<string, AccountCase>>
  readonly messages?: readonly MessageRow[]
  readonly findings?: readonly (UnnumberedFinding & { readonly id: string })[]
  readonly upperInspections?: readonly UpperInspectionRow[]
  readonly commendations?: readonly CommendationRow[]
  readonly gaps?: readonly GapRow[]
  /** Lines which last year's assessment must show, and no more of the same indicator on the same subject. */
  readonly expected?: readonly ExpectedLine[]
}

export interface UnitCase {
  readonly code: string
  readonly platforms?: readonly PlatformName[]
  /** How the whole unit works last year and this; absent = by chance. `steady` leaves nothing to chance. */
  readonly tiers?: readonly [lastYear: Tier, thisYear: Tier]
}

export interface AccountCase extends AccountChanges {
  readonly silent?: readonly Days[]
  /** Exactly so many original posts last year. */
  readonly originals?: number
  /** Pushes of a service account by month, e.g. `2025-08`. */
  readonly pushes?: Readonly<Record<string, number>>
}

export interface ExpectedLine {
  /** Id of an account or code of a unit. */
  readonly subject: string
  readonly indicator: string
  /** Null = no such line. */
  readonly occurrences: number | null
  /** Evidence which must be among the line's. */
  readonly evidence?: readonly string[]
}

export type CaseMaker = (period: Period) => DemoCase

export const exact = ['steady', 'steady'] as const
