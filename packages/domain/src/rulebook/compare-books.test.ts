import { expect, test } from 'vitest'
import { day } from '../kernel/index.js'
import { books } from './books/index.js'
import { areas } from './catalogue/areas.js'
import { compareBooks } from './compare-books.js'

const on = day('2025-06-30')
const rows = compareBooks(books, on)
const row = (key: string) => rows.find((each) => each.key === key)

test('one row per key, one cell per book, silence is null', () => {
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  expect(row('filing.deadline')?.cells.map((cell) => cell?.value ?? null)).toEqual([
    null,
    { count: 5, from: 'certification' },
    null,
    { count: 3, from: 'approval_and_filing' },
    { count: 5, from: 'registration' },
  ])
})

test.each([
  ['opening.announcement_kept', 'single'],
  ['review.levels', 'agree'],
  ['review.elements', 'differ'],
  ['closure.announcement_kept', 'differ'],
  ['filing.with', 'differ'],
])('%s: %s', (key, agreement) => {
  expect(row(key)?.agreement).toBe(agreement)
})

test('two books that list the same in another order agree', () => {
  const [, huzhou, , suqian] = books
  if (!huzhou || !suqian) throw new Error('no books')
  expect(compareBooks([huzhou, suqian], on).find(({ key }) => key === 'filing.with')?.agreement).toBe('agree')
})

test('in the order in which a book is read, with titles of the books where keys are open', () => {
  const order = Object.keys(areas)
  const placed = rows.map(({ area }) => order.indexOf(area))
  const inspection = rows.findIndex(({ key }) => key === 'inspection.start')
  expect(placed.slice(0, inspection)).toEqual([...placed.slice(0, inspection)].sort((a, b) => a - b))
  expect(row('annual.rule.operation.typo')?.title).toEqual({ zh: '错别字', en: 'Wrong characters' })
  expect(row('annual.start')?.title.en).toBe('An account starts from')
})

test('a book not yet issued is silent', () => {
  const early = compareBooks(books, day('2021-01-01'))
  expect(early.every(({ cells }) => cells[3] === null)).toBe(true)
  expect(compareBooks(books, day('2018-01-01'))).toEqual([])
  expect(compareBooks([], on)).toEqual([])
})
