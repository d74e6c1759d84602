import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  insertAccount,
  insertAppointment,
  insertOrg,
  insertPerson,
  type TestOrg,
} from '../../../../testing/fixtures.js'
import { type AdministeredTree, insertAdministeredTree } from '../../../../testing/people.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { uuidv7 } from '../../../platform/ids/index.js'

let api: TestApi
let tree: AdministeredTree
/** Root of another tree. */
let other: TestOrg
let account: { readonly id: string }
let people: Record<string, string>

beforeAll(async () => {
  api = await startTestApi()
  const { pool } = api
  tree = await insertAdministeredTree(api)
  other = await insertOrg(pool, { name: '另一棵树' })
  account = await insertAccount(pool, tree.county)
  const add = async (login: string, org: TestOrg, role: Role) =>
    (await insertPerson(pool, { login, org, role })).id
  people = {
    ...tree.ids,
    lower: await add('lower', tree.city, Role.securityAdministrator),
    foreign: await add('foreign', other, Role.officeAdministrator),
    off: await add('off', tree.county, Role.editor),
  }
  // The office of the city is to lead the county besides; the unit's administrator led the city once.
  await insertAppointment(pool, tree.ids.office, tree.county, Role.leader, { fromOn: '2999-01-01' })
  await insertAppointment(pool, tree.ids.unit, tree.city, Role.officeAdministrator, { toOn: '2021-01-01' })
  await insertAppointment(pool, tree.ids.unit, tree.beside, Role.reporting)
  await pool.query('update person set disabled_at = now() where id = $1', [people['off']])
})
afterAll(() => api?.close())

interface Explained {
  readonly allowed: boolean
  readonly complete: boolean
  readonly organisation: { readonly name: string }
  readonly account: { readonly id: string } | null
  readonly verdicts: readonly {
    readonly allows: boolean
    readonly reason: string
    readonly sentence: { readonly zh: string }
    readonly appointment: { readonly role: string }
  }[]
}
async function explain(as: string, personId: string, objectId: string, action: string) {
  const answer = await api.graphql<{ accessExplanation: Explained | null }>(
    `query ($personId: ID!, $objectId: ID!, $action: Action!) {
      accessExplanation(personId: $personId, objectId: $objectId, action: $action) {
        allowed complete organisation { name } account { id }
        verdicts { allows reason sentence { zh } appointment { role organisation { name } standInFor { name } } } } }`,
    { personId, objectId, action },
    { as },
  )
  expect(answer.errors).toEqual([])
  return answer.data?.accessExplanation ?? null
}
interface Listed {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly {
    readonly person: { readonly login: string }
    readonly appointment: { readonly role: string; readonly organisation: { readonly name: string } }
    readonly sentence: { readonly zh: string }
  }[]
}
async function page(as: string, objectId: string, action: string, first = 100, after?: string | null) {
  const answer = await api.graphql<{ peopleWithAccess: Listed }>(
    `query ($objectId: ID!, $action: Action!, $first: Int, $after: String) {
      peopleWithAccess(objectId: $objectId, action: $action, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { person { login } sentence { zh } appointment { role toOn organisation { name } } } } }`,
    { objectId, action, first, after },
    { as },
  )
  expect(answer.errors).toEqual([])
  if (!answer.data) throw new Error('no answer')
  return { ...answer.data.peopleWithAccess, statements: answer.statements }
}
const logins = (listed: Listed) => listed.nodes.map(({ person }) => person.login)
const at = (place: string) => ({ ...tree, other, account })[place as 'city'].id

describe('whether somebody may, and why', () => {
  it.each([
    ['office', 'county', 'RUN_START', true, ['NOT_YET_IN_FORCE', 'GIVEN']],
    ['office', 'account', 'ACCOUNT_READ', true, ['NOT_YET_IN_FORCE', 'GIVEN']],
    ['office', 'root', 'RUN_START', false, ['NOT_YET_IN_FORCE', 'OUTSIDE_THE_SUBTREE']],
    ['unit', 'county', 'RUN_READ', true, ['OUTSIDE_THE_SUBTREE', 'GIVEN', 'OVER']],
    ['unit', 'city', 'RUN_START', false, ['NOT_OF_THE_ROLE', 'NOT_OF_THE_ROLE', 'OVER']],
    ['audit', 'other', 'AUDIT_READ', true, ['GIVEN_IN_EVERY_TREE']],
    ['lower', 'other', 'APPOINTMENT_GRANT', false, ['OUTSIDE_THE_SUBTREE']],
    ['off', 'county', 'RUN_READ', false, ['GIVEN']],
  ])('%s, %s, %s: %s', async (person, place, action, allowed, reasons) => {
    const told = await explain('security', people[person] ?? '', at(place), action)
    expect(told).toMatchObject({ allowed, complete: true })
    expect(told?.verdicts.map(({ reason }) => reason)).toEqual(reasons)
    expect(told?.account?.id ?? null).toBe(place === 'account' ? account.id : null)
  })

  it('quotes the table of policies', async () => {
    const told = await explain('audit', tree.ids.office, tree.city.id, 'RUN_START')
    expect(told?.verdicts[1]?.sentence.zh).toBe('主管单位管理员可在其范围内发起考核')
  })
})

describe('who may', () => {
  const actions = [
    'ORGANISATION_READ',
    'RUN_START',
    'AUDIT_READ',
    'DATASET_IMPORT',
    'PEOPLE_READ',
    'TOKEN_CREATE',
  ]

  it.each(['root', 'city', 'county', 'beside', 'other', 'account'])(
    'is, of %s, exactly those of whom an explanation says so',
    async (place) => {
      for (const action of actions) {
        const may: string[] = []
        for (const [login, id] of Object.entries(people))
          if ((await explain('security', id, at(place), action))?.allowed) may.push(login)
        const listed = await page('security', at(place), action)
        expect([...new Set(logins(listed))], action).toEqual(may.sort())
        expect(listed.totalCount).toBe(listed.nodes.length)
      }
    },
  )

  it('comes by pages, each appointment once', async () => {
    const whole = logins(await page('security', tree.county.id, 'RUN_READ'))
    const turned: string[] = []
    let after: string | null = null
    do {
      const listed: Listed = await page('security', tree.county.id, 'RUN_READ', 2, after)
      turned.push(...logins(listed))
      after = listed.pageInfo.hasNextPage ? listed.pageInfo.endCursor : null
    } while (after !== null)
    expect(turned).toEqual(whole)
    expect(whole.length).toBeGreaterThan(4)
  })

  it('takes as many statements for many as for one', async () => {
    const before = await page('security', tree.beside.id, 'RUN_READ')
    for (let count = 0; count < 20; count += 1)
      await insertPerson(api.pool, { login: `many${count}`, org: tree.beside, role: Role.editor })
    const after = await page('security', tree.beside.id, 'RUN_READ')
    expect(after.nodes).toHaveLength(before.nodes.length + 20)
    expect(after.statements).toHaveLength(before.statements.length)
  })
})

describe('a security administrator below the root', () => {
  it('is told of people and appointments of their subtree only, and that there may be more', async () => {
    const told = await explain('lower', tree.ids.unit, tree.county.id, 'RUN_READ')
    expect(told).toMatchObject({ allowed: true, complete: false })
    const listed = await page('lower', tree.county.id, 'ORGANISATION_READ')
    expect(logins(listed)).toEqual(['lower', 'office', 'unit'])
    expect(listed.totalCount).toBe(3)
  })

  it('hears nothing of an appointment above, also of somebody who is theirs', async () => {
    await insertAppointment(api.pool, tree.ids.unit, tree.root, Role.guidance)
    const told = await explain('lower', tree.ids.unit, tree.beside.id, 'RUN_READ')
    expect(told?.verdicts.map(({ appointment }) => appointment.role)).not.toContain('GUIDANCE')
  })

  it.each([
    ['a person above', () => [tree.ids.system, tree.county.id]],
    ['a person of another tree', () => [people['foreign'], tree.county.id]],
    ['a unit above', () => [tree.ids.unit, tree.root.id]],
    ['another tree', () => [tree.ids.unit, other.id]],
    ['nobody', () => [uuidv7(), tree.county.id]],
    ['nothing', () => [tree.ids.unit, uuidv7()]],
    ['no id', () => ['x', 'y']],
  ])('has no answer on %s', async (_, ids) => {
    const [person, object] = ids()
    expect(await explain('lower', person ?? '', object ?? '', 'RUN_READ')).toBeNull()
  })

  it.each([
    ['a unit above', () => tree.root.id],
    ['nothing', uuidv7],
    ['no id', () => 'x'],
  ])('finds nobody for %s', async (_, id) => {
    expect(await page('lower', id(), 'RUN_READ')).toMatchObject({ totalCount: 0, nodes: [] })
  })
})

it.each(['system', 'office', 'unit'])('%s may not ask', async (as) => {
  const answer = await api.graphql(
    `query ($id: ID!) { peopleWithAccess(objectId: $id, action: RUN_READ) { totalCount } }`,
    { id: tree.county.id },
    { as },
  )
  expect(answer.errors.map((error) => error.extensions.code)).toEqual(['access/denied'])
})
