import { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { takenOut } from '../../../testing/taken-out.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { withTransaction } from '../../platform/db/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { postsExport, rebuildAccountYears, refreshAccountActivity } from '../content/index.js'
import { findingsExport } from '../inspection/index.js'
import { attachEdition, publishBuiltInEditions } from '../rulebook/index.js'

let api: TestApi
let office: TestOrg
let unit: TestOrg
let account: string
let other: string

beforeAll(async () => {
  api = await startTestApi()
  const { pool } = api
  office = await insertOrg(pool, { code: 'C1', name: '宿迁市人民政府办公室', kind: 'government_office' })
  const county = await insertOrg(pool, {
    parent: office,
    code: 'C2',
    name: '沭阳县人民政府办公室',
    kind: 'government_office',
  })
  unit = await insertOrg(pool, { parent: county, code: 'U1', name: '沭阳县教育局' })
  account = (
    await insertAccount(pool, unit, { code: 'A1', platform: 'wechat_subscription', liveOn: '2024-01-01' })
  ).id
  other = (await insertAccount(pool, unit, { code: 'A2', platform: 'weibo', liveOn: '2024-01-01' })).id
  await publishBuiltInEditions(pool)
  await attachEdition(pool, {
    orgId: office.id,
    editionId: 'suqian-2021',
    version: 1,
    attachedFrom: '2021-06-20' as PlainDate,
  })
  for (const id of [account, other]) await fill(id)
  await insertPerson(pool, { login: 'office', org: office, role: Role.officeAdministrator })
  await insertPerson(pool, { login: 'unit', org: unit, role: Role.unitAdministrator })
})
afterAll(() => api?.close())

/** Posts on Mondays of 2025 but the third and fourth week, an original every second time; messages of every kind; findings. */
async function fill(id: string): Promise<void> {
  const { pool } = api
  await pool.query(
    `select ensure_month_partitions('post', '2024-12-01', '2025-12-31'), ensure_month_partitions('message', '2025-01-01', '2025-12-31')`,
  )
  await pool.query(
    `insert into post (account_id, external_id, published_at, day, iso_year, iso_week, original, reads)
     select $1, 'p' || lpad(n::text, 3, '0'), (monday + time '09:30') at time zone 'Asia/Shanghai', monday,
       extract(isoyear from monday), extract(week from monday), n % 2 = 0, n
     from (select n, date '2024-12-30' + n * 7 as monday from generate_series(0, 51) n where n not in (2, 3)) as every`,
    [id],
  )
  await pool.query(
    `insert into post_body (account_id, external_id, title, url)
     select account_id, external_id, '标题 ' || external_id, 'https://example.cn/' || external_id from post where account_id = $1`,
    [id],
  )
  await pool.query(`insert into feed_gap values ($1, '2025-01-20', '2025-01-21', '接口故障')`, [id])
  await pool.query(
    `insert into message (account_id, external_id, received_at, day, kind, channel, replied_at) values
       ($1, 'm1', '2025-06-10 09:00+08', '2025-06-10', 'policy_enquiry', 'message', '2025-06-11 09:00+08'),
       ($1, 'm2', '2025-06-10 09:00+08', '2025-06-10', 'policy_enquiry', 'comment', '2025-06-11 09:00:01+08'),
       ($1, 'm3', '2025-06-13 09:00+08', '2025-06-13', 'policy_enquiry', null, null),
       ($1, 'm4', '2025-06-14 09:00+08', '2025-06-14', 'advice', null, null)`,
    [id],
  )
  await pool.query(
    `insert into message_body (account_id, external_id, text, reply) select account_id, external_id, '问 ' || external_id, null from message where account_id = $1`,
    [id],
  )
  await pool.query(
    `insert into finding (id, code, account_id, found_at, level, indicator, notified_at, rectified_at) values
       ($1, $2 || 'F1', $3, '2025-06-12 10:00+08', 'city', 'operation.typo', '2025-06-13 17:00+08', '2025-06-17 00:00:01+08'),
       ($4, $2 || 'F2', $3, '2025-07-01 10:00+08', 'county', 'no.such', null, null)`,
    [uuidv7(), id, id, uuidv7()],
  )
  await pool.query(`insert into upper_inspection values ($1, 'province', '2025-03-01', 'qualified')`, [id])
  await pool.query(
    `insert into account_followers select $1, date '2025-01-31' + n * 28, 1000 + n from generate_series(0, 4) n`,
    [id],
  )
  await withTransaction(pool, async (client) => {
    await client.query(`create temp table touched (account_id uuid, year smallint) on commit drop`)
    await client.query('insert into touched values ($1, 2025)', [id])
    await rebuildAccountYears(client, 'touched')
    await refreshAccountActivity(client, 'select account_id from touched')
  })
}

async function ask<Data>(
  fields: string,
  variables: Record<string, unknown> = {},
  as = 'unit',
): Promise<Data> {
  const declared = Object.entries(variables).map(([name, value]) => `$${name}: ${typeOf(value)}`)
  const answer = await api.graphql<{ account: Data }>(
    `query ($id: ID!${declared.length > 0 ? `, ${declared.join(', ')}` : ''}) { account(id: $id) { ${fields} } }`,
    { id: account, ...variables },
    { as },
  )
  expect(answer.errors).toEqual([])
  if (!answer.data) throw new Error('no data')
  return answer.data.account
}
const typeOf = (value: unknown) => (typeof value === 'boolean' ? 'Boolean' : 'String')

it('shows its file: state, supervising unit, followers, what was kept at import', async () => {
  expect(
    await ask(`state handle url lastPostOn unrepliedMessages version organisation { supervision { organisation { name } } }
      latestFollowers { countedOn followers } followers(first: 2) { totalCount nodes { followers } pageInfo { endCursor } }
      changes { totalCount nodes { id } } exemptions { ruleKey } upperInspections { level inspectedOn result }`),
  ).toMatchObject({
    state: 'LIVE',
    handle: null,
    url: null,
    lastPostOn: '2025-12-22',
    unrepliedMessages: 2,
    version: 1,
    organisation: { supervision: { organisation: { name: '沭阳县人民政府办公室' } } },
    latestFollowers: { countedOn: '2025-05-23', followers: 1004 },
    followers: { totalCount: 5, nodes: [{ followers: 1004 }, { followers: 1003 }] },
    changes: { totalCount: 0, nodes: [] },
    exemptions: [],
    upperInspections: [{ level: 'PROVINCE', inspectedOn: '2025-03-01', result: 'QUALIFIED' }],
  })
})

describe('the cadence of a year', () => {
  interface Cadence {
    cadence: {
      days: { on: string; posts: number; originals: number }[]
      demands: {
        of: string
        minimum: number
        average: number
        statement: { source: { documentShortName: string; clause: string } }
        periods: { label: string; count: number; verdict: string }[]
      }[]
      gaps: { reason: string }[]
      weeks: unknown[]
    } | null
  }
  const asked = `{ days { on posts originals } weeks { label } gaps { fromOn reason }
    demands { of minimum per counted average statement { key source { documentShortName clause } } periods { label count verdict } } }`

  it('lists days, judges weeks by the rulebook in force, and calls a week with a broken feed unknown', async () => {
    const { cadence } = await ask<Cadence>(`cadence(year: 2025) ${asked}`)
    expect(cadence?.days).toHaveLength(49)
    expect(cadence?.days[0]).toEqual({ on: '2025-01-06', posts: 1, originals: 0 })
    expect(cadence?.weeks).toHaveLength(52)
    expect(cadence?.gaps).toEqual([{ fromOn: '2025-01-20', reason: '接口故障' }])
    const [posts, originals] = cadence?.demands ?? []
    expect(posts).toMatchObject({
      of: 'POSTS',
      minimum: 1,
      statement: { source: { documentShortName: 'SQ', clause: '四' } },
    })
    expect(posts?.periods.slice(0, 5).map((week) => week.verdict)).toEqual([
      'MET',
      'MET',
      'SHORT',
      'UNKNOWN',
      'MET',
    ])
    expect(posts?.average).toBeCloseTo(50 / 52, 10)
    expect(originals?.periods.slice(0, 3).map((week) => [week.label, week.count, week.verdict])).toEqual([
      ['2025-W01', 1, 'MET'],
      ['2025-W02', 0, 'SHORT'],
      ['2025-W03', 0, 'SHORT'],
    ])
  })

  it('of a year without posts has its weeks all the same; one that can’t be is null', async () => {
    const { cadence } = await ask<Cadence>(`cadence(year: 2023) ${asked}`)
    expect(cadence?.days).toEqual([])
    expect(new Set(cadence?.demands[0]?.periods.map((week) => week.verdict))).toEqual(new Set(['OUTSIDE']))
    expect(await ask<Cadence>(`cadence(year: 99999) ${asked}`)).toEqual({ cadence: null })
  })
})

describe('posts', () => {
  const codes = async (filter: string) => {
    const { posts } = await ask<{ posts: { totalCount: number; nodes: { externalId: string }[] } }>(
      `posts(first: 3${filter}) { totalCount nodes { externalId } }`,
    )
    return [posts.totalCount, posts.nodes.map((post) => post.externalId)]
  }
  it.each<[string, string, [number, string[]]]>([
    ['the latest first', '', [50, ['p051', 'p050', 'p049']]],
    ['of one day', ', fromOn: "2025-01-06", toOn: "2025-01-06"', [1, ['p001']]],
    ['of a day without any', ', fromOn: "2025-01-07", toOn: "2025-01-07"', [0, []]],
    ['from a day on', ', fromOn: "2025-12-15"', [2, ['p051', 'p050']]],
    ['originals', ', original: true', [25, ['p050', 'p048', 'p046']]],
    ['the earliest first', ', descending: false', [50, ['p000', 'p001', 'p004']]],
    ['the most read first', ', sort: READS', [50, ['p051', 'p050', 'p049']]],
    ['the least read first', ', sort: READS, descending: false', [50, ['p000', 'p001', 'p004']]],
    ['by what is known of none, as by time', ', sort: LIKES', [50, ['p051', 'p050', 'p049']]],
    ['reposts by part of the title', ', original: false, search: "p00"', [4, ['p009', 'p007', 'p005']]],
  ])('%s', async (_, filter, expected) => {
    expect(await codes(filter)).toEqual(expected)
  })

  it.each(['', ', sort: READS', ', sort: COMMENTS'])('go page by page%s', async (order) => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: {
        posts: { nodes: { externalId: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
      } = await ask(
        `posts(first: 17${order}, after: ${after === null ? 'null' : `"${after}"`}) { nodes { externalId } pageInfo { hasNextPage endCursor } }`,
      )
      seen.push(...page.posts.nodes.map((post) => post.externalId))
      after = page.posts.pageInfo.hasNextPage ? page.posts.pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toHaveLength(50)
    expect(seen).toEqual([...seen].sort().reverse())
  })

  it('bring titles and links when asked for', async () => {
    expect(await ask(`posts(first: 1) { nodes { title source url original reads } }`)).toEqual({
      posts: {
        nodes: [
          { title: '标题 p051', source: null, url: 'https://example.cn/p051', original: false, reads: 51 },
        ],
      },
    })
  })
})

describe('messages', () => {
  it('say until when, how it stands and why; what sets no term says nothing', async () => {
    const { messages } = await ask<{
      messages: {
        nodes: {
          externalId: string
          text: string
          due: {
            dueAt: string
            state: string
            lateBySeconds: number | null
            steps: { zh: string }[]
            statement: { key: string }
          } | null
        }[]
      }
    }>(
      `messages { totalCount nodes { externalId text due { dueAt state lateBySeconds steps { zh } statement { key source { clause } } } } }`,
    )
    const told = messages.nodes.map(({ externalId, due }) => [
      externalId,
      due?.state ?? null,
      due?.lateBySeconds ?? null,
    ])
    expect(told[0]).toEqual(['m4', null, null])
    expect(told[1]?.slice(0, 2)).toEqual(['m3', 'OVERDUE'])
    expect(told.slice(2)).toEqual([
      ['m2', 'LATE', 1],
      ['m1', 'IN_TIME', null],
    ])
    expect(messages.nodes[1]?.due).toMatchObject({
      dueAt: '2025-06-15T01:00:00.000Z',
      statement: { key: 'reply.policy_enquiry' },
    })
    expect(messages.nodes[1]?.due?.steps.map((step) => step.zh)).toContain('2025-06-14 是非工作日')
    expect(messages.nodes[3]?.text).toBe('问 m1')
  })

  it.each([
    ['that wait', 'replied: false', 2],
    ['that were replied', 'replied: true', 2],
    ['of a kind', 'kind: ADVICE', 1],
    ['of a day', 'fromOn: "2025-06-10", toOn: "2025-06-10"', 2],
  ])('%s', async (_, filter, count) => {
    expect(await ask(`messages(${filter}) { totalCount }`)).toEqual({ messages: { totalCount: count } })
  })
})

it('findings have the title of their rule and the term of their rectification', async () => {
  const { findings } = await ask<{ findings: { nodes: unknown[]; totalCount: number } }>(
    `findings { totalCount nodes { code title { zh } level occurrences due { state lateBySeconds } } }`,
  )
  expect(findings).toMatchObject({
    totalCount: 2,
    nodes: [
      { code: `${account}F2`, title: { zh: 'no.such' }, level: 'COUNTY', due: null },
      { code: `${account}F1`, level: 'CITY', due: { state: 'LATE', lateBySeconds: 1 } },
    ],
  })
  for (const [order, codes] of [
    ['sort: NOTIFIED', ['F1', 'F2']],
    ['sort: NOTIFIED, descending: false', ['F2', 'F1']],
    ['sort: RECTIFIED', ['F1', 'F2']],
    ['descending: false', ['F1', 'F2']],
  ] as const)
    expect(await ask(`findings(${order}) { nodes { code } }`)).toEqual({
      findings: { nodes: codes.map((code) => ({ code: `${account}${code}` })) },
    })
  expect(await ask(`findings(rectified: false) { totalCount nodes { code } }`)).toEqual({
    findings: { totalCount: 1, nodes: [{ code: `${account}F2` }] },
  })
})

it('posts and findings can be taken out, as they are filtered and ordered', async () => {
  const posts = await takenOut(api, postsExport, office.path, {
    accountId: account,
    original: true,
    sort: 'READS',
    descending: false,
  })
  if ('refused' in posts) throw new Error(posts.refused)
  expect(posts.rows).toHaveLength(25)
  expect(posts.rows[0]).toBe('p000,标题 p000,2024-12-30 09:30:00,原创,,0,,,,https://example.cn/p000')
  expect(posts.filters).toEqual([expect.stringContaining('账号='), '来源=原创'])
  const findings = await takenOut(api, findingsExport, office.path, { accountId: account, rectified: true })
  if ('refused' in findings) throw new Error(findings.refused)
  expect(findings.rows).toHaveLength(1)
  expect(findings.rows[0]).toContain(`${account}F1,`)
  expect(findings.rows[0]).toContain('2025-06-17 00:00:01,逾期完成,')
  for (const exported of [postsExport, findingsExport])
    expect(await takenOut(api, exported, office.path, { accountId: uuidv7() })).toEqual({
      refused: 'account/not-found',
    })
})

it('costs the database as many statements for two accounts as for one, and no more for more messages', async () => {
  const page = (
    first: number,
    messages: number,
  ) => `{ accounts(first: ${first}) { nodes { state organisation { supervision { organisation { name } } } latestFollowers { followers }
    changes { totalCount } exemptions { ruleKey } cadence(year: 2025) { days { on } demands { average } }
    posts(first: 5) { totalCount nodes { title } } messages(first: ${messages}) { totalCount nodes { text due { state } } }
    findings { totalCount nodes { title { zh } due { state } } } } } }`
  const one = await api.graphql(page(1, 1), {}, { as: 'office' })
  const two = await api.graphql(page(2, 4), {}, { as: 'office' })
  expect(two.errors).toEqual([])
  expect(two.statements.length).toBe(one.statements.length)
  expect(two.statements.length).toBeLessThanOrEqual(22)
})

it('an import tells lists what changed: the last post, the messages that wait', async () => {
  await api.pool.query(
    `update message set replied_at = received_at + interval '1 day' where account_id = $1 and external_id = 'm3'`,
    [other],
  )
  await api.pool.query(`delete from post where account_id = $1 and day > '2025-12-01'`, [other])
  const changed = await withTransaction(api.pool, (client) =>
    refreshAccountActivity(client, 'select id as account_id from account'),
  )
  expect(changed).toBe(1)
  const { rows } = await api.pool.query(
    'select last_post_on, unreplied_messages from account where id = $1',
    [other],
  )
  expect(rows).toEqual([{ last_post_on: '2025-12-01', unreplied_messages: 1 }])
})
