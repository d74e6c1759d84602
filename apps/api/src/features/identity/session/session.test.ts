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
let people = 0

beforeAll(async () => {
  api = await startTestApi()
  city = await insertOrg(api.pool, { code: 'C1', name: '市' })
  county = await insertOrg(api.pool, { parent: city, code: 'C2', name: '县' })
})
afterAll(() => api?.close())

async function newPerson(org = county, role: Role = Role.officeAdministrator) {
  people += 1
  const login = `person${people}`
  return { login, ...(await insertPerson(api.pool, { login, org, role, name: `人${people}` })) }
}

const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
  ... on SignedIn { viewer { person { login } appointment { organisation { code } } } }
  ... on Refusal { code message { zh en } } } }`

const attempt = (login: string, password: string) => api.graphql(signIn, { input: { login, password } })

/** The raw answer to a sign-in, with its cookie. */
async function signInRaw(login: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: signIn, variables: { input: { login, password: testPassword } } }),
  })
  return {
    body: (await response.json()) as Record<string, unknown>,
    cookies: response.headers.getSetCookie(),
  }
}

async function whoIs(cookie: string): Promise<string | null> {
  const answer = await api.graphql<{ viewer: { person: { login: string } } | null }>(
    '{ viewer { person { login } } }',
    {},
    { headers: { cookie } },
  )
  expect(answer.errors).toEqual([])
  return answer.data?.viewer?.person.login ?? null
}

const trail = async (action: string, objectId: string) => {
  const { rows } = await api.pool.query(
    'select person_id, after from audit_entry where action = $1 and object_id = $2 order by id',
    [action, objectId],
  )
  return rows
}

describe('signing in', () => {
  it('gives a cookie out of reach of scripts and other sites, and knows the person from then on', async () => {
    const { login, id } = await newPerson()
    const { body, cookies } = await signInRaw(login)
    expect(body).toEqual({
      data: {
        signIn: {
          __typename: 'SignedIn',
          viewer: { person: { login }, appointment: { organisation: { code: 'C2' } } },
        },
      },
    })
    expect(cookies).toHaveLength(2)
    expect(cookies[0]).toMatch(/^zhengmei=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(cookies[1]).toMatch(
      /^zhengmei-device=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const cookie = cookies[0]?.split(';')[0] ?? ''
    expect(await whoIs(cookie)).toBe(login)
    const { rows } = await api.pool.query<{ id: string; secret: string }>(
      `select id, encode(secret_hash, 'escape') as secret from session where person_id = $1`,
      [id],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.secret).not.toContain(cookie.split('=')[1])
    expect(await trail('session.start', rows[0]?.id ?? '')).toEqual([{ person_id: id, after: null }])
  })

  it.each([['with capitals and blanks around', (login: string) => ` ${login.toUpperCase()} `]])(
    'takes a login %s',
    async (_, typed) => {
      const { login } = await newPerson()
      expect((await attempt(typed(login), testPassword)).data).toMatchObject({
        signIn: { __typename: 'SignedIn' },
      })
    },
  )

  it.each<[string, () => Promise<[string, string]>]>([
    ['a wrong password', async () => [(await newPerson()).login, 'wrong password 1']],
    ['an unknown login', async () => ['nobody', testPassword]],
    ['an empty login', async () => ['  ', testPassword]],
    ['a very long login', async () => ['x'.repeat(1_000), testPassword]],
    ['a very long password', async () => [(await newPerson()).login, testPassword.padEnd(10_000)]],
    [
      'a disabled person',
      async () => {
        const { login, id } = await newPerson()
        await api.pool.query('update person set disabled_at = now() where id = $1', [id])
        return [login, testPassword]
      },
    ],
    [
      'a person without a password',
      async () => {
        const { login, id } = await newPerson()
        await api.pool.query('update person set password_hash = null where id = $1', [id])
        return [login, testPassword]
      },
    ],
  ])('is refused for %s in the same words', async (_, credentials) => {
    const [login, password] = await credentials()
    const before = await countSessions()
    const answer = await attempt(login, password)
    expect(answer.data).toEqual({
      signIn: {
        __typename: 'Refusal',
        code: 'session/wrong-credentials',
        message: { zh: '登录名或密码不正确', en: 'Wrong login or password' },
      },
    })
    expect(await countSessions()).toBe(before)
  })

  it('notes a refusal once, without the password', async () => {
    await attempt('somebody-unknown', 'my secret password')
    expect(await trail('session.refuse', 'somebody-unknown')).toEqual([
      { person_id: null, after: { code: 'session/wrong-credentials' } },
    ])
  })

  it('is refused without an appointment in force', async () => {
    const { login, id } = await newPerson()
    await api.pool.query(`update appointment set to_on = '2020-02-01' where person_id = $1`, [id])
    expect((await attempt(login, testPassword)).data).toMatchObject({
      signIn: { code: 'session/no-appointment' },
    })
  })

  it('ends the session that the browser had', async () => {
    const { login } = await newPerson()
    const first = (await signInRaw(login)).cookies[0]?.split(';')[0] ?? ''
    const second = (await signInRaw(login, { cookie: first })).cookies[0]?.split(';')[0] ?? ''
    expect([await whoIs(first), await whoIs(second)]).toEqual([null, login])
  })

  it('of another is possible in a browser in which somebody is signed in', async () => {
    const [first, second] = [await newPerson(county), await newPerson(await insertOrg(api.pool))]
    const cookie = (await signInRaw(first.login)).cookies[0]?.split(';')[0] ?? ''
    const { cookies } = await signInRaw(second.login, { cookie })
    expect(await whoIs(cookies[0]?.split(';')[0] ?? '')).toBe(second.login)
    expect(await whoIs(cookie)).toBeNull()
  })

  it('begins under the widest appointment', async () => {
    const { login, id } = await newPerson()
    await insertAppointment(api.pool, id, city, Role.leader)
    expect((await attempt(login, testPassword)).data).toMatchObject({
      signIn: { viewer: { appointment: { organisation: { code: 'C1' } } } },
    })
  })
})

describe('a session is over on the very next request', () => {
  it.each<[string, string]>([
    [
      'two hours without a request',
      `update session set last_seen_at = now() - interval '2 hours 1 second' where person_id = $1`,
    ],
    [
      'at its absolute end',
      `update session set expires_at = now() - interval '1 second' where person_id = $1`,
    ],
    ['when it was ended elsewhere', `update session set ended_at = now() where person_id = $1`],
    ['when the person was disabled', `update person set disabled_at = now() where id = $1`],
    [
      'when the appointment ended',
      `update appointment set to_on = (now() at time zone 'Asia/Shanghai')::date where person_id = $1`,
    ],
    [
      'when the appointment was moved into the future',
      `update appointment set from_on = (now() at time zone 'Asia/Shanghai')::date + 1 where person_id = $1`,
    ],
  ])('%s', async (_, change) => {
    const { login, id } = await newPerson()
    const cookie = await api.cookieOf(login)
    expect(await whoIs(cookie)).toBe(login)
    await api.pool.query(change, [id])
    expect(await whoIs(cookie)).toBeNull()
  })

  it.each<[string, string]>([
    [
      'just within two hours',
      `update session set last_seen_at = now() - interval '1 hour 59 minutes' where person_id = $1`,
    ],
    [
      'on the appointment’s last day',
      `update appointment set to_on = (now() at time zone 'Asia/Shanghai')::date + 1 where person_id = $1`,
    ],
    [
      'on the appointment’s first day',
      `update appointment set from_on = (now() at time zone 'Asia/Shanghai')::date where person_id = $1`,
    ],
  ])('but not %s', async (_, change) => {
    const { login, id } = await newPerson()
    const cookie = await api.cookieOf(login)
    await api.pool.query(change, [id])
    expect(await whoIs(cookie)).toBe(login)
  })

  it('and a request keeps it alive', async () => {
    const { login, id } = await newPerson()
    const cookie = await api.cookieOf(login)
    await api.pool.query(`update session set last_seen_at = now() - interval '1 hour' where person_id = $1`, [
      id,
    ])
    await whoIs(cookie)
    const { rows } = await api.pool.query(
      `select 1 from session where person_id = $1 and last_seen_at > now() - interval '1 minute'`,
      [id],
    )
    expect(rows).toHaveLength(1)
  })

  it('moving the node in the tree moves the scope', async () => {
    const [from, to] = [await insertOrg(api.pool), await insertOrg(api.pool)]
    const node = await insertOrg(api.pool, { parent: from })
    const { login } = await newPerson(node)
    const count = async () =>
      (
        await api.graphql<{ organisations: { totalCount: number } }>(
          '{ organisations { totalCount } }',
          {},
          { as: login },
        )
      ).data
    expect(await count()).toEqual({ organisations: { totalCount: 1 } })
    const { rows } = await api.pool.query<{ no: number }>('select no from org where id = $1', [node.id])
    await api.pool.query('update org set parent_id = $2, path = $3 where id = $1', [
      node.id,
      to.id,
      `${to.path}${rows[0]?.no}/`,
    ])
    expect(await count()).toEqual({ organisations: { totalCount: 1 } })
  })
})

describe('signing out', () => {
  it('ends the session for good and takes the cookie away', async () => {
    const { login } = await newPerson()
    const cookie = await api.cookieOf(login)
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query: 'mutation { signOut }' }),
    })
    expect(response.headers.getSetCookie()[0]).toMatch(/^zhengmei=; .*(Max-Age=0|Expires=Thu, 01 Jan 1970)/)
    expect(await whoIs(cookie)).toBeNull()
  })

  it('is true also for nobody', async () => {
    expect((await api.graphql('mutation { signOut }')).data).toEqual({ signOut: true })
  })
})

async function countSessions(): Promise<number> {
  const { rows } = await api.pool.query<{ count: number }>('select count(*) from session')
  return rows[0]?.count ?? -1
}
