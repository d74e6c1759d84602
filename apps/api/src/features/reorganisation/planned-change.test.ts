import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson } from '../../../testing/fixtures.js'
import { daysFrom, type Outcome, type SmallTree, smallTree } from '../../../testing/small-tree.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { fixedClock } from '../../platform/clock/index.js'
import { carryOutPlanned } from './index.js'

let api: TestApi
let tree: SmallTree

beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api?.close())
beforeEach(async () => {
  tree = await smallTree(api)
})

describe('a change of a day to come', () => {
  const planned = async () => {
    const day = daysFrom(await tree.today(), 30)
    const { change: made } = await tree.move(tree.cityOffice, tree.town, tree.west, { effectiveOn: day })
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
    expect(await tree.pathOf(tree.town.id)).toBe(tree.town.path)
    clock.set(Date.parse(`${day}T00:00:00+08:00`))
    await Promise.all([carryOutPlanned(api.pool, clock), carryOutPlanned(api.pool, clock)])
    expect(await tree.pathOf(tree.town.id)).toMatch(new RegExp(`^${tree.west.path}`))
    expect(await stateOf(id)).toEqual({ state: 'done', problem: null })
    expect(await tree.treeOf(tree.cityOffice, tree.city.id, daysFrom(day, -1))).toBe('东县(河口镇()) 西县()')
    expect(await tree.treeOf(tree.cityOffice, tree.city.id, day)).toBe('东县() 西县(河口镇())')
    const { rows } = await api.pool.query(`select action from audit_entry where object_id = $1 order by id`, [
      tree.town.id,
    ])
    expect(rows.map((row: { action: string }) => row.action)).toEqual([
      'organisation.plan',
      'organisation.move',
    ])
  })

  it('is told by the tree, the next of several, until it is done', async () => {
    const { day } = await planned()
    await tree.change(tree.cityOffice, 'renameOrganisation', {
      organisationId: tree.town.id,
      version: 1,
      name: '河口街道',
      effectiveOn: daysFrom(day, -1),
    })
    const next = async () => {
      const { data } = await api.graphql<{
        organisationLevels: {
          children: { nodes: { nextChange: { kind: string; effectiveOn: string } | null }[] }
        }[]
      }>(
        `query ($ids: [ID!]!) { organisationLevels(parentIds: $ids) {
           children(first: 100) { nodes { nextChange { kind effectiveOn } } } } }`,
        { ids: [tree.city.id, tree.east.id, tree.west.id] },
        { as: tree.cityOffice },
      )
      return data?.organisationLevels.flatMap(({ children }) =>
        children.nodes.map(({ nextChange }) => nextChange),
      )
    }
    expect(await next()).toEqual([null, null, { kind: 'RENAME', effectiveOn: daysFrom(day, -1) }])
    await carryOutPlanned(api.pool, fixedClock(Date.parse(`${day}T00:00:00+08:00`)))
    expect(await next()).toEqual([null, null, null])
  })

  it('can be withdrawn until then, once, and is then never carried out', async () => {
    const { day, id } = await planned()
    const withdraw = async () =>
      (
        await api.graphql<{ withdrawOrganisationChange: Outcome }>(
          'mutation ($id: ID!) { withdrawOrganisationChange(id: $id) { __typename ... on Refusal { code } } }',
          { id },
          { as: tree.cityOffice },
        )
      ).data?.withdrawOrganisationChange
    expect(await withdraw()).toEqual({ __typename: 'OrganisationChanged' })
    expect(await withdraw()).toMatchObject({ code: 'organisation-change/not-planned' })
    await carryOutPlanned(api.pool, fixedClock(Date.parse(`${day}T12:00:00+08:00`)))
    expect(await tree.pathOf(tree.town.id)).toBe(tree.town.path)
  })

  it('that has become impossible fails with the reason', async () => {
    const { day, id } = await planned()
    await tree.change(tree.cityOffice, 'abolishOrganisation', { organisationId: tree.west.id, version: 1 })
    await carryOutPlanned(api.pool, fixedClock(Date.parse(`${day}T12:00:00+08:00`)))
    expect(await stateOf(id)).toEqual({ state: 'failed', problem: 'organisation/target-abolished' })
    expect(await tree.pathOf(tree.town.id)).toBe(tree.town.path)
  })

  it('of units that have left the subtree of whoever decided it fails', async () => {
    const { day, id } = await planned()
    const elsewhere = await insertOrg(api.pool, {
      parent: tree.root,
      kind: 'government_office',
      name: '另一市',
    })
    await api.pool.query('update org set parent_id = $2, path = $3 where id = $1', [
      tree.west.id,
      elsewhere.id,
      `${elsewhere.path}${tree.west.path.split('/').at(-2)}/`,
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
             ending { personName } losing { personName } gaining { personName } categories { category units } plannedChanges { id } } } }`,
        { input },
        { as: tree.cityOffice },
      )
    ).data?.organisationChangePreview

  it('of a move tells what moves and who sees it no more, and changes nothing', async () => {
    await insertPerson(api.pool, { login: `west${tree.no}`, org: tree.west, role: Role.leader })
    expect(await ask({ kind: 'MOVE', organisationId: tree.town.id, targetId: tree.west.id })).toEqual({
      __typename: 'OrganisationChangePreview',
      planned: false,
      movedUnits: 1,
      movedAccounts: 1,
      obligations: 0,
      people: 0,
      ending: [],
      losing: [{ personName: tree.eastOffice }],
      gaining: [{ personName: `west${tree.no}` }],
      categories: [],
      plannedChanges: [],
    })
    expect(await tree.pathOf(tree.town.id)).toBe(tree.town.path)
  })

  it('of a merger counts the accounts that need another host', async () => {
    await insertAccount(api.pool, tree.east, { code: `E${tree.no}` })
    expect(await ask({ kind: 'MERGE', organisationId: tree.east.id, targetId: tree.west.id })).toMatchObject({
      movedUnits: 1,
      movedAccounts: 1,
      obligations: 1,
      people: 1,
      ending: [{ personName: tree.eastOffice }],
    })
  })

  it('of what would be refused says so', async () => {
    expect(await ask({ kind: 'MOVE', organisationId: tree.east.id, targetId: tree.town.id })).toMatchObject({
      code: 'organisation/below-itself',
    })
  })
})
