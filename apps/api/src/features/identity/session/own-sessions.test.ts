import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  insertAppointment,
  insertOrg,
  insertPerson,
  type TestOrg,
  testPassword,
} from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'

let api: TestApi
let city: TestOrg
let county: TestOrg
let other: TestOrg
let people = 0

beforeAll(async () => {
  api = await startTestApi()
  city = await insertOrg(api.pool, { code: 'C1' })
  county = await insertOrg(api.pool, { parent: city, code: 'C2' })
  other = await insertOrg(api.pool, { code: 'X1' })
  await insertPerson(api.pool, { login: 'security', org: county, role: Role.securityAdministrator })
})
afterAll(() => api?.close())

async function newPerson(org = county) {
  people += 1
  const login = `person${people}`
  return { login, ...(await insertPerson(api.pool, { login, org, role: Role.officeAdministrator })) }
}

/** The cookie of a sign-in of its own. */
async function cookieBy(login: string, userAgent = 'program'): Promise<string> {
  api.forget(login)
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': userAgent },
    body: JSON.stringify({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
      variables: { input: { login, password: testPassword } },
    }),
  })
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

const ask = <Data = Record<string, never>>(cookie: string, document: string, variables = {}) =>
  api.graphql<Data>(document, variables, { headers: { cookie } })

const isIn = async (cookie: string) =>
  (await ask<{ viewer: object | null }>(cookie, '{ viewer { person { id } } }')).data?.viewer !== null

interface Listed {
  readonly mySessions: readonly { id: string; isThis: boolean; browser: string | null; address: string }[]
}
const listed = async (cookie: string) =>
  (await ask<Listed>(cookie, '{ mySessions { id isThis browser address method } }')).data?.mySessions ?? []

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'

describe('one’s own sessions', () => {
  it('are listed with browser and address, nobody else’s among them', async () => {
    const { login } = await newPerson()
    await cookieBy((await newPerson()).login)
    const [first, second] = [await cookieBy(login, chrome), await cookieBy(login)]
    const seen = await listed(first)
    expect(seen).toHaveLength(2)
    expect(seen.find((each) => each.isThis)).toMatchObject({
      browser: 'Chrome 141 · Windows 10',
      address: '127.0.0.1',
      method: 'PASSWORD',
    })
    expect(seen.find((each) => !each.isThis)?.browser).toBeNull()
    expect((await listed(second)).find((each) => each.isThis)?.browser).toBeNull()
  })

  it('end one by one, on the next request', async () => {
    const { login } = await newPerson()
    const [here, there] = [await cookieBy(login), await cookieBy(login)]
    const id = (await listed(here)).find((each) => !each.isThis)?.id
    const end = 'mutation ($id: ID!) { endSession(id: $id) { __typename ... on SessionsEnded { count } } }'
    expect((await ask(here, end, { id })).data).toMatchObject({ endSession: { count: 1 } })
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    expect((await ask(here, end, { id })).data).toMatchObject({ endSession: { __typename: 'Refusal' } })
  })

  it.each([
    [true, [true, false]],
    [false, [false, false]],
  ])('end everywhere, keeping the present one: %s', async (keepThis, expected) => {
    const { login } = await newPerson()
    const [here, there] = [await cookieBy(login), await cookieBy(login)]
    const end = `mutation { endMySessions(keepThis: ${keepThis}) { __typename } }`
    expect((await ask(here, end)).errors).toEqual([])
    expect([await isIn(here), await isIn(there)]).toEqual(expected)
  })

  it.each<[string, () => Promise<string>]>([
    ['another person’s', async () => (await listed(await cookieBy((await newPerson()).login)))[0]?.id ?? ''],
    ['one that isn’t there', async () => '01a2038c-efb5-7686-8e34-8c678c618690'],
    ['no id at all', async () => 'x'],
  ])('%s can’t be ended', async (_, target) => {
    const { login } = await newPerson()
    const end = 'mutation ($id: ID!) { endSession(id: $id) { ... on Refusal { code field } } }'
    expect((await ask(await cookieBy(login), end, { id: await target() })).data).toEqual({
      endSession: { code: 'session/not-found', field: 'id' },
    })
  })
})

describe('a security administrator', () => {
  const end = `mutation ($id: ID!) { endSessionsOfPerson(personId: $id) { __typename
    ... on SessionsEnded { count } ... on Refusal { code } } }`
  const look = 'query ($id: ID!) { sessionsOfPerson(personId: $id) { id } }'

  it('sees and ends the sessions of people of the scope, and leaves a trail', async () => {
    const { login, id } = await newPerson()
    const cookie = await cookieBy(login)
    expect((await api.graphql(look, { id }, { as: 'security' })).data?.['sessionsOfPerson']).toHaveLength(1)
    expect((await api.graphql(end, { id }, { as: 'security' })).data).toMatchObject({
      endSessionsOfPerson: { count: 1 },
    })
    expect(await isIn(cookie)).toBe(false)
    const { rows } = await api.pool.query(
      `select after from audit_entry where action = 'session.end_all' and object_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ after: { count: 1 } }])
  })

  it.each<[string, () => Promise<string>]>([
    ['above', async () => (await newPerson(city)).id],
    ['beside', async () => (await newPerson(other)).id],
    ['that isn’t there', async () => '01a2038c-efb5-7686-8e34-8c678c618690'],
    ['by no id', async () => 'x'],
  ])('not of anybody %s', async (_, target) => {
    const id = await target()
    expect((await api.graphql(look, { id }, { as: 'security' })).data).toEqual({ sessionsOfPerson: [] })
    expect((await api.graphql(end, { id }, { as: 'security' })).data).toMatchObject({
      endSessionsOfPerson: { code: 'person/not-found' },
    })
  })

  it('is the only one who may', async () => {
    const { login, id } = await newPerson()
    const answer = await api.graphql(end, { id }, { as: login })
    expect(answer.errors[0]?.extensions.code).toBe('access/denied')
  })
})

describe('how long a session lasts', () => {
  it.each([
    ['idle longer than the policy allows', 'last_seen_at', 31, false],
    ['idle for less', 'last_seen_at', 29, true],
    ['older than the policy allows', 'created_at', 121, false],
    ['younger', 'created_at', 119, true],
  ])('is the policy’s: %s', async (_, column, minutes, expected) => {
    await api.pool.query(
      `insert into sign_in_policy (password_profile, second_factor, idle_minutes, absolute_hours, token_days)
       values ('asvs', '{}', 30, 2, 365)`,
    )
    const { login, id } = await newPerson()
    const cookie = await cookieBy(login)
    await api.pool.query(
      `update session set ${column} = now() - make_interval(mins => $2) where person_id = $1`,
      [id, minutes],
    )
    expect(await isIn(cookie)).toBe(expected)
    await api.pool.query('delete from sign_in_policy')
  })
})

describe('a session’s secret', () => {
  it('changes with the appointment; the one before counts for what was on its way, no longer', async () => {
    const { login, id } = await newPerson()
    const second = await insertAppointment(api.pool, id, county, Role.leader)
    const before = await cookieBy(login)
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: before },
      body: JSON.stringify({
        query: `mutation { switchAppointment(appointmentId: "${second}") { __typename } }`,
      }),
    })
    const after = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect(after).not.toBe(before)
    expect([await isIn(before), await isIn(after)]).toEqual([true, true])
    await api.pool.query(
      `update session set rotated_at = rotated_at - interval '10 seconds' where person_id = $1`,
      [id],
    )
    expect([await isIn(before), await isIn(after)]).toEqual([false, true])
  })
})
