import { Role } from '@zhengmei/domain/identity'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { encodeCursor } from '../platform/graphql/index.js'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
  await insertPerson(api.pool, {
    login: 'office',
    org: await insertOrg(api.pool),
    role: Role.officeAdministrator,
  })
})
afterAll(() => api?.close())

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

/** `organisation → children → nodes → parent → …`, so many times round. */
const cycles = (count: number) =>
  `{ organisations { nodes { ${'children { nodes { parent { '.repeat(count)} name ${'} } } '.repeat(count)} } } }`

const doubling = `{ organisations { nodes { ...f0 } } } ${times(
  40,
  (index) =>
    `fragment f${index} on Organisation { a: lineParent { ...f${index + 1} } b: lineParent { ...f${index + 1} } }`,
)} fragment f40 on Organisation { name }`

const onlyTheSession = 1

describe('a request that is too large is refused before any SQL', () => {
  it.each<[string, string, string, Record<string, unknown>?]>([
    ['2 cycles', cycles(2), 'limit/depth'],
    ['9 cycles', cycles(9), 'limit/depth'],
    ['50 cycles', cycles(50), 'limit/depth'],
    ['500 cycles', cycles(500), 'limit/document'],
    [
      '9 parents',
      `{ organisations { nodes { ${'parent { '.repeat(9)} name ${'}'.repeat(9)} } } }`,
      'limit/depth',
    ],
    ['10,000 aliases', `{ ${times(10_000, (index) => `a${index}: __typename`)} }`, 'limit/document'],
    ['101 aliases', `{ ${times(101, (index) => `a${index}: __typename`)} }`, 'limit/fields'],
    ['4,000 duplicates', `{ ${times(4_000, () => '__typename')} }`, 'limit/document'],
    [
      '500 lists in each other',
      `{ organisations(first: ${'['.repeat(500)}${']'.repeat(500)}) { totalCount } }`,
      'limit/depth',
    ],
    [
      '40 aliases below',
      `{ organisations { nodes { ${times(40, (index) => `a${index}: name`)} } } }`,
      'limit/aliases',
    ],
    ['900 duplicates', `{ organisations { nodes { ${times(900, () => 'name')} } } }`, 'request/invalid'],
    [
      '320 aliases below',
      `{ organisations { nodes { ${times(320, (index) => `a${index}: name`)} } } }`,
      'limit/fields',
    ],
    ['500 directives', `{ __typename ${times(500, () => '@nope')} }`, 'limit/document'],
    ['400 directives', `{ __typename ${times(400, () => '@nope')} }`, 'request/invalid'],
    ['doubling fragments', doubling, 'limit/fields'],
    [
      'a loop of fragments',
      '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
      'request/invalid',
    ],
    [
      'nested pages by variables',
      'query ($n: Int) { organisations(first: $n) { nodes { children(first: $n) { nodes { accounts(first: $n) { nodes { name } } } } } } }',
      'limit/cost',
      { n: 90 },
    ],
    [
      'nested pages by defaults',
      'query ($n: Int = 90) { organisations(first: $n) { nodes { children(first: $n) { nodes { accounts(first: $n) { nodes { name } } } } } } }',
      'limit/cost',
    ],
    ['two mutations', 'mutation { a: signOut b: signOut }', 'limit/one-at-a-time'],
    [
      'a mutation twice by fragments',
      'mutation { ...a ...b } fragment a on Mutation { x: signOut } fragment b on Mutation { y: signOut }',
      'limit/one-at-a-time',
    ],
  ])('%s', async (_, document, code, variables) => {
    const answer = await api.graphql(document, variables, { as: 'office' })
    expect(answer.status).toBe(400)
    expect(answer.data).toBeNull()
    expect(answer.errors[0]?.extensions.code).toBe(code)
    expect(answer.errors.length).toBeLessThanOrEqual(6)
    expect(answer.statements).toEqual([])
    expect(JSON.stringify(answer.errors)).not.toMatch(/did you mean|\.ts:|stack/i)
  })

  it.each([2, 40, 100])('%d sign-ins under aliases check no password', async (count) => {
    const attempts = times(count, (index) => `a${index}: signIn(input: $input) { __typename }`)
    const answer = await api.graphql(`mutation ($input: SignInInput!) { ${attempts} }`, {
      input: { login: 'office', password: 'guess' },
    })
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([
      400,
      count > 60 ? 'limit/document' : 'limit/one-at-a-time',
    ])
    expect(answer.statements).toEqual([])
    const { rows } = await api.pool.query(
      `select 1 from sign_in_attempt where at > now() - interval '1 minute'`,
    )
    expect(rows).toEqual([])
  })
})

describe('page sizes and cursors', () => {
  const bySize = 'query ($n: Int) { organisations(first: $n) { totalCount } }'
  it.each<[string, string, Record<string, unknown>, string]>([
    ['0', bySize, { n: 0 }, 'page/bad-size'],
    ['-1', bySize, { n: -1 }, 'page/bad-size'],
    ['101', bySize, { n: 101 }, 'page/bad-size'],
    ['null', bySize, { n: null }, 'page/bad-size'],
    ['2³¹', bySize, { n: 2 ** 31 }, 'request/bad-variables'],
    ['a fraction', bySize, { n: 1.5 }, 'request/bad-variables'],
    ['-1, literal', '{ organisations(first: -1) { totalCount } }', {}, 'page/bad-size'],
    ['2³¹, literal', '{ organisations(first: 2147483648) { totalCount } }', {}, 'request/invalid'],
    [
      '101, default',
      'query ($n: Int = 101) { organisations(first: $n) { totalCount } }',
      {},
      'page/bad-size',
    ],
    ['nested', '{ organisations { nodes { children(first: 0) { totalCount } } } }', {}, 'page/bad-size'],
  ])('a page of %s', async (_, document, variables, code) => {
    const answer = await api.graphql(document, variables, { as: 'office' })
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([400, code])
    expect(answer.statements).toEqual([])
  })

  it.each([
    ['forged', 'bm90aGluZw'],
    ['of another list', encodeCursor('account by code', ['A1'])],
    ['with a foreign key', Buffer.from('["organisation by code",{"gt":""}]').toString('base64url')],
    ['empty', ''],
  ])('a cursor that is %s', async (_, after) => {
    const answer = await api.graphql(
      'query ($after: String) { organisations(after: $after) { nodes { id } } }',
      { after },
      { as: 'office' },
    )
    expect(answer.errors.map((error) => error.extensions.code)).toEqual(['page/bad-cursor'])
    expect(answer.statements).toHaveLength(onlyTheSession)
  })

  it('a cursor whose row is gone goes on where it would have stood', async () => {
    const after = encodeCursor('organisation by code', ['0'])
    const answer = await api.graphql<{ organisations: { nodes: unknown[] } }>(
      'query ($after: String) { organisations(after: $after) { nodes { id } } }',
      { after },
      { as: 'office' },
    )
    expect(answer.data?.organisations.nodes).toHaveLength(1)
  })
})

describe('text', () => {
  const search = 'query ($text: String) { organisations(search: $text) { totalCount } }'
  it.each([
    ['NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('with %s is refused', async (_, text) => {
    const answer = await api.graphql(search, { text }, { as: 'office' })
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([400, 'input/bad-text'])
  })

  it.each(["' or 1=1 --", '\u202e政', '👨‍👩‍👧', '%', '\\', 'e\u0301'])(
    '%j is searched for as it is',
    async (text) => {
      const answer = await api.graphql<{ organisations: { totalCount: number } }>(
        search,
        { text },
        { as: 'office' },
      )
      expect(answer.errors).toEqual([])
      expect(answer.data?.organisations.totalCount).toBe(0)
    },
  )
})

describe('the schema itself', () => {
  it('is told to people signed in', async () => {
    const answer = await api.graphql(getIntrospectionQuery(), {}, { as: 'office' })
    expect(answer.errors).toEqual([])
    expect(answer.data).toHaveProperty('__schema')
  })

  it('is told alone: together with data it is refused', async () => {
    const answer = await api.graphql(
      '{ ...f viewer { __typename } } fragment f on Query { __schema { types { name } } }',
      {},
      {
        as: 'office',
      },
    )
    expect([answer.status, answer.errors.map((error) => error.extensions.code)]).toEqual([
      400,
      ['operation/schema-alone'],
    ])
    expect(answer.data).toBeNull()
  })

  it.each([
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Query") { name } }',
    '{ ...f } fragment f on Query { hidden: __schema { types { name } } }',
  ])('is told to nobody else: %s', async (document) => {
    const answer = await api.graphql(document)
    expect(answer.data).toBeNull()
    expect(answer.errors.map((error) => error.extensions.code)).toEqual(['session/required'])
  })

  it.each<[string, string, Record<string, unknown>?]>([
    ['a field', '{ organisation_ { id } }'],
    ['an argument', '{ organisations(serch: "x") { totalCount } }'],
    ['a type', '{ ...f } fragment f on Qeury { viewer { __typename } }'],
    ['an enum value', '{ accounts(platform: WEIBOO) { totalCount } }'],
    [
      'an enum value by variable',
      'query ($p: Platform) { accounts(platform: $p) { totalCount } }',
      { p: 'WEIBOO' },
    ],
    [
      'a field of a variable',
      'mutation ($i: SignInInput!) { signIn(input: $i) { __typename } }',
      { i: { logn: 'x', password: 'geheim-7' } },
    ],
  ])('is not given away by hints at %s', async (_, document, variables) => {
    const answer = await api.graphql(document, variables, { as: 'office' })
    expect(answer.status).toBe(400)
    expect(answer.errors.length).toBeGreaterThan(0)
    expect(JSON.stringify(answer.errors)).not.toMatch(/did you mean|WEIBO"|geheim/i)
  })
})
