import { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { foundIds } from '../../platform/scope/found.js'
import { accountOrder, listAccounts } from './account-list.repository.js'

let api: TestApi
let city: TestOrg
let county: TestOrg
let sibling: TestOrg
const ids: Record<string, string> = {}

beforeAll(async () => {
  api = await startTestApi()
  city = await insertOrg(api.pool, { code: 'C1' })
  county = await insertOrg(api.pool, { parent: city, code: 'C2', name: '沭阳县' })
  sibling = await insertOrg(api.pool, { parent: city, code: 'C3' })
  const operator = await insertOrg(api.pool, { code: 'OP', name: '某传媒公司', kind: 'operator' })
  const accounts = [
    [city, { code: 'A1', name: '宿迁发布', platform: 'wechat_subscription', liveOn: '2020-05-01' }],
    [county, { code: 'A2', name: '沭阳发布', platform: 'weibo', liveOn: '2021-01-01', operator }],
    [
      county,
      { code: 'A3', name: '沭阳文旅', platform: 'douyin', liveOn: '2020-05-01', closedOn: '2025-06-01' },
    ],
    [sibling, { code: 'A4', name: '泗阳发布', platform: 'weibo', liveOn: '2025-01-01' }],
  ] as const
  for (const [org, account] of accounts) ids[account.code] = (await insertAccount(api.pool, org, account)).id
  await api.pool.query(
    `insert into account_year (account_id, year, week_posts, week_originals, month_posts, posts, originals)
     values ($1, 2025, array_fill(1::smallint, array[52]), array_fill(0::smallint, array[52]), array_fill(4::smallint, array[12]), 48, 7)`,
    [ids['A2']],
  )
  // Today by the database's clock: A1 posted today, A2 14 days ago, A3 15 days ago; A4 never did.
  await api.pool.query(
    `update account set last_post_on = (now() at time zone 'Asia/Shanghai')::date - age,
       unreplied_messages = waiting, handle = nick, media_type = media
     from (values ('A1', 0, 0, 'suqian_fabu', 'text'), ('A2', 14, 3, null, 'video'), ('A3', 15, 1, null, 'text')) as known (code, age, waiting, nick, media)
     where account.code = known.code`,
  )
  await api.pool.query(`update org set category = '县区' where code = 'C3'`)
  await insertPerson(api.pool, { login: 'city', org: city, role: Role.officeAdministrator })
  await insertPerson(api.pool, { login: 'county', org: county, role: Role.unitAdministrator })
})
afterAll(() => api?.close())

interface Page {
  accounts: { totalCount: number; nodes: { code: string }[]; pageInfo: { endCursor: string } }
}
const list = `query ($scopeId: ID, $search: String, $platform: Platform, $platforms: [Platform!], $state: AccountState, $mediaType: MediaType,
  $category: String, $silentForDays: Int, $unreplied: Boolean, $liveOn: Date, $sort: AccountSort, $descending: Boolean, $first: Int, $after: String) {
  accounts(scopeId: $scopeId, search: $search, platform: $platform, platforms: $platforms, state: $state, mediaType: $mediaType,
    category: $category, silentForDays: $silentForDays, unreplied: $unreplied, liveOn: $liveOn, sort: $sort, descending: $descending, first: $first, after: $after) {
    totalCount nodes { code } pageInfo { endCursor } } }`

async function ask(variables: Record<string, unknown>, as = 'city') {
  const answer = await api.graphql<Page>(list, variables, { as })
  expect(answer.errors).toEqual([])
  return answer.data?.accounts
}
const codesOf = (page: Page['accounts'] | undefined) => page?.nodes.map((node) => node.code)

describe('the list', () => {
  it.each<[string, () => Record<string, unknown>, string[]]>([
    ['everything in scope, by code', () => ({}), ['A1', 'A2', 'A3', 'A4']],
    ['a subtree', () => ({ scopeId: county.id }), ['A2', 'A3']],
    ['a platform', () => ({ platform: 'WEIBO' }), ['A2', 'A4']],
    ['part of a name', () => ({ search: '发布' }), ['A1', 'A2', 'A4']],
    ['beginning of a code', () => ({ search: 'a3' }), ['A3']],
    ['live on the day before a start', () => ({ liveOn: '2020-12-31' }), ['A1', 'A3']],
    ['live on the day of a start', () => ({ liveOn: '2021-01-01' }), ['A1', 'A2', 'A3']],
    ['live on the last day', () => ({ liveOn: '2025-05-31' }), ['A1', 'A2', 'A3', 'A4']],
    ['live on the day of closing', () => ({ liveOn: '2025-06-01' }), ['A1', 'A2', 'A4']],
    [
      'all together',
      () => ({ scopeId: city.id, platform: 'WEIBO', search: '沭', liveOn: '2025-01-01' }),
      ['A2'],
    ],
    ['an unknown node', () => ({ scopeId: uuidv7() }), []],
    ['by day, then code', () => ({ sort: 'LIVE_ON' }), ['A1', 'A3', 'A2', 'A4']],
    ['by day the other way round', () => ({ sort: 'LIVE_ON', descending: true }), ['A4', 'A2', 'A3', 'A1']],
    [
      'the longest silent first, and first of all those that never posted',
      () => ({ sort: 'LAST_POST_ON' }),
      ['A4', 'A3', 'A2', 'A1'],
    ],
    [
      'most messages waiting first',
      () => ({ sort: 'UNREPLIED_MESSAGES', descending: true }),
      ['A2', 'A3', 'A4', 'A1'],
    ],
    ['any of several platforms', () => ({ platforms: ['DOUYIN', 'WECHAT_SUBSCRIPTION'] }), ['A1', 'A3']],
    ['any platform, when none is named', () => ({ platforms: [] }), ['A1', 'A2', 'A3', 'A4']],
    ['those that are live', () => ({ state: 'LIVE' }), ['A1', 'A2', 'A4']],
    ['those that are closed', () => ({ state: 'CLOSED' }), ['A3']],
    ['those not live yet', () => ({ state: 'PENDING' }), []],
    ['a media type', () => ({ mediaType: 'VIDEO' }), ['A2']],
    ['a category of hosts', () => ({ category: '县区' }), ['A4']],
    ['silent for 14 days: 15 are, 14 are not yet', () => ({ silentForDays: 14 }), ['A3', 'A4']],
    ['silent for longer than there are days', () => ({ silentForDays: 2147483647 }), ['A4']],
    ['silent for less than none', () => ({ silentForDays: -5 }), ['A2', 'A3', 'A4']],
    ['with messages that wait', () => ({ unreplied: true }), ['A2', 'A3']],
    ['without', () => ({ unreplied: false }), ['A1', 'A4']],
    ['part of a handle', () => ({ search: 'FABU' }), ['A1']],
  ])('of %s', async (_, variables, expected) => {
    const page = await ask(variables())
    expect(codesOf(page)).toEqual(expected)
    expect(page?.totalCount).toBe(expected.length)
  })

  it.each(['发布', '沭', 'a3', 'A', 'FABU', 'fabu', '沭阳发布', '_', '%', '发 布', '\\'])(
    'finds by %j in every account what the index finds of few',
    async (search) => {
      const by = (found: readonly string[] | null) =>
        listAccounts(
          api.pool,
          { scope: '', filter: { search }, today: '2026-01-01' as PlainDate, found },
          accountOrder('code'),
          { limit: 10, after: null },
        ).then((rows) => rows.map(({ code }) => code))
      expect(await by(null)).toEqual(await by(await foundIds(api.pool, 'account', '', search)))
    },
  )

  it.each(
    ['CODE', 'NAME', 'LIVE_ON', 'LAST_POST_ON', 'UNREPLIED_MESSAGES'].flatMap((sort) => [
      [sort, false] as const,
      [sort, true] as const,
    ]),
  )('goes page by page in the order of %s, descending: %s', async (sort, descending) => {
    const whole = codesOf(await ask({ sort, descending }))
    const steps: (string[] | undefined)[] = []
    let after: string | undefined
    for (let step = 0; step < 4; step += 1) {
      const page = await ask({ sort, descending, first: 1, after })
      steps.push(codesOf(page))
      after = page?.pageInfo.endCursor
    }
    expect(steps.flat()).toEqual(whole)
  })

  it('refuses the cursor of another order', async () => {
    const page = await ask({ sort: 'NAME', first: 1 })
    const answer = await api.graphql(
      list,
      { sort: 'LIVE_ON', after: page?.pageInfo.endCursor },
      { as: 'city' },
    )
    expect(answer.errors.map((error) => error.extensions.code)).toEqual(['page/bad-cursor'])
  })

  it.each([
    ['by default', () => ({}), ['A2', 'A3']],
    ['of the node above', () => ({ scopeId: city.id }), []],
    ['of the node beside', () => ({ scopeId: sibling.id }), []],
  ])('of a county stays within it: %s', async (_, variables, expected) => {
    expect(codesOf(await ask(variables(), 'county'))).toEqual(expected)
  })
})

describe('one account', () => {
  it.each<[string, () => string | undefined, string | null]>([
    ['its own', () => ids['A2'], 'A2'],
    ['one above', () => ids['A1'], null],
    ['one beside', () => ids['A4'], null],
    ['one that isn’t there', uuidv7, null],
    ['something that is no id', () => 'A2', null],
  ])('a county asks for %s', async (_, id, code) => {
    const answer = await api.graphql<{ account: { code: string } | null }>(
      'query ($id: ID!) { account(id: $id) { code } }',
      { id: id() },
      { as: 'county' },
    )
    expect(answer.errors).toEqual([])
    expect(answer.data?.account?.code ?? null).toBe(code)
  })

  it('shows everything about itself; of its operator only who it is', async () => {
    const answer = await api.graphql(
      `query ($id: ID!) { account(id: $id) {
        code name platform platformTitle { zh } mediaType certifiedSubject liveOn closedOn main organisation { name }
        operator { name accountCount children { totalCount } } year(year: 2025) { year posts originals weekPosts monthPosts }
        none: year(year: 2024) { posts } never: year(year: 99999) { posts } } }`,
      { id: ids['A2'] },
      { as: 'county' },
    )
    expect(answer.errors).toEqual([])
    expect(answer.data).toEqual({
      account: {
        code: 'A2',
        name: '沭阳发布',
        platform: 'WEIBO',
        platformTitle: { zh: '微博' },
        mediaType: 'VIDEO',
        certifiedSubject: null,
        liveOn: '2021-01-01',
        closedOn: null,
        main: false,
        organisation: { name: '沭阳县' },
        operator: { name: '某传媒公司', accountCount: 0, children: { totalCount: 0 } },
        year: {
          year: 2025,
          posts: 48,
          originals: 7,
          weekPosts: Array.from({ length: 52 }, () => 1),
          monthPosts: Array.from({ length: 12 }, () => 4),
        },
        none: null,
        never: null,
      },
    })
  })
})

it('costs the database the same number of statements for one account and for many', async () => {
  const nested = (first: number) => `{ accounts(first: ${first}) { totalCount nodes {
    organisation { name parent { name } accounts { totalCount nodes { name } } } operator { name } year(year: 2025) { posts } } } }`
  const one = await api.graphql(nested(1), {}, { as: 'city' })
  const many = await api.graphql(nested(100), {}, { as: 'city' })
  expect(many.errors).toEqual([])
  expect(many.statements.length).toBeLessThanOrEqual(9)
  expect(many.statements.length - one.statements.length).toBeLessThanOrEqual(2)
})

it('of several organisations have pages of their own', async () => {
  const answer = await api.graphql(
    '{ organisations { nodes { code accounts(first: 1) { nodes { code } pageInfo { hasNextPage } } } } }',
    {},
    { as: 'city' },
  )
  expect(answer.data).toEqual({
    organisations: {
      nodes: [
        { code: 'C1', accounts: { nodes: [{ code: 'A1' }], pageInfo: { hasNextPage: false } } },
        { code: 'C2', accounts: { nodes: [{ code: 'A2' }], pageInfo: { hasNextPage: true } } },
        { code: 'C3', accounts: { nodes: [{ code: 'A4' }], pageInfo: { hasNextPage: false } } },
      ],
    },
  })
})
