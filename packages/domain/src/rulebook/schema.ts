import { z } from 'zod'
import { type PlainDate, parsePlainDate } from '../kernel/index.js'

/** A text in both languages. */
export const bilingualSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

const dateSchema = z
  .string()
  .refine((text) => parsePlainDate(text) !== null, 'not a day')
  .transform((text) => text as PlainDate)

/** Where a value stands: the regulation's id and the clause within it, as named in the regulation's outline. */
export const sourceSchema = z.strictObject({ document: z.string().min(1), clause: z.string().min(1) })
export type Source = z.infer<typeof sourceSchema>

/**
 * One value of a rulebook: what it is (`key`), how much (`value`, shaped by the catalogue's schema of its key), in which `unit`,
 * who says so (`source`) and from when to when (`effectiveFrom` inclusive, `effectiveTo` exclusive, absent = open).
 * `interpretation` states the reading where the text leaves room; the console shows it beside the value.
 */
export const statementSchema = z.strictObject({
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

/** A regulation cut into the clauses that sources may name; titles are short and in our own words. */
export const outlineSchema = z.strictObject({
  document: z.string().min(1),
  title: bilingualSchema,
  /** By which clauses are cited, e.g. `SQ`. */
  shortName: z.string().min(1),
  /** Document number (文号); null where the text carries none. */
  number: z.string().min(1).nullable(),
  /** Null where the text carries no date. */
  issuedOn: dateSchema.nullable(),
  clauses: z.array(z.strictObject({ id: z.string().min(1), title: bilingualSchema })).min(1),
})
export type Outline = z.infer<typeof outlineSchema>

/**
 * Whose book it is, from the national baseline down to the county; `line` is a vertical system (条线), `what_if` an overlay of
 * changed values that nobody issued.
 */
export const JurisdictionLevel = {
  nation: 'nation',
  province: 'province',
  city: 'city',
  county: 'county',
  line: 'line',
  what_if: 'what_if',
} as const
export type JurisdictionLevel = (typeof JurisdictionLevel)[keyof typeof JurisdictionLevel]

/** An edition of a rulebook: immutable once published; a mended copy is a new edition with a higher version. */
export const rulebookEditionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  version: z.int().min(1),
  title: bilingualSchema,
  shortName: z.string().min(1),
  level: z.enum(JurisdictionLevel),
  document: z.string().min(1),
  effectiveFrom: dateSchema,
  effectiveTo: dateSchema.optional(),
  /** What holds for the book as a whole and the text leaves open, e.g. from when it holds. */
  interpretation: bilingualSchema.optional(),
  /** The outline of its regulation, for a book whose regulation the product doesn't carry. */
  outline: outlineSchema.optional(),
  statements: z.array(statementSchema).min(1),
})
export type RulebookEdition = z.infer<typeof rulebookEditionSchema>
