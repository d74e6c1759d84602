import { DueState } from '@zhengmei/domain/assessment'
import { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { takenOut } from '../../../testing/taken-out.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { withTransaction } from '../../platform/db/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { attachEdition, publishBuiltInEditions } from '../rulebook/index.js'
import { messagesExport, refreshAccountActivity } from './index.js'

let api: TestApi
let office: TestOrg
let county: TestOrg
let weibo: string
let douyin: string
let elsewhere: string

/** Id, when it came in, what it asks for, when it was answered. */
type Told = readonly [id: string, receivedAt: string, kind: string, repliedAt: string | null]

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

/** Before 2024 the calendar can't tell: then only what is in time or late by either term is known to be. */
const messages: readonly Told[] = [
  ['at-the-deadline', '2025-06-10 09:00+08', 'policy_enquiry', '2025-06-11 09:00+08'],
  ['a-second-later', '2025-06-10 09:00:00+08', 'policy_enquiry', '2025-06-11 09:00:01+08'],
  ['over-a-weekend', '2025-06-13 09:00+08', 'policy_enquiry', '2025-06-15 09:00+08'],
  ['never', '2025-06-13 09:00+08', 'policy_enquiry', null],
  ['advice', '2025-06-14 09:00+08', 'advice', null],
  ['soon-enough', '2023-06-10 09:00+08', 'policy_enquiry', '2023-06-11 08:00+08'],
  ['who-knows', '2023-06-10 09:00+08', 'policy_enquiry', '2023-06-11 10:00+08'],
  ['surely-late', '2023-06-10 09:00+08', 'policy_enquiry', '2023-06-12 10:00+08'],
  ['before-any-rule', '2020-06-10 09:00+08', 'policy_enquiry', null],
  ['just-now', hoursAgo(1), 'policy_enquiry', null],
  ['a-week-ago', hoursAgo(7 * 24), 'policy_enquiry', null],
  ['quickly', hoursAgo(3 * 24), 'policy_enquiry', hoursAgo(3 * 24 - 1)],
]

beforeAll(async () => {
  api = await startTestApi()
  const { pool } = api
  office = await insertOrg(pool, { code: 'C1', name: '宿迁市人民政府办公室', kind: 'government_office' })
  county = await insertOrg(pool, { parent: office, code: 'C2', name: '沭阳县人民政府办公室' })
  const other = await insertOrg(pool, { parent: office, code: 'C3', name: '泗阳县人民政府办公室' })
  weibo = (await insertAccount(pool, county, { code: 'A1', platform: 'weibo', name: '沭阳发布' })).id
  douyin = (await insertAccount(pool, county, { code: 'A2', platform: 'douyin', name: '沭阳视频' })).id
  elsewhere = (await insertAccount(pool, other, { code: 'A3', platform: 'weibo', name: '泗阳发布' })).id
  await publishBuiltInEditions(pool)
  await attachEdition(pool, {
    orgId: office.id,
    editionId: 'suqian-2021',
    version: 1,
    attachedFrom: '2021-06-20' as PlainDate,
  })
  for (const accountId of [weibo, douyin, elsewhere]) await fill(accountId)
  await withTransaction(pool, (client) =>
    refreshAccountActivity(client, 'select id as account_id from account'),
  )
  await insertPerson(pool, { login: 'office', org: office, role: Role.officeAdministrator })
  await insertPerson(pool, { login: 'county', org: county, role: Role.unitAdministrator })
})
afterAll(() => api?.close())

async function fill(accountId: string): Promise<void> {
  const values = messages.map(([id, receivedAt, kind, repliedAt]) => [id, receivedAt, kind, repliedAt])
  const column = (index: number) => values.map((row) => row[index])
  await api.pool.query(
    `insert into message (account_id, external_id, received_at, day, kind, replied_at)
     select $1, id, at, (at at time zone 'Asia/Shanghai')::date, kind, replied
     from unnest($2::text[], $3::timestamptz[], $4::text[], $5::timestamptz[]) as one (id, at, kind, replied)`,
    [accountId, column(0), column(1), column(2), column(3)],
  )
}

interface Page {
  readonly messages: {
    readonly totalCount: number
    readonly nodes: readonly {
      readonly externalId: string
      readonly account: { readonly id: string }
      readonly due: { readonly dueAt: string | null; readonly state: string } | null
    }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}
const fields =
  'totalCount nodes { externalId account { id } due { dueAt state } } pageInfo { hasNextPage endCursor }'

async function list(args: string, as = 'county', first = 100): Promise<Page['messages']> {
  const answer = await api.graphql<Page>(`{ messages(first: ${first}, ${args}) { ${fields} } }`, {}, { as })
  expect(answer.errors).toEqual([])
  if (!answer.data) throw new Error('no data')
  return answer.data.messages
}
const idsOf = ({ nodes }: Page['messages']) => nodes.map(({ externalId }) => externalId)
const ever = 'fromOn: "2020-01-01"'

describe('messages over accounts', () => {
  it('are those of the last thirty days unless asked for, the latest first', async () => {
    const { totalCount, ...page } = await list('')
    expect(idsOf(page as Page['messages'])).toEqual([
      ...['just-now', 'just-now', 'quickly', 'quickly', 'a-week-ago', 'a-week-ago'],
    ])
    expect(totalCount).toBe(6)
  })

  it.each([
    ['that wait, however old', 'replied: false', 10],
    ['that are overdue, however old', 'states: [OVERDUE]', 4],
    ['of a kind', `${ever}, kind: ADVICE`, 2],
    ['of days', 'fromOn: "2025-06-10", toOn: "2025-06-13"', 8],
    ['to the end of a day, from thirty days before', 'toOn: "2025-06-14"', 10],
    ['on a platform', `${ever}, platforms: [DOUYIN]`, messages.length],
    ['to accounts whose name holds a word', `${ever}, search: "视频"`, messages.length],
    ['to no account that is found', `${ever}, search: "没有"`, 0],
    ['of every state, which those without a deadline have not', `${ever}, states: []`, 2 * messages.length],
  ])('%s', async (_, args, count) => {
    expect((await list(args)).totalCount).toBe(count)
  })

  it('of one account, however old', async () => {
    const page = await list(`accountId: "${douyin}"`)
    expect([page.totalCount, new Set(page.nodes.map(({ account }) => account.id))]).toEqual([
      messages.length,
      new Set([douyin]),
    ])
  })

  it('of another’s account, or of no account, there are none, at the same cost', async () => {
    const asked = (accountId: string) =>
      api.graphql<Page>(`{ messages(accountId: "${accountId}") { ${fields} } }`, {}, { as: 'county' })
    const [foreign, absent] = [await asked(elsewhere), await asked(uuidv7())]
    expect([foreign.data?.messages.totalCount, absent.data?.messages.totalCount]).toEqual([0, 0])
    expect(foreign.statements.length).toBe(absent.statements.length)
  })

  it('are those of a unit and those below for whoever sees more', async () => {
    expect((await list(`${ever}, scopeId: "${county.id}"`, 'office')).totalCount).toBe(2 * messages.length)
    expect((await list(ever, 'office')).totalCount).toBe(3 * messages.length)
  })
})

describe('how they stand', () => {
  it.each(Object.values(DueState))('%s are those whose own deadline says so', async (state) => {
    const told = (await list(ever)).nodes.filter(({ due }) => due?.state === state.toUpperCase())
    const found = await list(`${ever}, states: [${state.toUpperCase()}]`)
    expect(idsOf(found)).toEqual(told.map(({ externalId }) => externalId))
    expect(told.length).toBeGreaterThan(0)
  })

  it('of several ways are all of them', async () => {
    const page = await list(`${ever}, accountId: "${weibo}", states: [LATE, IN_TIME]`)
    expect(new Set(idsOf(page))).toEqual(
      new Set([
        'at-the-deadline',
        'a-second-later',
        'over-a-weekend',
        'soon-enough',
        'surely-late',
        'quickly',
      ]),
    )
  })

  it('the figures of some days are the numbers of the lists with the same filter', async () => {
    const { data } = await api.graphql<{ replyFigures: Record<string, number | string> }>(
      '{ replyFigures(days: 30) { fromOn toOn inTime late overdue running } }',
      {},
      { as: 'county' },
    )
    const { fromOn, toOn, ...figures } = data?.replyFigures ?? {}
    expect(figures).toEqual({ inTime: 2, late: 0, overdue: 2, running: 2 })
    for (const [name, count] of Object.entries({ IN_TIME: 2, LATE: 0, OVERDUE: 2, RUNNING: 2 }))
      expect((await list(`fromOn: "${fromOn}", toOn: "${toOn}", states: [${name}]`)).totalCount).toBe(count)
  })

  it('there are no figures of a unit that isn’t there', async () => {
    const { data } = await api.graphql(
      `{ replyFigures(days: 30, scopeId: "${uuidv7()}") { inTime } }`,
      {},
      { as: 'county' },
    )
    expect(data).toEqual({ replyFigures: null })
  })
})

describe('in order', () => {
  const orders = ['', 'sort: RECEIVED', 'sort: DUE', 'sort: DUE, descending: true']

  it.each(orders)('pages hold each message once: %s', async (order) => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Page['messages'] = await list(
        `${ever}, ${order} ${after === null ? '' : `after: "${after}"`}`,
        'office',
        7,
      )
      seen.push(...page.nodes.map(({ externalId, account }) => `${account.id} ${externalId}`))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect([seen.length, new Set(seen).size]).toEqual([3 * messages.length, 3 * messages.length])
  })

  it('of their deadlines: the first to be answered first, those without one last', async () => {
    const page = await list(`accountId: "${weibo}", states: [OVERDUE, RUNNING], sort: DUE`)
    expect(idsOf(page)).toEqual(['never', 'a-week-ago', 'just-now'])
    const all = idsOf(await list(`accountId: "${weibo}", sort: DUE`))
    expect(new Set(all.slice(-2))).toEqual(new Set(['advice', 'before-any-rule']))
  })
})

it('costs the database as many statements for a hundred as for one, with all that a row shows', async () => {
  const page = (first: number) =>
    `{ messages(first: ${first}, ${ever}) { totalCount nodes { externalId text due { state dueAt }
      account { name platformTitle { zh } organisation { name } } } } }`
  const [one, many] = [
    await api.graphql(page(1), {}, { as: 'office' }),
    await api.graphql(page(100), {}, { as: 'office' }),
  ]
  expect(many.errors).toEqual([])
  expect(many.statements.length).toBe(one.statements.length)
  expect(many.statements.length).toBeLessThanOrEqual(12)
})

describe('taken out', () => {
  it('a list says to whom, by when and how late, as it is filtered', async () => {
    const list = await takenOut(api, messagesExport, county.path, {
      accountId: weibo,
      states: ['LATE'],
      fromOn: '2025-01-01',
    })
    expect(list).toEqual({
      header:
        '留言编号,账号,账号编码,平台,主办单位,类型,渠道,收到时间,答复时限,回复时间,时限状态,超时（小时）',
      rows: [
        'a-second-later,沭阳发布,A1,微博,沭阳县人民政府办公室,政策咨询,,2025-06-10 09:00:00,2025-06-11 09:00:00,2025-06-11 09:00:01,逾期完成,0',
      ],
      filters: ['账号=沭阳发布 (A1)', '答复时限=逾期完成', '收到日期=2025-01-01 – '],
    })
  })

  it('of the last thirty days unless told otherwise, which the file says', async () => {
    const list = await takenOut(api, messagesExport, county.path, {})
    if ('refused' in list) throw new Error(list.refused)
    expect(list.rows).toHaveLength(6)
    expect(list.filters).toEqual([expect.stringMatching(/^收到日期=\d{4}-\d\d-\d\d – $/)])
  })

  it('not of an account that is another’s', async () => {
    expect(await takenOut(api, messagesExport, county.path, { accountId: elsewhere })).toEqual({
      refused: 'account/not-found',
    })
  })
})
