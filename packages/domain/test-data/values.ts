import type { ValuesInForce } from '../src/assessment/index.js'
import { suqian2021 } from '../src/rulebook/books/suqian-2021.js'

/** Plain values by key, as a stack of rulebooks would have them in force. */
export const inForce = (values: Readonly<Record<string, unknown>>): ValuesInForce => ({
  values: new Map(Object.entries(values).map(([key, value]) => [key, { statement: { value } }])),
})

/** The values of the built-in book SQ, by key, for tests that change one of them. */
export const suqianValues: Readonly<Record<string, unknown>> = Object.fromEntries(
  suqian2021.statements.map(({ key, value }) => [key, value]),
)
