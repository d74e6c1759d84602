import { Role } from '@zhengmei/domain/identity'
import { day } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { type SmallTree, smallTree } from '../../../testing/small-tree.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { attachEdition, publishBuiltInEditions } from '../rulebook/index.js'

let api: TestApi
let tree: SmallTree
let account: { readonly id: string }
let today: string

beforeAll(async () => {
  api = await startTestApi()
  await publishBuiltInEditions(api.pool)
  const elsewhere = await insertOrg(api.pool, { name: '外市办公室', kind: 'government_office' })
  await insertPerson(api.pool, { login: 'other', org: elsewhere, role: Role.officeAdministrator })
  await insertPerson(api.pool, { login: 'reader', org: elsewhere, role: Role.leader })
})
afterAll(() => api?.close())

/** East hosts an account and is merged into west. */
beforeEach(async () => {
  tree = await smallTree(api)
  today = await tree.today()
  account = await insertAccount(api.pool, tree.east, {
    code: `E${tree.no}`,
    platform: 'weibo',
    name: '东县发布',
  })
  await tree.change(tree.cityOffice, 'mergeOrganisation', {
    organisationId: tree.east.id,
    version: 1,
    targetId: tree.west.id,
  })
})

interface Settled {
  readonly __typename: string
  readonly code?: string
  readonly field?: string
  readonly account?: {
    readonly organisation: { readonly name: string }
    readonly closedOn: string | null
    readonly obligation: object | null
    readonly viewerCanSettle: boolean
  }
}

async function settle(input: object, as = tree.cityOffice): Promise<Settled> {
  const { data, errors } = await api.graphql<{ settleAccount: Settled }>(
    `mutation ($input: SettleAccountInput!) { settleAccount(input: $input) { __typename
       ... on Refusal { code field }
       ... on AccountSettled { account { organisation { name } closedOn obligation { aroseOn } viewerCanSettle } } } }`,
    { input: { accountId: account.id, on: today, announcement: '市政府网站公告', ...input } },
    { as },
  )
  return data?.settleAccount ?? { __typename: 'RequestError', code: errors[0]?.extensions.code ?? 'none' }
}
const transfer = (to: TestOrg, more: object = {}, as = tree.cityOffice) =>
  settle({ way: 'TRANSFER', successorId: to.id, ...more }, as)

const owing = async (toSettle: boolean) =>
  (
    await api.graphql<{ accounts: { nodes: { name: string }[] } }>(
      'query ($scope: ID, $toSettle: Boolean) { accounts(scopeId: $scope, toSettle: $toSettle) { nodes { name } } }',
      { scope: tree.city.id, toSettle },
      { as: tree.cityOffice },
    )
  ).data?.accounts.nodes.map(({ name }) => name)

const kept = async () =>
  (
    await api.pool.query(
      `select b.way, b.announcement, b.settled_on::text as on, p.login as by, o.name as successor
       from account_obligation b left join person p on p.id = b.settled_by left join org o on o.id = b.successor_id
       where b.account_id = $1`,
      [account.id],
    )
  ).rows

describe('an account whose host is no more', () => {
  it('gets another host: it is owed no more, its place follows, the trail and its file tell how', async () => {
    expect(await owing(true)).toEqual(['东县发布'])
    expect(await transfer(tree.west)).toEqual({
      __typename: 'AccountSettled',
      account: {
        organisation: { name: '西县政府办公室' },
        closedOn: null,
        obligation: null,
        viewerCanSettle: false,
      },
    })
    expect(await owing(true)).toEqual([])
    expect(await owing(false)).toContain('东县发布')
    const { rows } = await api.pool.query('select org_path, version from account where id = $1', [account.id])
    expect(rows).toEqual([{ org_path: tree.west.path, version: 2 }])
    expect(await kept()).toEqual([
      {
        way: 'transfer',
        announcement: '市政府网站公告',
        on: today,
        by: tree.cityOffice,
        successor: '西县政府办公室',
      },
    ])
    const trail = await api.pool.query('select action, after from audit_entry where object_id = $1', [
      account.id,
    ])
    expect(trail.rows).toMatchObject([{ action: 'account.settle', after: { organisationId: tree.west.id } }])
    const file = await api.pool.query('select changes from account_change where account_id = $1', [
      account.id,
    ])
    expect(file.rows).toMatchObject([
      { changes: { organisation: { before: '东县政府办公室', after: '西县政府办公室' } } },
    ])
  })

  it('is closed, and cannot be settled twice', async () => {
    expect(await settle({ way: 'CLOSURE' })).toMatchObject({
      account: { closedOn: today, obligation: null, organisation: { name: '东县政府办公室' } },
    })
    expect(await settle({ way: 'CLOSURE' })).toMatchObject({ code: 'obligation/none' })
    expect(await kept()).toMatchObject([{ way: 'closure', successor: null }])
  })

  it('is settled by one of two who try at once', async () => {
    const outcomes = await Promise.all([transfer(tree.west), settle({ way: 'CLOSURE' })])
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).toSorted()).toEqual([
      'AccountSettled',
      'obligation/none',
    ])
  })

  it('of a host that was abolished, when its new host is abolished as well, is owed again', async () => {
    await transfer(tree.west)
    const office = await insertOrg(api.pool, {
      parent: tree.city,
      name: '新区办公室',
      kind: 'government_office',
    })
    await tree.change(tree.cityOffice, 'mergeOrganisation', {
      organisationId: tree.west.id,
      version: 1,
      targetId: office.id,
    })
    expect(await owing(true)).toEqual(['东县发布'])
    expect(await transfer(office)).toMatchObject({ account: { organisation: { name: '新区办公室' } } })
  })
})

describe('a settlement is refused', () => {
  it.each<[string, () => Promise<Settled>, string]>([
    [
      'without an announcement',
      () => transfer(tree.west, { announcement: ' ' }),
      'obligation/announcement-required',
    ],
    ['for a day to come', () => transfer(tree.west, { on: '2099-01-01' }), 'obligation/to-come'],
    ['without a new host', () => settle({ way: 'TRANSFER' }), 'obligation/host-needed'],
    ['to the host that is no more', () => transfer(tree.east), 'obligation/host-ended'],
    ['to a unit beyond one’s subtree', () => transfer(tree.root), 'organisation/not-found'],
    ['by who sees neither', () => transfer(tree.west, {}, 'other'), 'account/not-found'],
    ['by who may not edit accounts', () => transfer(tree.west, {}, 'reader'), 'access/denied'],
  ])('%s', async (_, ask, expected) => {
    expect(await ask()).toMatchObject({ code: expected })
    expect(await kept()).toMatchObject([{ way: null }])
  })

  it('where the new host has an account on the platform already, as the rules in force say', async () => {
    await attachEdition(api.pool, {
      orgId: tree.city.id,
      editionId: 'suqian-2021',
      version: 1,
      attachedFrom: day('2021-06-20'),
    })
    await insertAccount(api.pool, tree.west, { code: `W${tree.no}`, platform: 'weibo', name: '西县发布' })
    expect(await transfer(tree.west)).toMatchObject({ code: 'account/one-per-platform' })
    expect(await kept()).toMatchObject([{ way: null }])
  })

  it('of an account that owes nothing', async () => {
    const { rows } = await api.pool.query<{ id: string }>('select id from account where code = $1', [
      `A${tree.no}`,
    ])
    expect(await settle({ accountId: rows[0]?.id, way: 'CLOSURE' })).toMatchObject({
      code: 'obligation/none',
    })
  })
})
