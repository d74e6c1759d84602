import { z } from 'zod'

/**
 * The kinds of rule an inspection at a check day is built of (SQ 附1). As with the annual rules, a kind is code and everything
 * in it is data. Key of a rule: `inspection.rule.<indicator>`; findings name `inspection.<indicator>`.
 */
const pointsSchema = z.number().min(0).max(1000).multipleOf(0.01)

/** One finding of this indicator at the check is enough to fail the account. */
const vetoFindingRule = z.strictObject({ kind: z.literal('veto_finding') })

/** No post within the `days` whole days before the check day fails the account. */
const vetoSilenceRule = z.strictObject({ kind: z.literal('veto_silence'), days: z.int().min(1) })

/** Findings of this indicator at the check cost points each, together at most `inspection.cap_each`. */
const inspectionFindingRule = z.strictObject({ kind: z.literal('finding'), points: pointsSchema })

/**
 * A least number of posts per ISO week of the inspected period. `each`: every short week costs; `average`: the weeks of the period
 * are taken together and each whole post missing to `posts` × weeks costs. `platforms` absent = every platform no other entry names.
 */
const inspectionCadenceRule = z.strictObject({
  kind: z.literal('cadence'),
  points: pointsSchema,
  minimums: z
    .array(
      z.strictObject({
        platforms: z.array(z.string().min(1)).min(1).optional(),
        posts: z.int().min(1),
        over: z.enum(['each', 'average']),
      }),
    )
    .min(1),
})

export const inspectionRuleSchema = z.discriminatedUnion('kind', [
  vetoFindingRule,
  vetoSilenceRule,
  inspectionFindingRule,
  inspectionCadenceRule,
])
export type InspectionRule = z.infer<typeof inspectionRuleSchema>

/** The values which shape an inspection as a whole, by key; `inspection.rule.<indicator>` is an open set besides. */
export const inspectionSettingSchemas = {
  /** Points an account starts from when no veto holds. */
  'inspection.start': pointsSchema,
  /** The most that one indicator takes. */
  'inspection.cap_each': pointsSchema,
  /** A score below is unqualified. */
  'inspection.unqualified_below': pointsSchema,
} as const
