import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { uuidv7 } from '../../platform/ids/index.js'

let api: TestApi
let city: TestOrg
let county: TestOrg
let sibling: TestOrg
let township: TestOrg

/**
 * city ─ county ─ township
 *      └ sibling
 */
beforeAll(async () => {
  api = await startTestApi()
  city = await insertOrg(api.pool, { code: 'C1', name: '宿迁市人民政府办公室', kind: 'government_office' })
  county = await insertOrg(api.pool, {
    parent: city,
    code: 'C2',
    name: '沭阳县人民政府办公室',
    category: 'county',
  })
  sibling = await insertOrg(api.pool, {
    parent: city,
    code: 'C3',
    name: '泗阳县人民政府办公室',
    category: 'county',
  })
  township = await insertOrg(api.pool, {
    parent: county,
    code: 'T1',
    name: '沭城街道办事处',
    kind: 'township',
  })
  await insertAccount(api.pool, township, { code: 'A1' })
  await insertAccount(api.pool, township, { code: 'A2' })
  await insertPerson(api.pool, { login: 'city', org: city, role: Role.officeAdministrator })
  await insertPerson(api.pool, { login: 'county', org: county, role: Role.officeAdministrator })
})
afterAll(() => api?.close())

const codes = (nodes: readonly { code: string }[] | undefined) => nodes?.map((node) => node.code)

describe('one organisation', () => {
  const byId = 'query ($id: ID!) { organisation(id: $id) { code } }'

  it.each<[string, () => string, string | null]>([
    ['its own', () => county.id, 'C2'],
    ['one below', () => township.id, 'T1'],
    ['one above', () => city.id, null],
    ['one beside', () => sibling.id, null],
    ['one that isn’t there', uuidv7, null],
    ['something that is no id', () => "1' or '1'='1", null],
  ])('a county asks for %s', async (_, id, code) => {
    const answer = await api.graphql<{ organisation: { code: string } | null }>(
      byId,
      { id: id() },
      { as: 'county' },
    )
    expect(answer.errors).toEqual([])
    expect(answer.data?.organisation?.code ?? null).toBe(code)
  })

  it('shows its place in the tree only as far as the viewer sees', async () => {
    const document = `query ($id: ID!) { organisation(id: $id) {
      kindTitle { zh } parent { code parent { code } } ancestors { code } childCount accountCount } }`
    const seen = async (as: string) => (await api.graphql(document, { id: township.id }, { as })).data
    expect(await seen('city')).toEqual({
      organisation: {
        kindTitle: { zh: '乡镇（街道）' },
        parent: { code: 'C2', parent: { code: 'C1' } },
        ancestors: [{ code: 'C1' }, { code: 'C2' }],
        childCount: 0,
        accountCount: 2,
      },
    })
    expect(await seen('county')).toMatchObject({
      organisation: { parent: { code: 'C2', parent: null }, ancestors: [{ code: 'C2' }] },
    })
  })
})

describe('the list', () => {
  const list = `query ($scopeId: ID, $parentId: ID, $search: String, $kind: OrgKind, $category: String, $sort: OrganisationSort,
    $descending: Boolean, $first: Int, $after: String) {
    organisations(scopeId: $scopeId, parentId: $parentId, search: $search, kind: $kind, category: $category, sort: $sort,
      descending: $descending, first: $first, after: $after) {
      totalCount nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { code } } } }`
  interface Page {
    organisations: {
      totalCount: number
      nodes: { code: string }[]
      edges: { cursor: string }[]
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
    }
  }
  const ask = async (variables: Record<string, unknown>, as = 'city') => {
    const answer = await api.graphql<Page>(list, variables, { as })
    expect(answer.errors).toEqual([])
    return answer.data?.organisations
  }

  it.each<[string, () => Record<string, unknown>, string[]]>([
    ['everything in scope', () => ({}), ['C1', 'C2', 'C3', 'T1']],
    ['a subtree', () => ({ scopeId: county.id }), ['C2', 'T1']],
    ['children', () => ({ parentId: city.id }), ['C2', 'C3']],
    ['part of a name', () => ({ search: '阳县' }), ['C2', 'C3']],
    ['beginning of a code', () => ({ search: 't' }), ['T1']],
    ['blanks', () => ({ search: '  ' }), ['C1', 'C2', 'C3', 'T1']],
    ['a sign of patterns', () => ({ search: '_' }), []],
    ['a category', () => ({ category: 'county' }), ['C2', 'C3']],
    ['a kind', () => ({ kind: 'TOWNSHIP' }), ['T1']],
    ['everything by name', () => ({ sort: 'NAME' }), ['C1', 'T1', 'C2', 'C3']],
    [
      'everything by name, the other way',
      () => ({ sort: 'NAME', descending: true }),
      ['C3', 'C2', 'T1', 'C1'],
    ],
    ['everything by code, the other way', () => ({ descending: true }), ['T1', 'C3', 'C2', 'C1']],
    [
      'all together',
      () => ({ scopeId: city.id, parentId: city.id, search: '泗阳', category: 'county' }),
      ['C3'],
    ],
    ['an unknown node', () => ({ scopeId: uuidv7() }), []],
    ['a node that is no id', () => ({ scopeId: 'x' }), []],
    ['a parent that is no id', () => ({ parentId: 'x' }), []],
  ])('of %s', async (_, variables, expected) => {
    const found = await ask(variables())
    expect(codes(found?.nodes)).toEqual(expected)
    expect(found?.totalCount).toBe(expected.length)
  })

  it.each<[string, () => Record<string, unknown>, string[]]>([
    ['by default', () => ({}), ['C2', 'T1']],
    ['of the node above', () => ({ scopeId: city.id }), []],
    ['of the node beside', () => ({ scopeId: sibling.id }), []],
    ['of the children of the node above', () => ({ parentId: city.id }), []],
  ])('of a county stays within it: %s', async (_, variables, expected) => {
    expect(codes((await ask(variables(), 'county'))?.nodes)).toEqual(expected)
  })

  it('goes page by page without gap or repetition', async () => {
    const first = await ask({ first: 3 })
    expect(codes(first?.nodes)).toEqual(['C1', 'C2', 'C3'])
    expect(first?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    expect(first?.edges.at(-1)?.cursor).toBe(first?.pageInfo.endCursor)
    const second = await ask({ first: 3, after: first?.pageInfo.endCursor })
    expect(codes(second?.nodes)).toEqual(['T1'])
    expect(second?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    expect(second?.totalCount).toBe(4)
    const none = await ask({ first: 3, after: second?.pageInfo.endCursor })
    expect(none).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } })
  })

  it.each([true, false])('goes page by page by name as well, descending: %s', async (descending) => {
    const whole = codes((await ask({ sort: 'NAME', descending }))?.nodes)
    const first = await ask({ sort: 'NAME', descending, first: 3 })
    const second = await ask({ sort: 'NAME', descending, first: 3, after: first?.pageInfo.endCursor })
    expect([...(codes(first?.nodes) ?? []), ...(codes(second?.nodes) ?? [])]).toEqual(whole)
  })

  it('a search costs one statement more, and what it found serves page and count', async () => {
    const statements = async (search: string) =>
      (await api.graphql(list, { search }, { as: 'city' })).statements
    expect((await statements('阳县')).length).toBe((await statements('')).length + 1)
  })

  it('a page that is exactly full has none after it', async () => {
    expect((await ask({ first: 4 }))?.pageInfo.hasNextPage).toBe(false)
  })

  it('a cursor of one’s own list shows nothing beyond one’s scope', async () => {
    const ofCity = await ask({ first: 1 })
    expect(codes((await ask({ after: ofCity?.pageInfo.endCursor }, 'county'))?.nodes)).toEqual(['C2', 'T1'])
  })
})

describe('what it costs the database', () => {
  const nested = (first: number) => `{ organisations(first: ${first}) { totalCount nodes {
    parent { name } ancestors { name } childCount accountCount
    children(first: 5) { totalCount nodes { name accounts(first: 5) { totalCount nodes { name } } } } } } }`

  it('is the same number of statements for one organisation and for many', async () => {
    const one = await api.graphql(nested(1), {}, { as: 'city' })
    const many = await api.graphql(nested(50), {}, { as: 'city' })
    expect(many.errors).toEqual([])
    // Session, page, count; parents, ancestors, children, their count, accounts, account counts of two levels.
    expect(many.statements.length).toBeLessThanOrEqual(11)
    expect(many.statements.length - one.statements.length).toBeLessThanOrEqual(2)
  })

  it('is no page where only a count is asked for, and no count where only a page is', async () => {
    const count = await api.graphql('{ organisations { totalCount } }', {}, { as: 'city' })
    expect(count.statements).toHaveLength(2)
    expect(count.statements[1]).toContain('count(*)')
    const page = await api.graphql(
      '{ organisations { nodes { id } pageInfo { endCursor } } }',
      {},
      { as: 'city' },
    )
    expect(page.statements).toHaveLength(2)
    expect(page.statements[1]).not.toContain('count(*)')
  })
})

it('children have pages of their own below every parent', async () => {
  const parent = await insertOrg(api.pool, { code: 'Z', name: '另一棵树' })
  const [left, right] = [
    await insertOrg(api.pool, { parent, code: 'Z1' }),
    await insertOrg(api.pool, { parent, code: 'Z2' }),
  ]
  for (const code of ['Z11', 'Z12', 'Z13']) await insertOrg(api.pool, { parent: left, code })
  for (const code of ['Z21', 'Z22']) await insertOrg(api.pool, { parent: right, code })
  await insertPerson(api.pool, { login: 'z', org: parent, role: Role.leader })
  const document = `query ($id: ID!, $after: String) { organisation(id: $id) { children { nodes {
    children(first: 2, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } } } } } }`
  interface Tree {
    organisation: {
      children: {
        nodes: {
          children: { nodes: { code: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
        }[]
      }
    }
  }
  const first = await api.graphql<Tree>(document, { id: parent.id }, { as: 'z' })
  const pages = first.data?.organisation.children.nodes.map((node) => node.children)
  expect(pages?.map((page) => codes(page.nodes))).toEqual([
    ['Z11', 'Z12'],
    ['Z21', 'Z22'],
  ])
  expect(pages?.map((page) => page.pageInfo.hasNextPage)).toEqual([true, false])
  const next = await api.graphql<Tree>(
    document,
    { id: parent.id, after: pages?.[0]?.pageInfo.endCursor },
    { as: 'z' },
  )
  expect(codes(next.data?.organisation.children.nodes[0]?.children.nodes)).toEqual(['Z13'])
})
