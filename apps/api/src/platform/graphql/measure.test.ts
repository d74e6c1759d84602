import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { measureOperation } from './measure.js'

const schema = buildSchema(`
  type Query { sorted(down: Boolean! = false): Unit  units(first: Int = 20, filter: Filter): UnitConnection!  unit: Unit  words: [Unit!]! }
  input Filter { page: Page }
  input Page { first: Int = 7 }
  type UnitConnection { nodes: [Unit!]!  totalCount: Int! }
  type Unit { name: String!  parent: Unit  children(first: Int = 10): UnitConnection!  is: Thing!  paged(filter: Filter): UnitConnection! }
  union Thing = Unit | Word
  type Word { text: String!  unit: Unit! }
`)

function measure(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source)
  expect(validate(schema, document)).toEqual([])
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  return measureOperation(schema, document, operation, coerced ?? {})
}

const codeOf = (attempt: () => unknown): unknown => {
  try {
    attempt()
    return 'accepted'
  } catch (error) {
    return (error as { extensions?: { code?: string } }).extensions?.code
  }
}

describe('cost', () => {
  it.each([
    ['the default page', '{ units { nodes { name } } }', {}, 20 * (1 + 1)],
    ['a literal page', '{ units(first: 50) { nodes { name } } }', {}, 50 * 2],
    ['a page by variable', 'query ($n: Int) { units(first: $n) { nodes { name } } }', { n: 30 }, 30 * 2],
    [
      'a page by a variable’s default',
      'query ($n: Int = 40) { units(first: $n) { nodes { name } } }',
      {},
      40 * 2,
    ],
    ['an absent variable', 'query ($n: Int) { units(first: $n) { nodes { name } } }', {}, 20 * 2],
    [
      'a page in an input object, by variable',
      'query ($f: Filter) { unit { paged(filter: $f) { nodes { name } } } }',
      { f: { page: { first: 60 } } },
      1 + 60 * 2,
    ],
    [
      'an input object’s default',
      '{ unit { paged(filter: { page: {} }) { nodes { name } } } }',
      {},
      1 + 7 * 2,
    ],
    [
      'nested pages',
      '{ units(first: 9) { nodes { children(first: 8) { nodes { name } } } } }',
      {},
      9 * (2 + 8 * 2),
    ],
    ['a list without pages', '{ words { name } }', {}, 10],
    ['scalars cost nothing', '{ units(first: 1) { totalCount nodes { name a: name } } }', {}, 2],
  ])('%s', (_, source, variables, cost) => {
    expect(measure(source, variables).cost).toBe(cost)
  })

  it('counts a fragment wherever it is spread', () => {
    const source = 'query { a: unit { ...f } b: unit { ...f } } fragment f on Unit { parent { name } }'
    expect(measure(source)).toMatchObject({ cost: 4, fields: 6, rootFields: 2, aliases: 2, depth: 3 })
  })

  it('measures doubling fragments at once', () => {
    const doubling = Array.from(
      { length: 60 },
      (_, index) =>
        `fragment f${index} on Unit { a: parent { ...f${index + 1} } b: parent { ...f${index + 1} } }`,
    )
    const source = `{ unit { ...f0 } } ${doubling.join(' ')} fragment f60 on Unit { name }`
    expect(measure(source).fields).toBeGreaterThan(2 ** 60)
  })
})

describe('nesting', () => {
  it.each([
    ['one', '{ unit { name } }', 1],
    ['three on one way', '{ unit { parent { parent { name } } } }', 3],
    ['beside each other', '{ unit { a: parent { name } b: parent { name } } }', 2],
    ['through a union', '{ unit { is { ... on Word { unit { is { ... on Unit { name } } } } } } }', 2],
  ])('%s', (_, source, nesting) => {
    expect(measure(source).nesting).toBe(nesting)
  })
})

describe('refused before anything runs', () => {
  it.each([
    ['0', '{ units(first: 0) { totalCount } }', {}],
    ['-1 by variable', 'query ($n: Int) { units(first: $n) { totalCount } }', { n: -1 }],
    ['101', '{ units(first: 101) { totalCount } }', {}],
    ['null', '{ units(first: null) { totalCount } }', {}],
    ['null by variable', 'query ($n: Int) { units(first: $n) { totalCount } }', { n: null }],
    ['101 by default', 'query ($n: Int = 101) { units(first: $n) { totalCount } }', {}],
    ['101 in an input object', '{ units(filter: { page: { first: 101 } }) { totalCount } }', {}],
    ['101 in a skipped field', '{ units(first: 101) @skip(if: true) { totalCount } }', {}],
  ])('a page of %s', (_, source, variables) => {
    expect(codeOf(() => measure(source, variables))).toBe('page/bad-size')
  })
})
