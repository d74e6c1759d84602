import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { fixedClock } from '../../platform/clock/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { carryOutPlanned } from './index.js'

let api: TestApi
let trees = 0
let root: TestOrg
let city: TestOrg
let east: TestOrg
let west: TestOrg
let town: TestOrg

beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api?.close())

/**
 * A tree for each test: root ─ city ─ east ─ town (one account), with an office administrator of the city and of east.
 *                                   └ west
 */
beforeEach(async () => {
  trees += 1
  const office = { kind: 'government_office' }
  root = await insertOrg(api.pool, { ...office, name: '省政府办公厅' })
  city = await insertOrg(api.pool, { ...office, parent: root, name: '市政府办公室' })
  east = await insertOrg(api.pool, { ...office, parent: city, name: '东县政府办公室', category: 'county' })
  west = await insertOrg(api.pool, { ...office, parent: city, name: '西县政府办公室', category: 'county' })
  town = await insertOrg(api.pool, { kind: 'township', parent: east, name: '河口镇' })
  await insertAccount(api.pool, town, { code: `A${trees}` })
  await insertPerson(api.pool, { login: `city${trees}`, org: city, role: Role.officeAdministrator })
  await insertPerson(api.pool, { login: `east${trees}`, org: east, role: Role.officeAdministrator })
})

const cityOffice = () => `city${trees}`
const eastOffice = () => `east${trees}`

interface Outcome {
  readonly __typename: string
  readonly code?: string
  readonly field?: string | null
  readonly currentVersion?: number
  readonly fields?: readonly { field: string; yours: unknown; current: unknown }[]
  readonly change?: { id: string; state: string; effectiveOn: string; summary: { zh: string } }
}

async function change(as: string, mutation: string, input: Record<string, unknown>): Promise<Outcome> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const conflict =
    mutation === 'createOrganisation'
      ? ''
      : '... on VersionConflict { code currentVersion fields { field yours current } }'
  const { data, errors } = await api.graphql<Record<string, Outcome>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename
       ... on Refusal { code field } ${conflict}
       ... on OrganisationChanged { change { id state effectiveOn summary { zh } } } } }`,
    { input },
    { as },
  )
  return data?.[mutation] ?? { __typename: 'RequestError', code: errors[0]?.extensions.code ?? 'none' }
}

const code = async (outcome: Promise<Outcome>) => {
  const { __typename, code: refusal } = await outcome
  return refusal ?? __typename
}
const move = (as: string, unit: TestOrg, target: TestOrg, more: object = {}) =>
  change(as, 'moveOrganisation', { organisationId: unit.id, version: 1, targetId: target.id, ...more })

const pathOf = async (id: string) =>
  (await api.pool.query<{ path: string }>('select path from org where id = $1', [id])).rows[0]?.path

/** The tree below a unit on a day, as `name(children)`. */
async function treeOf(as: string, id: string, on: string | null): Promise<string> {
  const { data } = await api.graphql<{
    organisationLevels: { children: { nodes: { id: string; name: string }[] } }[]
  }>(
    'query ($ids: [ID!]!, $on: Date) { organisationLevels(parentIds: $ids, on: $on) { children(first: 100) { nodes { id name } } } }',
    { ids: [id], on },
    { as },
  )
  const nodes = data?.organisationLevels[0]?.children.nodes ?? []
  const told = await Promise.all(
    nodes.map(async (node) => `${node.name.replace('政府办公室', '')}(${await treeOf(as, node.id, on)})`),
  )
  return told.join(' ')
}

const today = async () =>
  (await api.pool.query<{ day: string }>(`select (now() at time zone 'Asia/Shanghai')::date as day`)).rows[0]
    ?.day ?? ''
const daysFrom = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

describe('a change of the tree', () => {
  it('moves a unit with all below it and their accounts, at once', async () => {
    const outcome = await move(cityOffice(), town, west)
    expect(outcome.change).toMatchObject({
      state: 'DONE',
      summary: { zh: '“河口镇”改为隶属“西县政府办公室”' },
    })
    expect(await pathOf(town.id)).toBe(`${west.path}${town.path.split('/').at(-2)}/`)
    const { rows } = await api.pool.query('select org_path from account where org_id = $1', [town.id])
    expect(rows).toEqual([{ org_path: await pathOf(town.id) }])
    expect(await treeOf(cityOffice(), city.id, null)).toBe('东县() 西县(河口镇())')
  })

  it('shows the tree of any day, before and after', async () => {
    const now = await today()
    await move(cityOffice(), town, west)
    await change(cityOffice(), 'renameOrganisation', {
      organisationId: west.id,
      version: 1,
      name: '西河区政府办公室',
      effectiveOn: daysFrom(now, -10),
      reason: '区划调整',
    })
    expect(await treeOf(cityOffice(), city.id, daysFrom(now, -11))).toBe('东县(河口镇()) 西县()')
    expect(await treeOf(cityOffice(), city.id, daysFrom(now, -10))).toBe('东县(河口镇()) 西河区()')
    expect(await treeOf(cityOffice(), city.id, now)).toBe('东县() 西河区(河口镇())')
  })

  it('acts on the very next request: what left the subtree is gone from it', async () => {
    const seen = async () =>
      (
        await api.graphql<{ accounts: { totalCount: number } }>(
          '{ accounts { totalCount } }',
          {},
          { as: eastOffice() },
        )
      ).data?.accounts.totalCount
    expect(await seen()).toBe(1)
    await move(cityOffice(), town, west)
    expect(await seen()).toBe(0)
  })

  it.each<[string, () => Promise<Outcome>, string]>([
    ['beyond one’s subtree at the far end', () => move(eastOffice(), town, west), 'organisation/not-found'],
    ['of the unit one is appointed at', () => move(eastOffice(), east, town), 'organisation/own-unit'],
    ['to below itself', () => move(cityOffice(), east, town), 'organisation/below-itself'],
    ['to where it stands', () => move(cityOffice(), town, east), 'organisation/same-parent'],
    ['where its kind does not stand', () => move(cityOffice(), west, town), 'organisation/kind-not-below'],
    [
      'of days gone by without a reason',
      () => move(cityOffice(), town, west, { effectiveOn: '2025-01-01' }),
      'organisation/reason-required',
    ],
    [
      'too far ahead',
      () => move(cityOffice(), town, west, { effectiveOn: '2099-01-01' }),
      'organisation/too-far',
    ],
    [
      'without a code of its own',
      () =>
        change(cityOffice(), 'createOrganisation', {
          parentId: east.id,
          code: west.code,
          name: '新镇',
          kind: 'TOWNSHIP',
        }),
      'organisation/code-taken',
    ],
    [
      'to a name that is taken beside it',
      () =>
        change(cityOffice(), 'renameOrganisation', {
          organisationId: east.id,
          version: 1,
          name: '西县政府办公室',
        }),
      'organisation/name-taken',
    ],
    [
      'of a root',
      () => change(cityOffice(), 'abolishOrganisation', { organisationId: city.id, version: 1 }),
      'organisation/own-unit',
    ],
    [
      'that leaves children nowhere',
      () => change(cityOffice(), 'abolishOrganisation', { organisationId: east.id, version: 1 }),
      'organisation/children-need-place',
    ],
  ])('%s is refused, and nothing changes', async (_, ask, expected) => {
    const rows = async () =>
      (await api.pool.query(`select count(*) from org_change union all select count(*) from org`)).rows
    const before = await rows()
    expect(await code(ask())).toBe(expected)
    expect(await rows()).toEqual(before)
  })

  it('from a version that is no longer the current one is told both sides', async () => {
    await change(cityOffice(), 'renameOrganisation', {
      organisationId: east.id,
      version: 1,
      name: '东海县政府办公室',
    })
    const second = await change(cityOffice(), 'renameOrganisation', {
      organisationId: east.id,
      version: 1,
      name: '东江县政府办公室',
    })
    expect(second).toMatchObject({
      __typename: 'VersionConflict',
      currentVersion: 2,
      fields: [{ field: 'name', yours: '东江县政府办公室', current: '东海县政府办公室' }],
    })
  })

  it('under one key creates one unit', async () => {
    const input = {
      parentId: east.id,
      code: `N${trees}`,
      name: '新设镇',
      kind: 'TOWNSHIP',
      idempotencyKey: uuidv7(),
    }
    const [first, second] = [
      await change(cityOffice(), 'createOrganisation', input),
      await change(cityOffice(), 'createOrganisation', input),
    ]
    expect(first.change?.state).toBe('DONE')
    expect(second.change?.id).toBe(first.change?.id)
    expect(await treeOf(cityOffice(), city.id, null)).toContain('新设镇')
    expect(await treeOf(cityOffice(), city.id, daysFrom(await today(), -1))).not.toContain('新设镇')
  })

  it('two moves that cross make no loop: the second is refused', async () => {
    const [left, right] = [
      await insertOrg(api.pool, { parent: city, name: '甲局' }),
      await insertOrg(api.pool, { parent: city, name: '乙局' }),
    ]
    for (let round = 0; round < 3; round++) {
      const outcomes = await Promise.all([
        code(
          change(cityOffice(), 'moveOrganisation', {
            organisationId: left.id,
            version: 1,
            targetId: right.id,
          }),
        ),
        code(
          change(cityOffice(), 'moveOrganisation', {
            organisationId: right.id,
            version: 1,
            targetId: left.id,
          }),
        ),
      ])
      expect(outcomes.filter((each) => each === 'OrganisationChanged')).toHaveLength(round === 0 ? 1 : 0)
    }
    const [one, other] = [await pathOf(left.id), await pathOf(right.id)]
    expect([one, other].every((path) => path?.startsWith(city.path))).toBe(true)
    expect(one?.startsWith(other ?? '') || other?.startsWith(one ?? '')).toBe(true)
  })
})

describe('a merger', () => {
  it('hands the children over, ends the unit, and leaves its accounts something to do', async () => {
    const own = await insertAccount(api.pool, east, { code: `E${trees}` })
    const outcome = await change(cityOffice(), 'mergeOrganisation', {
      organisationId: east.id,
      version: 1,
      targetId: west.id,
    })
    expect(outcome.change?.state).toBe('DONE')
    expect(await treeOf(cityOffice(), city.id, null)).toBe('西县(河口镇())')
    expect(await treeOf(cityOffice(), city.id, daysFrom(await today(), -1))).toBe('东县(河口镇()) 西县()')
    const { data } = await api.graphql(
      `query ($account: ID!, $unit: ID!) {
         account(id: $account) { obligation { organisation { name } successor { name } } }
         organisation(id: $unit) { abolishedOn mergedInto { name } viewerCanChange } }`,
      { account: own.id, unit: east.id },
      { as: cityOffice() },
    )
    expect(data).toEqual({
      account: {
        obligation: { organisation: { name: '东县政府办公室' }, successor: { name: '西县政府办公室' } },
      },
      organisation: {
        abolishedOn: await today(),
        mergedInto: { name: '西县政府办公室' },
        viewerCanChange: false,
      },
    })
    await api.pool.query('update account set org_id = $2, org_path = $3 where id = $1', [
      own.id,
      west.id,
      west.path,
    ])
    const after = await api.graphql<{ account: { obligation: null } }>(
      'query ($id: ID!) { account(id: $id) { obligation { aroseOn } } }',
      { id: own.id },
      { as: cityOffice() },
    )
    expect(after.data?.account.obligation).toBeNull()
  })
})

describe('a change of a day to come', () => {
  const planned = async () => {
    const day = daysFrom(await today(), 30)
    const { change: made } = await move(cityOffice(), town, west, { effectiveOn: day })
    return { day, id: made?.id ?? '', state: made?.state }
  }
  const stateOf = async (id: string) =>
    (await api.pool.query(`select state, problem ->> 'code' as problem from org_change where id = $1`, [id]))
      .rows[0]

  it('is carried out on its day, not before', async () => {
    const { day, id, state } = await planned()
    expect(state).toBe('PLANNED')
    const clock = fixedClock(Date.parse(`${day}T00:00:00+08:00`) - 1)
    await carryOutPlanned(api.pool, clock)
    expect(await pathOf(town.id)).toBe(town.path)
    clock.set(Date.parse(`${day}T00:00:00+08:00`))
    await Promise.all([carryOutPlanned(api.pool, clock), carryOutPlanned(api.pool, clock)])
    expect(await pathOf(town.id)).toMatch(new RegExp(`^${west.path}`))
    expect(await stateOf(id)).toEqual({ state: 'done', problem: null })
    expect(await treeOf(cityOffice(), city.id, daysFrom(day, -1))).toBe('东县(河口镇()) 西县()')
    expect(await treeOf(cityOffice(), city.id, day)).toBe('东县() 西县(河口镇())')
    const { rows } = await api.pool.query(`select action from audit_entry where object_id = $1 order by id`, [
      town.id,
    ])
    expect(rows.map((row: { action: string }) => row.action)).toEqual([
      'organisation.plan',
      'organisation.move',
    ])
  })

  it('can be withdrawn until then, once, and is then never carried out', async () => {
    const { day, id } = await planned()
    const withdraw = async () =>
      (
        await api.graphql<{ withdrawOrganisationChange: Outcome }>(
          'mutation ($id: ID!) { withdrawOrganisationChange(id: $id) { __typename ... on Refusal { code } } }',
          { id },
          { as: cityOffice() },
        )
      ).data?.withdrawOrganisationChange
    expect(await withdraw()).toEqual({ __typename: 'OrganisationChanged' })
    expect(await withdraw()).toMatchObject({ code: 'organisation-change/not-planned' })
    await carryOutPlanned(api.pool, fixedClock(Date.parse(`${day}T12:00:00+08:00`)))
    expect(await pathOf(town.id)).toBe(town.path)
  })

  it('that has become impossible fails with the reason', async () => {
    const { day, id } = await planned()
    await change(cityOffice(), 'abolishOrganisation', { organisationId: west.id, version: 1 })
    await carryOutPlanned(api.pool, fixedClock(Date.parse(`${day}T12:00:00+08:00`)))
    expect(await stateOf(id)).toEqual({ state: 'failed', problem: 'organisation/target-abolished' })
    expect(await pathOf(town.id)).toBe(town.path)
  })

  it('of units that have left the subtree of whoever decided it fails', async () => {
    const { day, id } = await planned()
    const elsewhere = await insertOrg(api.pool, { parent: root, kind: 'government_office', name: '另一市' })
    await api.pool.query('update org set parent_id = $2, path = $3 where id = $1', [
      west.id,
      elsewhere.id,
      `${elsewhere.path}${west.path.split('/').at(-2)}/`,
    ])
    await carryOutPlanned(api.pool, fixedClock(Date.parse(`${day}T12:00:00+08:00`)))
    expect(await stateOf(id)).toEqual({ state: 'failed', problem: 'organisation-change/out-of-scope' })
  })
})

describe('a preview', () => {
  const ask = async (input: object) =>
    (
      await api.graphql<{ organisationChangePreview: Record<string, unknown> }>(
        `query ($input: OrganisationChangePreviewInput!) { organisationChangePreview(input: $input) { __typename
           ... on Refusal { code }
           ... on OrganisationChangePreview { planned movedUnits movedAccounts obligations people
             losing { personName } gaining { personName } categories { category units } plannedChanges { id } } } }`,
        { input },
        { as: cityOffice() },
      )
    ).data?.organisationChangePreview

  it('of a move tells what moves and who sees it no more, and changes nothing', async () => {
    await insertPerson(api.pool, { login: `west${trees}`, org: west, role: Role.leader })
    expect(await ask({ kind: 'MOVE', organisationId: town.id, targetId: west.id })).toEqual({
      __typename: 'OrganisationChangePreview',
      planned: false,
      movedUnits: 1,
      movedAccounts: 1,
      obligations: 0,
      people: 0,
      losing: [{ personName: eastOffice() }],
      gaining: [{ personName: `west${trees}` }],
      categories: [],
      plannedChanges: [],
    })
    expect(await pathOf(town.id)).toBe(town.path)
  })

  it('of a merger counts the accounts that need another host', async () => {
    await insertAccount(api.pool, east, { code: `E${trees}` })
    expect(await ask({ kind: 'MERGE', organisationId: east.id, targetId: west.id })).toMatchObject({
      movedUnits: 1,
      movedAccounts: 1,
      obligations: 1,
      people: 1,
    })
  })

  it('of what would be refused says so', async () => {
    expect(await ask({ kind: 'MOVE', organisationId: east.id, targetId: town.id })).toMatchObject({
      code: 'organisation/below-itself',
    })
  })
})
