import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAppointment, insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { takeFrom } from '../../../testing/subscribe.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { tellOfTerms } from './index.js'
import type { Told } from './kinds.js'
import { notify } from './notify.js'
import { wordsOf } from './words.js'

let api: TestApi
let city: TestOrg
let clerk: { readonly id: string }
beforeAll(async () => {
  api = await startTestApi()
  city = await insertOrg(api.pool, { name: '某市人民政府办公室' })
  clerk = await insertPerson(api.pool, { login: 'clerk', org: city, role: Role.editor })
  await insertPerson(api.pool, { login: 'other', org: city, role: Role.officeAdministrator })
  await insertPerson(api.pool, { login: 'security', org: city, role: Role.securityAdministrator })
})
afterAll(() => api?.close())

interface Shown {
  readonly id: string
  readonly kind: string
  readonly title: { readonly zh: string }
  readonly readAt: string | null
}
const of = async (as: string, unread = false) => {
  const { data, errors, statements } = await api.graphql<{
    notifications: { totalCount: number; nodes: Shown[] }
    unreadNotificationCount: number
  }>(
    `query ($unread: Boolean!) { notifications(unread: $unread) { totalCount nodes { id kind objectId title { zh en } text { zh en } readAt } }
      unreadNotificationCount }`,
    { unread },
    { as },
  )
  expect(errors).toEqual([])
  if (!data) throw new Error('no answer')
  return { ...data, statements }
}
const read = async (as: string, ids: readonly string[] | null) => {
  const { data } = await api.graphql<{ readNotifications: { unread: number } }>(
    'mutation ($ids: [ID!]) { readNotifications(ids: $ids) { ... on NotificationsRead { unread } } }',
    { ids },
    { as },
  )
  return data?.readNotifications.unread
}
const sealed = (year: number): Told => ({
  kind: 'run_ended',
  objectId: '01900000-0000-7000-8000-000000000001',
  facts: { state: 'sealed', year, units: 12 },
})

describe('what one is told', () => {
  it('is one’s own, latest first, and counted', async () => {
    await notify(api.pool, clerk.id, sealed(2024))
    await notify(api.pool, clerk.id, sealed(2025))
    const own = await of('clerk')
    expect(own.notifications.nodes.map(({ title }) => title.zh)).toEqual([
      '2025 年考核已完成并封存',
      '2024 年考核已完成并封存',
    ])
    expect(own.unreadNotificationCount).toBe(2)
    expect(own.statements).toHaveLength(4)
    expect((await of('other')).notifications.totalCount).toBe(0)
  })

  it('is narrowed to kinds, and read the other way round, page by page', async () => {
    await notify(api.pool, clerk.id, {
      kind: 'security_event',
      facts: { what: 'new_browser', address: '10.0.0.1' },
    })
    const page = async (variables: Record<string, unknown>) => {
      const { data, errors } = await api.graphql<{
        notifications: {
          totalCount: number
          pageInfo: { endCursor: string }
          nodes: { kind: string; title: { zh: string } }[]
        }
      }>(
        `query ($kinds: [NotificationKind!], $descending: Boolean, $first: Int, $after: String) {
          notifications(kinds: $kinds, descending: $descending, first: $first, after: $after) {
            totalCount pageInfo { endCursor } nodes { kind title { zh } }
          } }`,
        variables,
        { as: 'clerk' },
      )
      expect(errors).toEqual([])
      if (!data) throw new Error('no answer')
      return data.notifications
    }
    const runs = await page({ kinds: ['RUN_ENDED'], descending: false, first: 1 })
    expect(runs).toMatchObject({ totalCount: 2, nodes: [{ title: { zh: '2024 年考核已完成并封存' } }] })
    const next = await page({
      kinds: ['RUN_ENDED'],
      descending: false,
      first: 1,
      after: runs.pageInfo.endCursor,
    })
    expect(next.nodes.map(({ title }) => title.zh)).toEqual(['2025 年考核已完成并封存'])
    expect((await page({ kinds: ['SECURITY_EVENT'] })).nodes.map(({ kind }) => kind)).toEqual([
      'SECURITY_EVENT',
    ])
    expect((await page({ kinds: [] })).totalCount).toBe(3)
    await api.pool.query(`delete from notification where kind = 'security_event'`)
  })

  it('is marked read one by one, by its owner only, or all at once', async () => {
    const [latest] = (await of('clerk')).notifications.nodes
    if (!latest) throw new Error('nothing was told')
    await read('other', [latest.id])
    expect((await of('clerk')).unreadNotificationCount).toBe(2)
    expect(await read('clerk', [latest.id, 'not-an-id'])).toBe(1)
    expect((await of('clerk', true)).notifications.totalCount).toBe(1)
    expect(await read('clerk', [])).toBe(1)
    expect(await read('clerk', null)).toBe(0)
    expect((await of('clerk', true)).notifications.nodes).toEqual([])
  })

  it('comes live, to its owner only', async () => {
    const taken = await takeFrom(api.url, 'subscription { unreadNotifications }', {
      cookie: await api.cookieOf('clerk'),
      until: 2,
      onValue: () => void notify(api.pool, clerk.id, sealed(2023)),
    })
    expect(taken.values.map(({ data }) => data)).toEqual([
      { unreadNotifications: 0 },
      { unreadNotifications: 1 },
    ])
    await read('clerk', null)
  })

  it('tells of an appointment that was given, in the same transaction', async () => {
    const granted = await api.graphql<{ grantAppointment: { __typename: string } }>(
      `mutation ($input: GrantAppointmentInput!) { grantAppointment(input: $input) { __typename } }`,
      { input: { personId: clerk.id, organisationId: city.id, role: 'LEADER' } },
      { as: 'security' },
    )
    expect(granted.data?.grantAppointment.__typename).not.toBe('Refusal')
    const [told] = (await of('clerk', true)).notifications.nodes
    expect(told?.title.zh).toBe('您被任命为某市人民政府办公室领导')
    await read('clerk', null)
  })

  it('tells once of a term that begins or ends soon, and forgets after its time', async () => {
    const { rows } = await api.pool.query<{ soon: string; later: string }>(
      `select ((now() at time zone 'Asia/Shanghai')::date + 7)::text as soon, ((now() at time zone 'Asia/Shanghai')::date + 8)::text as later`,
    )
    const [days] = rows
    if (!days) throw new Error('no day')
    await insertAppointment(api.pool, clerk.id, city, Role.inspector, { toOn: days.soon })
    await insertAppointment(api.pool, clerk.id, city, Role.approver, { toOn: days.later })
    await tellOfTerms(api.pool)
    await tellOfTerms(api.pool)
    const { nodes } = (await of('clerk', true)).notifications
    expect(nodes.map(({ title }) => title.zh)).toEqual(['任职即将结束：某市人民政府办公室检查员'])
    await api.pool.query(`update notification set created_at = now() - interval '91 days' where id = $1`, [
      nodes[0]?.id,
    ])
    await tellOfTerms(api.pool)
    expect((await of('clerk', true)).notifications.nodes.map(({ id }) => id)).not.toContain(nodes[0]?.id)
  })
})

describe('the words', () => {
  const appointment = { role: Role.editor, organisation: '某局', fromOn: '2026-01-01', toOn: null } as never
  it.each([
    [
      'import_ended',
      { state: 'refused', dryRun: true, files: ['a.csv'], new: 0, changed: 0, errors: 3 },
      '试导入有错误，未保存',
    ],
    [
      'import_ended',
      { state: 'done', dryRun: false, files: ['a.csv'], new: 2, changed: 1, errors: 0 },
      '导入已完成',
    ],
    [
      'import_ended',
      { state: 'failed', dryRun: false, files: ['a.csv'], new: 0, changed: 0, errors: 0 },
      '导入未能完成',
    ],
    ['run_ended', { state: 'failed', year: 2025, units: 0 }, '2025 年考核未能完成'],
    ['download_ended', { ready: true, name: { zh: '账号', en: 'Accounts' } }, '“账号”可以下载了'],
    ['download_ended', { ready: false, name: { zh: '账号', en: 'Accounts' } }, '“账号”未能生成'],
    ['appointment_begins', appointment, '任职即将开始：某局编辑'],
    ['appointment_ended', appointment, '您的任职已安排结束：某局编辑'],
    ['security_event', { what: 'new_browser', address: '10.0.0.1' }, '有人从新的浏览器登录了您的账户'],
  ])('%s %j', (kind, facts, expected) =>
    expect(wordsOf({ kind, facts, objectId: 'x' } as unknown as Told).title.zh).toBe(expected),
  )
})
