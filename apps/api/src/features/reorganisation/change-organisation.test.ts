import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg } from '../../../testing/fixtures.js'
import { codeOf, daysFrom, type Outcome, type SmallTree, smallTree } from '../../../testing/small-tree.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { uuidv7 } from '../../platform/ids/index.js'

let api: TestApi
let tree: SmallTree

beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api?.close())
beforeEach(async () => {
  tree = await smallTree(api)
})

describe('a change of the tree', () => {
  it('moves a unit with all below it and their accounts, at once', async () => {
    const outcome = await tree.move(tree.cityOffice, tree.town, tree.west)
    expect(outcome.change).toMatchObject({
      state: 'DONE',
      summary: { zh: '“河口镇”改为隶属“西县政府办公室”' },
    })
    expect(await tree.pathOf(tree.town.id)).toBe(`${tree.west.path}${tree.town.path.split('/').at(-2)}/`)
    const { rows } = await api.pool.query('select org_path from account where org_id = $1', [tree.town.id])
    expect(rows).toEqual([{ org_path: await tree.pathOf(tree.town.id) }])
    expect(await tree.treeOf(tree.cityOffice, tree.city.id, null)).toBe('东县() 西县(河口镇())')
  })

  it('shows the tree of any day, before and after', async () => {
    const now = await tree.today()
    await tree.move(tree.cityOffice, tree.town, tree.west)
    await tree.change(tree.cityOffice, 'renameOrganisation', {
      organisationId: tree.west.id,
      version: 1,
      name: '西河区政府办公室',
      effectiveOn: daysFrom(now, -10),
      reason: '区划调整',
    })
    expect(await tree.treeOf(tree.cityOffice, tree.city.id, daysFrom(now, -11))).toBe('东县(河口镇()) 西县()')
    expect(await tree.treeOf(tree.cityOffice, tree.city.id, daysFrom(now, -10))).toBe(
      '东县(河口镇()) 西河区()',
    )
    expect(await tree.treeOf(tree.cityOffice, tree.city.id, now)).toBe('东县() 西河区(河口镇())')
  })

  it('acts on the very next request: what left the subtree is gone from it', async () => {
    const seen = async () =>
      (
        await api.graphql<{ accounts: { totalCount: number } }>(
          '{ accounts { totalCount } }',
          {},
          { as: tree.eastOffice },
        )
      ).data?.accounts.totalCount
    expect(await seen()).toBe(1)
    await tree.move(tree.cityOffice, tree.town, tree.west)
    expect(await seen()).toBe(0)
  })

  it.each<[string, () => Promise<Outcome>, string]>([
    [
      'beyond one’s subtree at the far end',
      () => tree.move(tree.eastOffice, tree.town, tree.west),
      'organisation/not-found',
    ],
    [
      'of the unit one is appointed at',
      () => tree.move(tree.eastOffice, tree.east, tree.town),
      'organisation/own-unit',
    ],
    ['to below itself', () => tree.move(tree.cityOffice, tree.east, tree.town), 'organisation/below-itself'],
    [
      'to where it stands',
      () => tree.move(tree.cityOffice, tree.town, tree.east),
      'organisation/same-parent',
    ],
    [
      'where its kind does not stand',
      () => tree.move(tree.cityOffice, tree.west, tree.town),
      'organisation/kind-not-below',
    ],
    [
      'of days gone by without a reason',
      () => tree.move(tree.cityOffice, tree.town, tree.west, { effectiveOn: '2025-01-01' }),
      'organisation/reason-required',
    ],
    [
      'too far ahead',
      () => tree.move(tree.cityOffice, tree.town, tree.west, { effectiveOn: '2099-01-01' }),
      'organisation/too-far',
    ],
    [
      'without a code of its own',
      () =>
        tree.change(tree.cityOffice, 'createOrganisation', {
          parentId: tree.east.id,
          code: tree.west.code,
          name: '新镇',
          kind: 'TOWNSHIP',
        }),
      'organisation/code-taken',
    ],
    [
      'to a name that is taken beside it',
      () =>
        tree.change(tree.cityOffice, 'renameOrganisation', {
          organisationId: tree.east.id,
          version: 1,
          name: '西县政府办公室',
        }),
      'organisation/name-taken',
    ],
    [
      'of a root',
      () => tree.change(tree.cityOffice, 'abolishOrganisation', { organisationId: tree.city.id, version: 1 }),
      'organisation/own-unit',
    ],
    [
      'that leaves children nowhere',
      () => tree.change(tree.cityOffice, 'abolishOrganisation', { organisationId: tree.east.id, version: 1 }),
      'organisation/children-need-place',
    ],
  ])('%s is refused, and nothing changes', async (_, ask, expected) => {
    const rows = async () =>
      (await api.pool.query(`select count(*) from org_change union all select count(*) from org`)).rows
    const before = await rows()
    expect(await codeOf(ask())).toBe(expected)
    expect(await rows()).toEqual(before)
  })

  it('from a version that is no longer the current one is told both sides', async () => {
    await tree.change(tree.cityOffice, 'renameOrganisation', {
      organisationId: tree.east.id,
      version: 1,
      name: '东海县政府办公室',
    })
    const second = await tree.change(tree.cityOffice, 'renameOrganisation', {
      organisationId: tree.east.id,
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
      parentId: tree.east.id,
      code: `N${tree.no}`,
      name: '新设镇',
      kind: 'TOWNSHIP',
      idempotencyKey: uuidv7(),
    }
    const [first, second] = [
      await tree.change(tree.cityOffice, 'createOrganisation', input),
      await tree.change(tree.cityOffice, 'createOrganisation', input),
    ]
    expect(first.change?.state).toBe('DONE')
    expect(second.change?.id).toBe(first.change?.id)
    expect(await tree.treeOf(tree.cityOffice, tree.city.id, null)).toContain('新设镇')
    expect(await tree.treeOf(tree.cityOffice, tree.city.id, daysFrom(await tree.today(), -1))).not.toContain(
      '新设镇',
    )
  })

  it('two moves that cross make no loop: the second is refused', async () => {
    const [left, right] = [
      await insertOrg(api.pool, { parent: tree.city, name: '甲局' }),
      await insertOrg(api.pool, { parent: tree.city, name: '乙局' }),
    ]
    for (let round = 0; round < 3; round++) {
      const outcomes = await Promise.all([
        codeOf(
          tree.change(tree.cityOffice, 'moveOrganisation', {
            organisationId: left.id,
            version: 1,
            targetId: right.id,
          }),
        ),
        codeOf(
          tree.change(tree.cityOffice, 'moveOrganisation', {
            organisationId: right.id,
            version: 1,
            targetId: left.id,
          }),
        ),
      ])
      expect(outcomes.filter((each) => each === 'OrganisationChanged')).toHaveLength(round === 0 ? 1 : 0)
    }
    const [one, other] = [await tree.pathOf(left.id), await tree.pathOf(right.id)]
    expect([one, other].every((path) => path?.startsWith(tree.city.path))).toBe(true)
    expect(one?.startsWith(other ?? '') || other?.startsWith(one ?? '')).toBe(true)
  })
})

describe('a merger', () => {
  it('hands the children over, ends the unit, and leaves its accounts something to do', async () => {
    const own = await insertAccount(api.pool, tree.east, { code: `E${tree.no}` })
    const outcome = await tree.change(tree.cityOffice, 'mergeOrganisation', {
      organisationId: tree.east.id,
      version: 1,
      targetId: tree.west.id,
    })
    expect(outcome.change?.state).toBe('DONE')
    expect(await tree.treeOf(tree.cityOffice, tree.city.id, null)).toBe('西县(河口镇())')
    expect(await tree.treeOf(tree.cityOffice, tree.city.id, daysFrom(await tree.today(), -1))).toBe(
      '东县(河口镇()) 西县()',
    )
    const { data } = await api.graphql(
      `query ($account: ID!, $unit: ID!) {
         account(id: $account) { obligation { organisation { name } successor { name } } }
         organisation(id: $unit) { abolishedOn mergedInto { name } viewerCanChange } }`,
      { account: own.id, unit: tree.east.id },
      { as: tree.cityOffice },
    )
    expect(data).toEqual({
      account: {
        obligation: { organisation: { name: '东县政府办公室' }, successor: { name: '西县政府办公室' } },
      },
      organisation: {
        abolishedOn: await tree.today(),
        mergedInto: { name: '西县政府办公室' },
        viewerCanChange: false,
      },
    })
    await api.pool.query('update account set org_id = $2, org_path = $3 where id = $1', [
      own.id,
      tree.west.id,
      tree.west.path,
    ])
    const after = await api.graphql<{ account: { obligation: null } }>(
      'query ($id: ID!) { account(id: $id) { obligation { aroseOn } } }',
      { id: own.id },
      { as: tree.cityOffice },
    )
    expect(after.data?.account.obligation).toBeNull()
  })
})
