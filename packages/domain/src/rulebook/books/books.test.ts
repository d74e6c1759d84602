import { describe, expect, test } from 'vitest'
import { catalogueEntry } from '../catalogue/index.js'
import { outlines } from '../outlines/index.js'
import { books } from './index.js'

describe.each(books.map((book) => [book.id, book] as const))('%s', (_, book) => {
  test.each(book.statements.map((statement) => [statement.key, statement] as const))(
    '%s',
    (_key, statement) => {
      const entry = catalogueEntry(statement.key)
      expect(entry, 'the catalogue knows the key').toBeDefined()
      expect(entry?.units).toContain(statement.unit)
      expect(entry?.schema.safeParse(statement.value).error?.issues ?? []).toEqual([])
      const clauses = outlines.get(statement.source.document)?.clauses.map((clause) => clause.id)
      expect(clauses).toContain(statement.source.clause)
    },
  )
})
