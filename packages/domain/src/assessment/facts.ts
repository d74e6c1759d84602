import type { Instant, PlainDate } from '../kernel/index.js'

/**
 * The frozen facts of one year: everything the score looks at, nothing else, independent of any rulebook's points and thresholds,
 * so that the same facts can be scored again under other rules. Made by the freeze stage of a run (set-based SQL) or by hand in tests.
 */
export interface UnitFacts {
  /** Code of the organisation as in the data set. */
  readonly code: string
  /** Units are ranked among those of the same category. */
  readonly category: string
  /** Findings on the unit as a whole; they count for every account of it. */
  readonly findings: readonly FindingFact[]
  readonly commendations: readonly CommendationFact[]
  /** Accounts live at some time of the year, sorted by id. */
  readonly accounts: readonly AccountFacts[]
  /** Results of inspections by upper levels on accounts of the unit, whatever their live span. */
  readonly inspections: readonly InspectionFact[]
}

export interface AccountFacts {
  /** Id of the account as in the data set. */
  readonly id: string
  readonly platform: string
  readonly liveOn: PlainDate
  /** First day on which the account was no longer live; null = open. */
  readonly closedOn: PlainDate | null
  /** Posts by ISO week of the ISO week-year; index 0 = W01; as long as that year has weeks. */
  readonly weekPosts: ArrayLike<number>
  /** Posts by month of the calendar year; index 0 = January. */
  readonly monthPosts: ArrayLike<number>
  /** Original posts of the calendar year inside the live span. */
  readonly originals: number
  /** Days, both inclusive, on which the feed of posts is known to be broken: all that touch the year or its ISO week-year. */
  readonly gaps: readonly { readonly fromOn: PlainDate; readonly toOn: PlainDate }[]
  /**
   * Policy enquiries received in the year and not replied within {@link YearOfFacts.enquiriesOverHours}; quicker replies are in time under
   * every rule that may look at these facts.
   */
  readonly slowEnquiries: readonly EnquiryFact[]
  readonly findings: readonly FindingFact[]
}

export interface EnquiryFact {
  readonly externalId: string
  readonly receivedAt: Instant
  readonly repliedAt: Instant | null
}

/** A finding found or notified in the year. `foundAt` tells whether it counts itself, `notifiedAt` whether its rectification does. */
export interface FindingFact {
  readonly id: string
  readonly indicator: string
  readonly level: 'state' | 'province' | 'city' | 'county'
  readonly occurrences: number
  readonly foundAt: Instant
  readonly notifiedAt: Instant | null
  readonly rectifiedAt: Instant | null
}

export interface CommendationFact {
  readonly awardedOn: PlainDate
  readonly level: 'local' | 'superior'
  readonly title: string
}

export interface InspectionFact {
  readonly accountId: string
  readonly level: 'state' | 'province'
  readonly inspectedOn: PlainDate
  readonly result: 'qualified' | 'unqualified'
}

/** What holds for all units of a run. */
export interface YearOfFacts {
  readonly year: number
  /** Up to when the facts are known, exclusive; default the end of the year. What is due later is not judged. */
  readonly cutoffAt: Instant
  /** Enquiries replied within this many hours are left out of the facts. A rule with fewer hours can't be scored on them and is refused. */
  readonly enquiriesOverHours: number
}
