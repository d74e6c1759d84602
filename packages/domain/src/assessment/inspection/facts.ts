import type { PlainDate } from '../../kernel/index.js'

/** What a checker has of one account at a check day. Independent of any rulebook's points and thresholds. */
export interface InspectionFacts {
  readonly platform: string
  readonly liveOn: PlainDate
  /** The day of the check; posts of that day and later are not looked at. */
  readonly checkOn: PlainDate
  /** First day of the inspected period, which ends before the check day. Its whole weeks are judged. */
  readonly periodFromOn: PlainDate
  /** Posts by day, of the inspected period and of the days before the check which a veto for silence looks at; days without a post absent. */
  readonly postsByDay: ReadonlyMap<PlainDate, number>
  /** Days, both inclusive, on which the feed of posts is known to be broken. */
  readonly gaps: readonly { readonly fromOn: PlainDate; readonly toOn: PlainDate }[]
  /** What the checker found, by indicators `inspection.…`. */
  readonly findings: readonly {
    readonly id: string
    readonly indicator: string
    readonly occurrences: number
  }[]
  /** Indicators `inspection.…` that the checker could not look at; they are unknown unless something was found. */
  readonly unchecked: readonly string[]
}
