import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainSearch } from '../plain-search'
import { keptInView, type ListAddress, type ListShape, pageSizes, readAddress, writeAddress } from './address'
import { choiceFilter, choicesFilter, datesFilter, ownFilter, textFilter, yesNoFilter } from './filters'
import { valuesOf } from './values'

const states = [
  { value: 'LIVE', label: 'live' },
  { value: 'CLOSED', label: 'closed' },
  { value: 'true', label: 'a value that reads as something else' },
]
const filters = {
  q: textFilter({ label: 'words' }),
  state: choiceFilter({ label: 'state', choices: states }),
  several: choicesFilter({ label: 'several', choices: states }),
  days: datesFilter({ label: 'days' }),
  main: yesNoFilter({ label: 'main', yes: 'yes', no: 'no' }),
  unit: ownFilter({ label: 'unit', control: () => null }),
}
const shape: ListShape = {
  filters,
  heading: 'name',
  columns: [
    { key: 'code', sort: 'CODE' },
    { key: 'name', sort: 'NAME' },
    ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => ({ key })),
    { key: 'secret', hidden: true },
  ],
}
const plain = readAddress(shape, {})

const text = fc
  .string({ minLength: 1, maxLength: 40 })
  .map((said) => said.trim())
  .filter((said) => said !== '')
const day = fc
  .integer({ min: 0, max: 9_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const values = states.map(({ value }) => value)
const address: fc.Arbitrary<ListAddress> = fc.record({
  filters: fc.record(
    {
      q: text,
      state: fc.constantFrom(...values),
      several: fc.subarray(values, { minLength: 1 }).map((some) => some.join()),
      days: fc.oneof(
        fc.tuple(day, day).map(([from, to]) => `${from}..${to}`),
        day.map((from) => `${from}..`),
        day.map((to) => `..${to}`),
      ),
      main: fc.constantFrom('true', 'false'),
      unit: text,
    },
    { requiredKeys: [] },
  ),
  sort: fc.option(fc.record({ by: fc.constantFrom('code', 'name'), descending: fc.boolean() }), {
    nil: undefined,
  }),
  columns: fc
    .shuffledSubarray(shape.columns.map(({ key }) => key).filter((key) => key !== 'name'))
    .map((keys) => ['name', ...keys]),
  density: fc.constantFrom('normal' as const, 'compact' as const),
  size: fc.constantFrom(...pageSizes),
  after: fc.option(text, { nil: undefined }),
  view: fc.option(fc.uuid(), { nil: undefined }),
})

/** By way of the bar of the browser. */
const sent = (parameters: Record<string, string | undefined>) =>
  plainSearch.parseSearch(plainSearch.stringifySearch(parameters)) as Record<string, unknown>

describe('the address of a list', () => {
  it('is written in plain words', () => {
    expect(plainSearch.stringifySearch({ year: '2025', q: '321300', vetoed: 'true' })).toBe(
      '?year=2025&q=321300&vetoed=true',
    )
  })

  it('brings back every state it was written from, through the bar of the browser', () => {
    fc.assert(
      fc.property(address, (state) => {
        expect(readAddress(shape, sent(writeAddress(shape, state)))).toEqual(state)
      }),
    )
  })

  it('is written in one way only: what was read and written again is the same', () => {
    fc.assert(
      fc.property(address, fc.dictionary(fc.string(), fc.anything()), (state, anything) => {
        const once = writeAddress(shape, readAddress(shape, { ...writeAddress(shape, state), ...anything }))
        expect(writeAddress(shape, readAddress(shape, once))).toEqual(once)
      }),
    )
  })

  it('says nothing of a list that nobody touched', () => {
    expect(Object.values(writeAddress(shape, plain)).filter((each) => each !== undefined)).toEqual([])
  })

  it('shows seven columns unasked, the heading first, none that is hidden', () => {
    expect(plain.columns).toEqual(['name', 'code', 'a', 'b', 'c', 'd', 'e'])
  })

  it.each<[string, Record<string, unknown>, Partial<ListAddress>]>([
    ['a choice there is not', { state: 'DROPPED' }, { filters: {} }],
    [
      'choices, of which some there are not',
      { several: 'X,CLOSED,LIVE' },
      { filters: { several: 'LIVE,CLOSED' } },
    ],
    ['the 31st of February', { days: '2025-02-31..2025-03-01' }, { filters: { days: '..2025-03-01' } }],
    ['days that are none', { days: 'yesterday..' }, { filters: {} }],
    ['a truth that is none', { main: 'maybe' }, { filters: {} }],
    ['a truth as routers read it', { main: false }, { filters: { main: 'false' } }],
    ['a number as routers read it', { q: 321300 }, { filters: { q: '321300' } }],
    ['blanks', { q: '   ' }, { filters: {} }],
    ['an order by what is not ordered', { sort: '-a' }, { sort: undefined }],
    ['an order backwards', { sort: '-code' }, { sort: { by: 'code', descending: true } }],
    ['columns twice and unknown ones', { columns: 'b,zzz,b,secret' }, { columns: ['name', 'b', 'secret'] }],
    ['no column but the heading', { columns: 'name' }, { columns: ['name'] }],
    ['a size nobody offers', { size: '1000' }, { size: 20 }],
    ['something that is no text', { q: { $ne: 1 }, after: ['x'] }, { filters: {}, after: undefined }],
    ['more than any address has', { q: 'x'.repeat(2001) }, { filters: {} }],
  ])('mends %s', (_, search, expected) => expect(readAddress(shape, search)).toMatchObject(expected))

  it('keeps in a view neither the page one was on nor the view one came from', () => {
    const state = {
      ...plain,
      filters: { q: '发布' },
      after: 'cursor',
      view: 'one',
      density: 'compact' as const,
    }
    expect(keptInView(shape, state)).toEqual({ q: '发布', density: 'compact' })
  })
})

it('what the filters are set to has the type of their kind', () => {
  expect(
    valuesOf(filters, { q: 'x', several: 'LIVE,CLOSED', days: '2025-01-01..', main: 'false', unit: 'u' }),
  ).toEqual({
    q: 'x',
    several: ['LIVE', 'CLOSED'],
    days: { from: '2025-01-01', to: undefined },
    main: false,
    unit: 'u',
  })
})
