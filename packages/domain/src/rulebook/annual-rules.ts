import { z } from 'zod'

/**
 * The kinds of rule an annual assessment is built of. A kind is code; everything in it is data, so that another city's
 * regulation of the same family is JSON alone. Points are decimals with at most two places, positive for what a rule takes or gives.
 */
const pointsSchema = z.number().min(0).max(1000).multipleOf(0.01)
const countSchema = z.int().min(0)
const platformsSchema = z.array(z.string().min(1)).min(1)

/** Findings of this indicator cost points each; at most `atMost` occurrences count (absent = all). */
const findingRule = z.strictObject({
  kind: z.literal('finding'),
  group: z.string(),
  points: pointsSchema,
  atMost: countSchema.optional(),
  cap: pointsSchema.optional(),
})

/** A least number of posts per ISO week or calendar month; `platforms` absent = every platform no other entry names. */
const cadenceRule = z.strictObject({
  kind: z.literal('cadence'),
  group: z.string(),
  points: pointsSchema,
  minimums: z
    .array(
      z.strictObject({
        platforms: platformsSchema.optional(),
        per: z.enum(['week', 'month']),
        posts: z.int().min(1),
      }),
    )
    .min(1),
  cap: pointsSchema.optional(),
})

/** Messages of `messageKind` not replied within `hours` (`hoursTouchingNonWorkingDay` when those hours touch one). */
const lateReplyRule = z.strictObject({
  kind: z.literal('late_reply'),
  group: z.string(),
  points: pointsSchema,
  messageKind: z.literal('policy_enquiry'),
  hours: z.int().min(1),
  hoursTouchingNonWorkingDay: z.int().min(1),
  cap: pointsSchema.optional(),
})

/** Findings of any indicator notified in the period and not rectified by the end of the n-th working day after. */
const lateRectificationRule = z.strictObject({
  kind: z.literal('late_rectification'),
  group: z.string(),
  points: pointsSchema,
  workingDays: z.int().min(1),
  cap: pointsSchema.optional(),
})

/** A yearly target of original posts; every missing one costs points. The target shrinks with live days less gap days, rounded up. */
const shortfallRule = z.strictObject({
  kind: z.literal('shortfall'),
  group: z.string(),
  points: pointsSchema,
  measure: z.literal('originals'),
  target: z.int().min(1),
  proportional: z.boolean(),
  cap: pointsSchema.optional(),
})

/** At least `atLeast` unqualified results of the unit's accounts at this level veto the unit. */
const upperInspectionVetoRule = z.strictObject({
  kind: z.literal('upper_inspection_veto'),
  level: z.enum(['state', 'province']),
  atLeast: z.int().min(1),
})

/** Exactly `exactly` unqualified results at this level take points from the unit's score, not below 0. */
const upperInspectionDeductionRule = z.strictObject({
  kind: z.literal('upper_inspection_deduction'),
  level: z.enum(['state', 'province']),
  exactly: z.int().min(1),
  points: pointsSchema,
})

/**
 * Bonus by the number of problems of the unit (occurrences of the rules of `group`; of findings those with level `foundBy`, computed ones
 * whatever the level): the first step with fewer problems holds.
 */
const fewProblemsBonusRule = z.strictObject({
  kind: z.literal('few_problems_bonus'),
  group: z.string(),
  foundBy: z.enum(['state', 'province', 'city', 'county']),
  steps: z.array(z.strictObject({ fewerThan: z.int().min(1), points: pointsSchema })).min(1),
})

/** Bonus by commendations of the unit in the period: points once per level, together at most `atMost`. */
const commendationBonusRule = z.strictObject({
  kind: z.literal('commendation_bonus'),
  points: z.strictObject({ local: pointsSchema, superior: pointsSchema }),
  atMost: pointsSchema,
})

export const annualRuleSchema = z.discriminatedUnion('kind', [
  findingRule,
  cadenceRule,
  lateReplyRule,
  lateRectificationRule,
  shortfallRule,
  upperInspectionVetoRule,
  upperInspectionDeductionRule,
  fewProblemsBonusRule,
  commendationBonusRule,
])
export type AnnualRule = z.infer<typeof annualRuleSchema>

/**
 * The values which shape an annual assessment as a whole, by key. `annual.rule.<indicator>` holds {@link annualRuleSchema},
 * `annual.group.<group>` holds `groupSchema`; both are open sets, the rest is fixed.
 */
export const annualSettingSchemas = {
  /** Points an account (or, weighted, each part of it) starts from. */
  'annual.start': pointsSchema,
  /** The unit's score once a veto holds. */
  'annual.veto_mark': pointsSchema,
  /** `sum`: start − all groups. `weighted`: every group starts from `annual.start` and counts with its `weightPercent`; these sum to 100. */
  'annual.parts': z.enum(['sum', 'weighted']),
  /** How the scores of its accounts make the unit's. */
  'annual.over_accounts': z.enum(['mean', 'sum', 'minimum']),
  /** `best_of_category`: final = unit ÷ best unit of the category × 100. */
  'annual.normalisation': z.enum(['best_of_category', 'none']),
  /** Only an account strictly above `onlyAbove` after deductions gets a bonus, all together at most `atMost`. */
  'annual.bonus': z.strictObject({ onlyAbove: pointsSchema, atMost: pointsSchema }),
  /** A unit whose score is below is unqualified; null = the book knows no such mark. */
  'annual.unqualified_below': pointsSchema.nullable(),
} as const

/** A group of deductions: `cap` = most points it can take (absent = no cap), `weightPercent` only when parts are weighted. */
export const groupSchema = z.strictObject({
  cap: pointsSchema.optional(),
  weightPercent: z.int().min(1).max(100).optional(),
})
