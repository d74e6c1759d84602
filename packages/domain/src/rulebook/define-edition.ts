import type { Bilingual, PlainDate } from '../kernel/index.js'
import { deepFreeze } from './deep-freeze.js'
import type { RulebookEdition, Statement } from './schema.js'

/** A value as the built-in books write it: document and dates are the edition's unless it says otherwise. */
export interface Row {
  readonly key: string
  readonly clause: string
  readonly value: Statement['value']
  readonly unit: string
  readonly title?: Bilingual
  readonly interpretation?: Bilingual
  readonly effectiveFrom?: PlainDate
  readonly effectiveTo?: PlainDate
}

/** Spells the rows out to statements and freezes the whole. The tests put every built-in book through `validateEdition`. */
export function defineEdition(
  head: Omit<RulebookEdition, 'statements'>,
  rows: readonly Row[],
): RulebookEdition {
  const statements = rows.map(
    ({ clause, ...row }): Statement => ({
      effectiveFrom: head.effectiveFrom,
      ...row,
      source: { document: head.document, clause },
    }),
  )
  return deepFreeze({ ...head, statements })
}
