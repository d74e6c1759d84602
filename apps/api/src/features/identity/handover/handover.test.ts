import { Role } from '@zhengmei/domain/identity'
import { dayOf, fromEpochDay, type PlainDate, toEpochDay } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertAccount, insertAppointment, insertPerson } from '../../../../testing/fixtures.js'
import { type AdministeredTree, change, insertAdministeredTree } from '../../../../testing/people.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'

let api: TestApi
let tree: AdministeredTree
let today: PlainDate
/** An editor of the county who leaves, and another who stays; new for each test. */
let leaver: { readonly id: string; readonly appointmentId: string }
let stayer: { readonly id: string; readonly appointmentId: string }
let login: string
let made = 0
beforeAll(async () => {
  api = await startTestApi()
  tree = await insertAdministeredTree(api)
  today = dayOf(await databaseClock(api.pool).now())
  await insertAccount(api.pool, tree.county, { code: 'OPEN', name: '甲县发布' })
  await insertAccount(api.pool, tree.county, { code: 'SHUT', name: '旧号', closedOn: '2025-01-01' })
  await insertAccount(api.pool, tree.beside, { code: 'BESIDE', name: '乙县发布' })
})
afterAll(() => api?.close())
beforeEach(async () => {
  made += 1
  login = `leaver${made}`
  leaver = await insertPerson(api.pool, { login, org: tree.county, role: Role.editor })
  stayer = await insertPerson(api.pool, { login: `stayer${made}`, org: tree.county, role: Role.editor })
})

interface Item {
  readonly id: string
  readonly kind: string
  readonly title: { readonly zh: string }
  readonly dueOn: string
  readonly settledAt: string | null
  readonly note: string | null
  readonly successor: { readonly login: string } | null
  readonly settledBy: { readonly login: string } | null
  readonly organisation: { readonly id: string }
  readonly viewerCanSettle: boolean
  readonly viewerCanReopen: boolean
}

const fields = `handover { id kind title { zh } duty { zh } dueOn settledAt note objectId successor { login } settledBy { login }
  organisation { id } viewerCanSettle viewerCanReopen }`
const handover = async (as = 'office', id = leaver.id) => {
  const answer = await api.graphql<{ person: { handover: Item[]; toHandOver: { kind: string }[] } | null }>(
    `query ($id: ID!) { person(id: $id) { ${fields} toHandOver { kind title { zh } duty { zh } organisation { id } } } }`,
    { id },
    { as },
  )
  return answer.data?.person
}
const items = async (as?: string) => (await handover(as))?.handover ?? []
const item = async (kind: string) => {
  const found = (await items()).find((each) => each.kind === kind)
  if (!found) throw new Error(`no item ${kind}`)
  return found
}

interface Settled {
  readonly __typename: string
  readonly code?: string
  readonly field?: string
  readonly person?: { readonly handover: Item[] }
}
const settle = async (input: Record<string, unknown>, as = 'office') => {
  const answer = await api.graphql<{ settleHandoverItem: Settled }>(
    `mutation ($input: SettleHandoverItemInput!) { settleHandoverItem(input: $input) { __typename
      ... on HandoverItemSettled { person { ${fields} } } ... on Refusal { code field } } }`,
    { input },
    { as },
  )
  return answer.data?.settleHandoverItem ?? { __typename: 'x', code: answer.errors[0]?.extensions.code }
}
const later = (days: number) => fromEpochDay((toEpochDay(today) + days) as ReturnType<typeof toEpochDay>)
const departOn = async (on: PlainDate) =>
  (
    await api.graphql<{ departPerson: { endedAppointments?: number; code?: string; field?: string } }>(
      `mutation ($personId: ID!, $on: Date) { departPerson(personId: $personId, on: $on) {
        ... on PersonDeparted { endedAppointments } ... on Refusal { code field } } }`,
      { personId: leaver.id, on },
      { as: 'office' },
    )
  ).data?.departPerson
const insertToken = (orgId: string) =>
  api.pool.query(
    `insert into api_token (id, secret_hash, person_id, org_id, name, access, expires_at)
     values ($1::uuid, sha256($1::uuid::text::bytea), $2, $3, '报表程序', 'read_only', now() + interval '1 day')`,
    [uuidv7(), leaver.id, orgId],
  )
const trail = async (action: string) =>
  (
    await api.pool.query<{ after: object; object_id: string }>(
      'select after, object_id from audit_entry where action = $1 and object_id = $2 order by id',
      [action, leaver.id],
    )
  ).rows

describe('a departure starts a handover', () => {
  it('of the post, the accounts, tokens and planned changes, told before and kept after', async () => {
    await insertToken(tree.county.id)
    await api.pool.query(
      `insert into org_change (id, kind, org_id, effective_on, state, requested_by, appointment_id, scope_org_id)
       values ($1, 'rename', $2, '2099-01-01', 'planned', $3, $4, $2)`,
      [uuidv7(), tree.county.id, leaver.id, leaver.appointmentId],
    )
    const before = await handover()
    expect(before?.handover).toEqual([])
    expect(before?.toHandOver).toEqual([
      {
        kind: 'POST',
        title: { zh: '甲县 编辑' },
        duty: { zh: '任命接任者' },
        organisation: { id: tree.county.id },
      },
      expect.objectContaining({ kind: 'ACCOUNT', title: { zh: '甲县发布（微博）' } }),
      expect.objectContaining({ kind: 'TOKEN', title: { zh: '报表程序' } }),
      expect.objectContaining({ kind: 'PLANNED_CHANGE', title: { zh: '更名：甲县' } }),
    ])
    await change(api, 'office', 'departPerson', leaver.id)
    const after = await handover()
    expect(after?.toHandOver).toEqual([])
    expect(
      after?.handover.map(({ kind, dueOn, settledAt, viewerCanSettle }) => [
        kind,
        dueOn,
        settledAt,
        viewerCanSettle,
      ]),
    ).toEqual(['POST', 'ACCOUNT', 'TOKEN', 'PLANNED_CHANGE'].map((kind) => [kind, today, null, true]))
    expect(await trail('handover.open')).toEqual([
      { object_id: leaver.id, after: { items: 4, dueOn: today } },
    ])
  })

  it('of what lies at units of the viewer only', async () => {
    await insertAppointment(api.pool, leaver.id, tree.beside, Role.replyClerk)
    await change(api, 'office', 'departPerson', leaver.id)
    expect((await items()).map(({ title }) => title.zh)).toEqual([
      '甲县 编辑',
      '甲县发布（微博）',
      '乙县 回复员',
      '乙县发布（微博）',
    ])
    expect((await items('unit')).map(({ title }) => title.zh)).toEqual(['甲县 编辑', '甲县发布（微博）'])
  })

  it('on a day to come: until then they work, and the list says the day', async () => {
    expect(await departOn(later(5))).toEqual({ endedAppointments: 1 })
    const own = await api.graphql<{ viewer: object | null }>(
      '{ viewer { person { login } } }',
      {},
      { as: login },
    )
    expect(own.data?.viewer).toEqual({ person: { login } })
    expect((await items()).map(({ dueOn }) => dueOn)).toEqual([later(5), later(5)])
    // Brought forward, it is the same list with the earlier day.
    expect(await departOn(today)).toEqual({ endedAppointments: 1 })
    expect((await items()).map(({ dueOn }) => dueOn)).toEqual([today, today])
    const gone = await api.graphql<{ viewer: object | null }>(
      '{ viewer { person { login } } }',
      {},
      { as: login },
    )
    expect(gone.data?.viewer).toBeNull()
    expect((await trail('handover.open')).length).toBe(1)
  })

  it('not on a day that is over, nor of an appointment that was never in force', async () => {
    expect(await departOn(later(-1))).toEqual({ code: 'appointment/ends-in-the-past', field: 'on' })
    await api.pool.query('update appointment set from_on = $2 where id = $1', [
      leaver.appointmentId,
      later(3),
    ])
    expect(await departOn(today)).toEqual({ endedAppointments: 1 })
    expect(await items()).toEqual([])
  })
})

describe('ticking', () => {
  beforeEach(async () => {
    await change(api, 'office', 'departPerson', leaver.id)
  })

  it('keeps to whom, by whom and when, in the trail too; the list is over when all is ticked', async () => {
    const account = await item('ACCOUNT')
    const came = await settle({ itemId: account.id, successorId: stayer.id, note: '平台密码已更换' })
    expect(came.person?.handover.find(({ id }) => id === account.id)).toMatchObject({
      settledAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      settledBy: { login: 'office' },
      successor: { login: `stayer${made}` },
      note: '平台密码已更换',
      viewerCanSettle: false,
    })
    const post = await item('POST')
    expect(await settle({ itemId: post.id, successorId: stayer.id })).toMatchObject({
      __typename: 'HandoverItemSettled',
    })
    expect((await items()).every(({ settledAt }) => settledAt !== null)).toBe(true)
    expect(await trail('handover.settle')).toEqual([
      {
        object_id: leaver.id,
        after: {
          item: account.id,
          kind: 'account',
          title: '甲县发布（微博）',
          successorId: stayer.id,
          note: '平台密码已更换',
        },
      },
      expect.objectContaining({ object_id: leaver.id }),
    ])
  })

  it('by two at once is one', async () => {
    const post = await item('POST')
    const came = await Promise.all([1, 2].map(() => settle({ itemId: post.id, note: '岗位撤销' })))
    expect(came.map(({ code }) => code ?? 'done').sort()).toEqual(['done', 'handover/settled'])
  })

  it.each<[string, string, () => Promise<Record<string, unknown>>, string]>([
    ['one that is not there', 'office', async () => ({ itemId: uuidv7(), note: 'x' }), 'handover/not-found'],
    ['no id', 'office', async () => ({ itemId: 'x', note: 'x' }), 'handover/not-found'],
    [
      'to nobody without a reason',
      'office',
      async () => ({ itemId: (await item('POST')).id }),
      'handover/needs-successor',
    ],
    [
      'to somebody who is not there',
      'office',
      async () => ({ itemId: (await item('POST')).id, successorId: uuidv7() }),
      'person/not-found',
    ],
    [
      'a post to who does not hold it',
      'office',
      async () => ({ itemId: (await item('POST')).id, successorId: tree.ids.unit }),
      'handover/other-role',
    ],
    [
      'an account to who is appointed beside',
      'office',
      async () => ({
        itemId: (await item('ACCOUNT')).id,
        successorId: (
          await insertPerson(api.pool, { login: `b${made}`, org: tree.beside, role: Role.editor })
        ).id,
      }),
      'handover/not-appointed',
    ],
    [
      'by who may not end appointments',
      'system',
      async () => ({ itemId: (await item('POST')).id, note: 'x' }),
      'access/denied',
    ],
  ])('refuses %s', async (_, as, input, code) => {
    expect(await settle(await input(), as)).toMatchObject({ code })
    expect((await items()).map(({ settledAt }) => settledAt)).toEqual([null, null])
  })
})

describe('taking a tick back', () => {
  beforeEach(async () => {
    await change(api, 'office', 'departPerson', leaver.id)
  })
  const reopen = async (input: { itemId: string; reason: string }, as = 'office') => {
    const answer = await api.graphql<{ reopenHandoverItem: Settled }>(
      `mutation ($input: ReopenHandoverItemInput!) { reopenHandoverItem(input: $input) { __typename
        ... on HandoverItemReopened { person { ${fields} } } ... on Refusal { code field } } }`,
      { input },
      { as },
    )
    return answer.data?.reopenHandoverItem ?? { __typename: 'x', code: answer.errors[0]?.extensions.code }
  }

  it('opens the item again and says why; the trail tells who had ticked it, and to whom', async () => {
    const { id } = await item('POST')
    await settle({ itemId: id, successorId: stayer.id })
    expect(await item('POST')).toMatchObject({ viewerCanSettle: false, viewerCanReopen: true })
    expect(await reopen({ itemId: id, reason: ' 接任者未到岗 ' })).toMatchObject({
      __typename: 'HandoverItemReopened',
    })
    expect(await item('POST')).toMatchObject({
      settledAt: null,
      settledBy: null,
      successor: null,
      note: '接任者未到岗',
      viewerCanSettle: true,
      viewerCanReopen: false,
    })
    expect(await trail('handover.reopen')).toEqual([
      {
        object_id: leaver.id,
        after: expect.objectContaining({ item: id, kind: 'post', reason: '接任者未到岗' }),
      },
    ])
    const { rows } = await api.pool.query(
      `select before from audit_entry where action = 'handover.reopen' and object_id = $1`,
      [leaver.id],
    )
    expect(rows).toEqual([
      { before: expect.objectContaining({ settledBy: tree.ids.office, successorId: stayer.id }) },
    ])
    expect(await settle({ itemId: id, successorId: stayer.id })).toMatchObject({
      __typename: 'HandoverItemSettled',
    })
  })

  it.each([
    ['of an item that is open', 'office', '撤销', 'handover/not-settled', false],
    ['without a reason', 'office', '  ', 'handover/needs-reason', true],
    ['by who may not end appointments', 'system', '撤销', 'access/denied', true],
  ])('is refused %s', async (_, as, reason, code, settled) => {
    const { id } = await item('POST')
    if (settled) await settle({ itemId: id, note: '岗位撤销' })
    expect(await reopen({ itemId: id, reason }, as)).toMatchObject({ code })
    expect((await item('POST')).settledAt !== null).toBe(settled)
  })
})

describe('the list of what is open', () => {
  const open = async (as: string, more: Record<string, unknown> = {}) => {
    const { data, statements } = await api.graphql<{
      openHandoverItems: { totalCount: number; nodes: { title: { zh: string }; leaver: { login: string } }[] }
    }>(
      `query ($search: String, $kind: HandoverKind, $scopeId: ID, $first: Int) {
        openHandoverItems(search: $search, kind: $kind, scopeId: $scopeId, first: $first) { totalCount
          nodes { id title { zh } duty { zh } dueOn viewerCanSettle leaver { login } organisation { name } } } }`,
      { search: login, ...more },
      { as },
    )
    const nodes = data?.openHandoverItems.nodes ?? []
    return {
      titles: nodes.map(({ title }) => title.zh),
      leavers: nodes.map((node) => node.leaver.login),
      statements,
    }
  }

  it('has what anybody leaves at one’s units, until it is ticked, by kind and by who leaves', async () => {
    await insertAppointment(api.pool, leaver.id, tree.beside, Role.replyClerk)
    await change(api, 'office', 'departPerson', leaver.id)
    expect(new Set((await open('office')).leavers)).toEqual(new Set([login]))
    expect((await open('office')).titles.sort()).toEqual(
      ['甲县 编辑', '甲县发布（微博）', '乙县 回复员', '乙县发布（微博）'].sort(),
    )
    expect((await open('unit')).titles.sort()).toEqual(['甲县 编辑', '甲县发布（微博）'].sort())
    expect((await open('office', { scopeId: tree.beside.id, kind: 'ACCOUNT' })).titles).toEqual([
      '乙县发布（微博）',
    ])
    expect((await open('office', { search: 'nobody' })).titles).toEqual([])
    for (const each of await items()) await settle({ itemId: each.id, note: '已了结' })
    expect((await open('office')).titles).toEqual([])
  })

  it('is read by as many statements, however long it is', async () => {
    await insertAppointment(api.pool, leaver.id, tree.beside, Role.replyClerk)
    await change(api, 'office', 'departPerson', leaver.id)
    const [one, all] = [await open('office', { first: 1 }), await open('office')]
    expect([one.titles.length, all.titles.length]).toEqual([1, 4])
    expect(all.statements).toEqual(one.statements)
  })
})

it('ending one appointment hands over what hangs on it, and leaves the rest', async () => {
  await insertAppointment(api.pool, leaver.id, tree.beside, Role.replyClerk)
  await change(api, 'office', 'endAppointment', { appointmentId: leaver.appointmentId })
  expect((await items()).map(({ title }) => title.zh)).toEqual(['甲县 编辑', '甲县发布（微博）'])
})

it('a stand-in hands over the standing in; the one who is stood in for hands over nothing of theirs', async () => {
  const until = later(9)
  await change(api, 'office', 'appointStandIn', {
    appointmentId: stayer.appointmentId,
    personId: tree.ids.unit,
    fromOn: today,
    toOn: until,
  })
  await api.pool.query(`update appointment set from_on = '2026-01-01' where stand_in_for = $1`, [
    stayer.appointmentId,
  ])
  const standIn = await api.pool.query<{ id: string }>('select id from appointment where stand_in_for = $1', [
    stayer.appointmentId,
  ])
  await change(api, 'office', 'endAppointment', { appointmentId: standIn.rows[0]?.id })
  const list = (await handover('office', tree.ids.unit))?.handover ?? []
  expect(list.map(({ kind, title }) => [kind, title.zh])).toEqual([
    ['STAND_IN', `stayer${made}：甲县 编辑`],
    ['ACCOUNT', '甲县发布（微博）'],
  ])
})
