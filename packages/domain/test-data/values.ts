import type { ValuesInForce } from '../src/assessment/index.js'
import { day } from '../src/kernel/index.js'
import { type EffectiveRulebook, editionById, stack } from '../src/rulebook/index.js'

/** Plain values by key, as a stack of rulebooks would have them in force. */
export const inForce = (values: Readonly<Record<string, unknown>>): ValuesInForce => ({
  values: new Map(Object.entries(values).map(([key, value]) => [key, { statement: { value } }])),
})

/** What is in force in Suqian at the end of 2025: the national baseline and SQ on it. */
export const suqian: EffectiveRulebook = stack(
  ['state-council-2018', 'suqian-2021'].map((id) => {
    const edition = editionById(id)
    if (edition === undefined) throw new Error(`no book ${id}`)
    return { edition }
  }),
  day('2025-12-31'),
)

/** Its values by key, for tests that change one of them. */
export const suqianValues: Readonly<Record<string, unknown>> = Object.fromEntries(
  [...suqian.values].map(([key, { statement }]) => [key, statement.value]),
)
