import { z } from 'zod'
import { type PlainDate, parsePlainDate } from '../kernel/index.js'

/** A text in both languages. */
export const bilingualSchema = z.object({ zh: z.string().min(1), en: z.string().min(1) })

const dateSchema = z
  .string()
  .refine((text) => parsePlainDate(text) !== null, 'not a day')
  .transform((text) => text as PlainDate)

/** Where a value stands: the regulation's id and the clause within it, as named in the regulation's outline. */
export const sourceSchema = z.object({ document: z.string().min(1), clause: z.string().min(1) })
export type Source = z.infer<typeof sourceSchema>

/**
 * One value of a rulebook: what it is (`key`), how much (`value`, shaped by the catalogue's schema of its key), in which `unit`,
 * who says so (`source`) and from when to when (`effectiveFrom` inclusive, `effectiveTo` exclusive, absent = open).
 * `interpretation` states the reading where the text leaves room; the console shows it beside the value.
 */
export const statementSchema = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/),
  title: bilingualSchema.optional(),
  value: z.json(),
  unit: z.string().min(1),
  source: sourceSchema,
  effectiveFrom: dateSchema,
  effectiveTo: dateSchema.optional(),
  interpretation: bilingualSchema.optional(),
})
export type Statement = z.infer<typeof statementSchema>

/** Whose book it is; the order is the order of stacking, from the national baseline down to the county. */
export const JurisdictionLevel = {
  nation: 'nation',
  province: 'province',
  city: 'city',
  county: 'county',
  line: 'line',
} as const
export type JurisdictionLevel = (typeof JurisdictionLevel)[keyof typeof JurisdictionLevel]

/** An edition of a rulebook: immutable once published; a mended copy is a new edition with a higher version. */
export const rulebookEditionSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  version: z.int().min(1),
  title: bilingualSchema,
  shortName: z.string().min(1),
  level: z.enum(JurisdictionLevel),
  document: z.string().min(1),
  effectiveFrom: dateSchema,
  effectiveTo: dateSchema.optional(),
  statements: z.array(statementSchema).min(1),
})
export type RulebookEdition = z.infer<typeof rulebookEditionSchema>
