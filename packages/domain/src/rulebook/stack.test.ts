import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, type PlainDate } from '../kernel/index.js'
import { books, editionById } from './books/index.js'
import type { JurisdictionLevel, RulebookEdition, Statement } from './schema.js'
import { type Layer, stack } from './stack.js'

type Stated = Pick<Statement, 'key' | 'value'> &
  Partial<Omit<Statement, 'effectiveFrom' | 'effectiveTo'>> & {
    from?: string
    to?: string
  }

/** A book of a few statements, each in force since 2020 unless it says otherwise. */
function book(id: string, stated: readonly Stated[], head: Partial<RulebookEdition> = {}): RulebookEdition {
  return {
    id,
    version: 1,
    title: { zh: id, en: id },
    shortName: id.toUpperCase(),
    level: 'city' satisfies JurisdictionLevel,
    document: `${id}-text`,
    effectiveFrom: day('2020-01-01'),
    statements: stated.map(({ from, to, ...rest }) => ({
      unit: 'choice',
      source: { document: `${id}-text`, clause: '1' },
      effectiveFrom: day(from ?? '2020-01-01'),
      ...(to && { effectiveTo: day(to) }),
      ...rest,
    })),
    ...head,
  }
}

const key = 'cadence.text'
const says = (value: Statement['value'], more: Partial<Stated> = {}): Stated => ({ key, value, ...more })
const on = day('2025-06-30')

describe('which statement holds', () => {
  test.each<[why: string, layers: Layer[], on: PlainDate, holds: unknown]>([
    ['one book', [{ edition: book('a', [says(1)]) }], on, 1],
    ['the nearer wins', [{ edition: book('a', [says(1)]) }, { edition: book('b', [says(2)]) }], on, 2],
    [
      'a silent nearer book lets the farther through',
      [{ edition: book('a', [says(1)]) }, { edition: book('b', [{ key: 'x.y', value: 9 }]) }],
      on,
      1,
    ],
    ['no book speaks', [{ edition: book('b', [{ key: 'x.y', value: 9 }]) }], on, undefined],
    ['no book', [], on, undefined],
    ['a statement on its first day', [{ edition: book('a', [says(1, { from: '2025-06-30' })]) }], on, 1],
    [
      'a statement on the eve of its first day',
      [{ edition: book('a', [says(1, { from: '2025-07-01' })]) }],
      on,
      undefined,
    ],
    [
      'a statement on the day it ends',
      [{ edition: book('a', [says(1, { to: '2025-06-30' })]) }],
      on,
      undefined,
    ],
    ['a statement on its last day', [{ edition: book('a', [says(1, { to: '2025-07-01' })]) }], on, 1],
    [
      'the successor within a book',
      [{ edition: book('a', [says(1, { to: '2025-06-30' }), says(2, { from: '2025-06-30' })]) }],
      on,
      2,
    ],
    [
      'an edition not yet in force',
      [{ edition: book('a', [says(1)], { effectiveFrom: day('2026-01-01') }) }],
      on,
      undefined,
    ],
    [
      'an edition on the day it ends',
      [{ edition: book('a', [says(1)], { effectiveTo: on }) }],
      on,
      undefined,
    ],
    ['attached on the day', [{ edition: book('a', [says(1)]), attachedFrom: on }], on, 1],
    [
      'attached a day later',
      [{ edition: book('a', [says(1)]), attachedFrom: day('2025-07-01') }],
      on,
      undefined,
    ],
    [
      'a nearer book whose statement has ended',
      [{ edition: book('a', [says(1)]) }, { edition: book('b', [says(2, { to: '2025-01-01' })]) }],
      on,
      1,
    ],
    [
      'a composite value is replaced whole, its missing parts are not taken from below',
      [
        { edition: book('a', [says({ posts: 6, per: 'week', counted: 'each', strictness: 'required' })]) },
        { edition: book('b', [says({ posts: 1, per: 'month' })]) },
      ],
      on,
      { posts: 1, per: 'month' },
    ],
  ])('%s', (_, layers, date, value) => {
    expect(stack(layers, date).values.get(key)?.statement.value).toEqual(value)
  })
})

describe('attachments of one book at one node', () => {
  const old = book('a', [says(1), { key: 'x.dropped', value: 'old' }])
  const mended = book('a', [says(2)], { version: 2 })
  const at = (nodeCode: string, edition: RulebookEdition, from: string): Layer => ({
    edition,
    nodeCode,
    attachedFrom: day(from),
  })

  test('the later replaces the former: what the new version dropped is gone', () => {
    const { values, editions } = stack([at('C', old, '2024-01-01'), at('C', mended, '2025-01-01')], on)
    expect(editions.map(({ version }) => version)).toEqual([2])
    expect(values.has('x.dropped')).toBe(false)
  })

  test('whatever the order in which they are given', () => {
    const { values } = stack([at('C', mended, '2025-01-01'), at('C', old, '2024-01-01')], on)
    expect(values.get(key)?.statement.value).toBe(2)
  })

  test('before the later one begins the former holds', () => {
    const { values } = stack([at('C', old, '2024-01-01'), at('C', mended, '2025-07-01')], on)
    expect(values.get(key)?.statement.value).toBe(1)
    expect(values.has('x.dropped')).toBe(true)
  })

  test('attached on one day, the higher version holds', () => {
    const { editions } = stack([at('C', mended, '2024-01-01'), at('C', old, '2024-01-01')], on)
    expect(editions.map(({ version }) => version)).toEqual([2])
  })

  test('at different nodes, and different books at one node, both stand', () => {
    const other = book('b', [{ key: 'x.other', value: 1 }])
    const layers = [at('C', old, '2024-01-01'), at('D', mended, '2025-01-01'), at('D', other, '2025-01-01')]
    expect(stack(layers, on).editions).toHaveLength(3)
  })
})

describe('contradictions', () => {
  const contradictionsOf = (...editions: RulebookEdition[]) =>
    stack(
      editions.map((edition) => ({ edition })),
      on,
    ).contradictions

  test('an equal value is agreement and still shadowed', () => {
    const layers = [{ edition: book('a', [says(1)]) }, { edition: book('b', [says(1)]) }]
    const { contradictions, values } = stack(layers, on)
    expect(contradictions).toEqual([])
    expect(values.get(key)?.shadowed.map(({ edition }) => edition.id)).toEqual(['a'])
  })

  test.each<[why: string, lower: Partial<Stated>, upper: Partial<Stated>, contradict: boolean]>([
    ['fields in another order', { value: { a: 1, b: 2 } }, { value: { b: 2, a: 1 } }, false],
    [
      'a list in another order',
      { value: ['a', 'b'], unit: 'list' },
      { value: ['b', 'a'], unit: 'list' },
      false,
    ],
    [
      'steps in another order',
      { value: ['a', 'b'], unit: 'steps' },
      { value: ['b', 'a'], unit: 'steps' },
      true,
    ],
    ['a longer list', { value: ['a'], unit: 'list' }, { value: ['a', 'b'], unit: 'list' }, true],
    [
      'the same number in another unit',
      { value: 30, unit: 'days' },
      { value: 30, unit: 'working_days' },
      true,
    ],
    ['null against a number', { value: null }, { value: 60 }, true],
    ['a number against its text', { value: 1 }, { value: '1' }, true],
  ])('%s', (_, lower, upper, contradict) => {
    const found = contradictionsOf(
      book('a', [{ key, value: null, ...lower }]),
      book('b', [{ key, value: null, ...upper }]),
    )
    expect(found.length === 1).toBe(contradict)
  })

  test('names the one that won, all that lost nearest first, and why', () => {
    const [found] = contradictionsOf(
      book('a', [says(1)]),
      book('b', [says(3)]),
      book('c', [says(2)]),
      book('d', [says(3)]),
    )
    expect(found?.won.edition.id).toBe('d')
    expect(found?.lost.map(({ edition }) => edition.id)).toEqual(['c', 'a'])
    expect(found?.why.en).toBe('D (1) stands nearest to the unit and replaces the value of C, A as a whole')
    expect(found?.why.zh).toContain('C、A')
  })

  test('of the national baseline and Suqian', () => {
    const layers = ['state-council-2018', 'suqian-2021'].map((id) => ({
      edition: editionById(id) as RulebookEdition,
    }))
    const { contradictions, values } = stack(layers, on)
    expect(contradictions.map((each) => each.key).sort()).toEqual([
      'assessment.bases',
      'change.announcement_for',
      'change.filing_with',
      'cleanup.low_use',
      'closure.approval',
      'closure.filing_with',
      'filing.with',
      'inspection.rhythm',
      'opening.approval',
      'repost.sources',
    ])
    expect(values.get('review.elements')?.edition.id).toBe('suqian-2021')
    expect(values.get('duty.roster')?.edition.id).toBe('state-council-2018')
    expect(values.has('opening.consent'), 'silent in both, so unknown').toBe(false)
  })

  test('before a book was issued it takes no part', () => {
    const layers = books.map((edition) => ({ edition }))
    expect(stack(layers, day('2020-01-01')).editions.map(({ shortName }) => shortName)).toEqual(['SC', 'SX'])
    expect(stack(layers, day('2020-01-01')).values.get('cadence.text')?.edition.shortName).toBe('SX')
    expect(stack(layers, day('2018-12-06')).values.size).toBe(0)
  })
})

test('whatever is stacked, a key holds the value of the last layer that states it and shadows the others', () => {
  const layer = fc.dictionary(fc.constantFrom('k.a', 'k.b', 'k.c'), fc.integer({ min: 0, max: 3 }))
  fc.assert(
    fc.property(fc.array(layer, { maxLength: 6 }), (dictionaries) => {
      const layers = dictionaries.map((values, index) => ({
        edition: book(
          `b${index}`,
          Object.entries(values).map(([each, value]) => ({ key: each, value })),
        ),
      }))
      const { values, contradictions } = stack(layers, on)
      for (const each of ['k.a', 'k.b', 'k.c']) {
        const stated = dictionaries.flatMap((dictionary) => (each in dictionary ? [dictionary[each]] : []))
        expect(values.get(each)?.statement.value).toBe(stated.at(-1))
        expect(values.get(each)?.shadowed.length ?? 0).toBe(Math.max(0, stated.length - 1))
        const disputed = new Set(stated).size > 1
        expect(contradictions.some((contradiction) => contradiction.key === each)).toBe(disputed)
      }
    }),
  )
})
