import { z } from 'zod'
import {
  actions,
  actors,
  coverages,
  events,
  levels,
  papers,
  rhythms,
  strictness,
  wordOf,
} from './vocabulary.js'

/** Shapes that values of several keys share. Objects are strict: a misspelt field is refused, not dropped. */
const form = z.string().min(1)

export const positive = z.int().min(1)

/** Who must consent; any one of them is enough. `form` names the annex on which it is given. */
export const consent = z.strictObject({ anyOf: z.array(wordOf(actors)).min(1), form: form.optional() })

/** Steps in their order; each by an actor at a level. */
export const chain = z
  .array(z.strictObject({ action: wordOf(actions), actor: wordOf(actors), level: wordOf(levels) }))
  .min(1)

/** A term of `count` units that runs from an event. */
export const deadline = z.strictObject({ count: positive, from: wordOf(events) })

export const recipients = z.array(wordOf(actors)).min(1)

export const attachments = z
  .array(
    z.strictObject({
      paper: wordOf(papers),
      form: form.optional(),
      when: z.enum(['always', 'app']),
      contents: z.array(wordOf(papers)).min(1).optional(),
      perAccount: z.boolean().optional(),
    }),
  )
  .min(1)

/** A least number of posts per week or month: in `each` of them, or on `average` over them. */
export const cadence = z.strictObject({
  posts: positive,
  per: z.enum(['week', 'month']),
  counted: z.enum(['each', 'average']),
  strictness: wordOf(strictness),
})

export const rhythmList = z.array(wordOf(rhythms)).min(1)

export const coverage = z.array(wordOf(coverages)).min(1)

/** A list of words of one group, without repetition. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .min(1)
    .refine(
      (items) => new Set(items.map((each) => JSON.stringify(each))).size === items.length,
      'a word twice',
    )
