import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertOrg, type TestOrg } from '../../../testing/fixtures.js'
import { codeOf, type SmallTree, smallTree } from '../../../testing/small-tree.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'

let api: TestApi
let tree: SmallTree
let bureau: TestOrg
let station: TestOrg

beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api?.close())
/** A bureau of the city; a station in the town that belongs to it by line. */
beforeEach(async () => {
  tree = await smallTree(api)
  bureau = await insertOrg(api.pool, { kind: 'department', parent: tree.city, name: '市交通局' })
  station = await insertOrg(api.pool, { kind: 'institution', parent: tree.town, name: '河口运管所' })
  await edit(station, { lineParentId: bureau.id })
})

const versionOf = async ({ id }: TestOrg) =>
  (await api.pool.query<{ version: number }>('select version from org where id = $1', [id])).rows[0]?.version
const edit = async (unit: TestOrg, given: Record<string, unknown>) =>
  tree.change(tree.cityOffice, 'editOrganisation', {
    organisationId: unit.id,
    version: await versionOf(unit),
    ...given,
  })
const end = async (unit: TestOrg, mutation: string, targetId?: string) =>
  tree.change(tree.cityOffice, mutation, {
    organisationId: unit.id,
    version: await versionOf(unit),
    targetId,
  })
/** Who supervises a unit by line, by name. */
const lineOf = async (unit: TestOrg) =>
  (
    await api.graphql<{ organisation: { lineParent: { name: string } | null } }>(
      'query ($id: ID!) { organisation(id: $id) { lineParent { name } } }',
      { id: unit.id },
      { as: tree.cityOffice },
    )
  ).data?.organisation.lineParent?.name ?? null

describe('a parent by line', () => {
  it('supervises, until the unit leaves the line', async () => {
    expect(await lineOf(station)).toBe('市交通局')
    await edit(station, { leavesLine: true })
    expect(await lineOf(station)).toBeNull()
  })

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'the unit itself',
      () => codeOf(edit(station, { lineParentId: station.id })),
      'organisation/line-to-itself',
    ],
    [
      'what stands below it by line',
      () => codeOf(edit(bureau, { lineParentId: station.id })),
      'organisation/line-loop',
    ],
    [
      'a unit that has ended',
      async () => {
        await end(tree.west, 'abolishOrganisation')
        return codeOf(edit(station, { lineParentId: tree.west.id }))
      },
      'organisation/line-ended',
    ],
    [
      'a section',
      async () => {
        const section = await insertOrg(api.pool, { kind: 'section', parent: bureau, name: '运输科' })
        return codeOf(edit(station, { lineParentId: section.id }))
      },
      'organisation/line-kind',
    ],
  ])('is not %s', async (_, ask, expected) => {
    expect(await ask()).toBe(expected)
    expect(await lineOf(station)).toBe('市交通局')
  })

  it('that is merged hands over what stands below it by line', async () => {
    const other = await insertOrg(api.pool, { kind: 'department', parent: tree.city, name: '市运输局' })
    await end(bureau, 'mergeOrganisation', other.id)
    expect(await lineOf(station)).toBe('市运输局')
  })

  it('that is merged into one below it by line leaves the others to who is above it', async () => {
    await edit(bureau, { lineParentId: tree.city.id })
    const other = await insertOrg(api.pool, { kind: 'department', parent: tree.city, name: '市运输局' })
    await edit(other, { lineParentId: station.id })
    await end(bureau, 'mergeOrganisation', other.id)
    expect(await lineOf(station)).toBe('市政府办公室')
  })

  it('that is abolished leaves them to who is above it, and the preview counts them', async () => {
    const { data } = await api.graphql<{ organisationChangePreview: { relinedUnits: number } }>(
      `query ($input: OrganisationChangePreviewInput!) { organisationChangePreview(input: $input) {
        ... on OrganisationChangePreview { relinedUnits } } }`,
      { input: { kind: 'ABOLISH', organisationId: bureau.id } },
      { as: tree.cityOffice },
    )
    expect(data?.organisationChangePreview.relinedUnits).toBe(1)
    await end(bureau, 'abolishOrganisation')
    expect(await lineOf(station)).toBeNull()
  })
})

describe('what is told of a unit', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['fewer residents than none', { residentPopulation: -1 }, 'residentPopulation'],
    ['a division code of letters', { divisionCode: 'SUQIAN' }, 'divisionCode'],
    ['a category without end', { category: '类'.repeat(51) }, 'category'],
  ])('%s is refused at its field', async (_, given, field) => {
    expect(await edit(tree.town, given)).toMatchObject({ __typename: 'Refusal', field })
    expect(await versionOf(tree.town)).toBe(1)
  })
})
