import { describe, expect, test } from 'vitest'
import { catalogueEntry } from '../catalogue/index.js'
import { vocabulary } from '../catalogue/vocabulary.js'
import { outlines } from '../outlines/index.js'
import { validateEdition } from '../validate-edition.js'
import { books, editionById } from './index.js'

describe.each(books.map((book) => [book.id, book] as const))('%s', (id, book) => {
  test.each(book.statements.map((statement) => [statement.key, statement] as const))(
    '%s',
    (_key, statement) => {
      const entry = catalogueEntry(statement.key)
      expect(entry, 'the catalogue knows the key').toBeDefined()
      expect(entry?.units).toContain(statement.unit)
      expect(entry?.schema.safeParse(statement.value).error?.issues ?? []).toEqual([])
      const clauses = outlines.get(statement.source.document)?.clauses.map((clause) => clause.id)
      expect(clauses, 'the source names a clause of the outline').toContain(statement.source.clause)
    },
  )

  test('passes the validation that a sixth book would have to pass', () => {
    const validated = validateEdition(JSON.parse(JSON.stringify(book)))
    expect(validated).toEqual({ ok: true, value: book })
  })

  test('cites its own regulation only', () => {
    expect(new Set(book.statements.map(({ source }) => source.document))).toEqual(new Set([book.document]))
  })

  test('holds from the day of issue, or says why it takes another day', () => {
    const issuedOn = outlines.get(book.document)?.issuedOn
    if (issuedOn === null) expect(book.interpretation?.en).toMatch(/neither number nor date/)
    else expect(book.effectiveFrom).toBe(issuedOn)
    for (const { effectiveFrom } of book.statements) expect(effectiveFrom >= book.effectiveFrom).toBe(true)
  })

  test('can’t be changed', () => {
    const statement = book.statements.find(({ value }) => typeof value === 'object' && value !== null)
    const value = statement?.value as Record<string, unknown>
    expect(() => Object.assign(value, { points: 1 })).toThrow(TypeError)
    expect(() => book.statements.push(book.statements[0] as never)).toThrow(TypeError)
    expect(() => Object.assign(book, { version: 2 })).toThrow(TypeError)
  })

  test('every word has a name in both languages', () => {
    const words = book.statements
      .filter(({ key, value }) => !/\.(rule|group)\./.test(key) && value !== null)
      .flatMap(({ value }) => wordsOf(value))
      .filter((word) => /^[a-z_]+$/.test(word))
    expect(words.filter((word) => !vocabulary.has(word))).toEqual([])
  })

  test('is found by its id', () => {
    expect(editionById(id)).toBe(book)
  })
})

test('the five books, and no other', () => {
  expect(books.map((book) => `${book.shortName} ${book.level}`)).toEqual([
    'SC nation',
    'HZ city',
    'GC county',
    'SQ city',
    'SX line',
  ])
  expect(editionById('nowhere-2020')).toBeUndefined()
})

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsOf)
}
