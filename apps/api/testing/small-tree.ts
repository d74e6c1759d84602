import { Role } from '@zhengmei/domain/identity'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from './fixtures.js'
import type { TestApi } from './test-api.js'

/** How a change of the tree was answered. */
export interface Outcome {
  readonly __typename: string
  readonly code?: string
  readonly field?: string | null
  readonly currentVersion?: number
  readonly fields?: readonly { field: string; yours: unknown; current: unknown }[]
  readonly change?: { id: string; state: string; effectiveOn: string; summary: { zh: string } }
}

let trees = 0

/**
 * A tree of a test's own: root ─ city ─ east ─ town (one account), with an office administrator of the city and of east.
 *                                     └ west
 */
export async function smallTree(api: TestApi) {
  trees += 1
  const no = trees
  const office = { kind: 'government_office' }
  const root = await insertOrg(api.pool, { ...office, name: '省政府办公厅' })
  const city = await insertOrg(api.pool, { ...office, parent: root, name: '市政府办公室' })
  const east = await insertOrg(api.pool, {
    ...office,
    parent: city,
    name: '东县政府办公室',
    category: 'county',
  })
  const west = await insertOrg(api.pool, {
    ...office,
    parent: city,
    name: '西县政府办公室',
    category: 'county',
  })
  const town = await insertOrg(api.pool, { kind: 'township', parent: east, name: '河口镇' })
  await insertAccount(api.pool, town, { code: `A${no}` })
  await insertPerson(api.pool, { login: `city${no}`, org: city, role: Role.officeAdministrator })
  await insertPerson(api.pool, { login: `east${no}`, org: east, role: Role.officeAdministrator })

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

  return {
    no,
    root,
    city,
    east,
    west,
    town,
    cityOffice: `city${no}`,
    eastOffice: `east${no}`,
    change,
    treeOf,
    move: (as: string, unit: TestOrg, target: TestOrg, more: object = {}) =>
      change(as, 'moveOrganisation', { organisationId: unit.id, version: 1, targetId: target.id, ...more }),
    pathOf: async (id: string) =>
      (await api.pool.query<{ path: string }>('select path from org where id = $1', [id])).rows[0]?.path,
    today: async () =>
      (await api.pool.query<{ day: string }>(`select (now() at time zone 'Asia/Shanghai')::date as day`))
        .rows[0]?.day ?? '',
  }
}
export type SmallTree = Awaited<ReturnType<typeof smallTree>>

/** The refusal's code, or what it was answered with. */
export const codeOf = async (outcome: Promise<Outcome>): Promise<string> => {
  const { __typename, code } = await outcome
  return code ?? __typename
}

/** A day so many days after another. */
export const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
