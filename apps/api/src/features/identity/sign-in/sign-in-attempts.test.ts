import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson, type TestOrg, testPassword } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'

let api: TestApi
let county: TestOrg

beforeAll(async () => {
  api = await startTestApi()
  county = await insertOrg(api.pool)
})
afterAll(() => api?.close())

let people = 0
async function newPerson() {
  people += 1
  const login = `person${people}`
  const role = Role.officeAdministrator
  return { login, ...(await insertPerson(api.pool, { login, org: county, role })) }
}

const signIn =
  'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code } } }'
const attempt = (login: string, password: string) => api.graphql(signIn, { input: { login, password } })

describe('guessing', () => {
  beforeEach(() => api.pool.query('delete from sign_in_attempt'))

  it('ends after ten tries, also for the right password, and no eleventh is compared', async () => {
    const { login } = await newPerson()
    for (let tries = 0; tries < 10; tries += 1) await attempt(login, 'wrong password 1')
    const answer = await attempt(login, testPassword)
    expect(answer.data).toMatchObject({ signIn: { code: 'session/too-many-attempts' } })
    expect(answer.statements.join(' ')).not.toContain('password_hash')
  })

  it('in parallel gets no more tries than one after the other', async () => {
    const { login } = await newPerson()
    const answers = await Promise.all(Array.from({ length: 25 }, () => attempt(login, 'wrong password 1')))
    const codes = answers.map((answer) => (answer.data as { signIn: { code: string } } | null)?.signIn.code)
    expect(codes.filter((code) => code === 'session/wrong-credentials').length).toBeLessThanOrEqual(10)
    expect(codes.filter((code) => code === 'session/too-many-attempts').length).toBeGreaterThanOrEqual(15)
  })

  it('is forgiven by a success and by time', async () => {
    const { login } = await newPerson()
    for (let tries = 0; tries < 9; tries += 1) await attempt(login, 'wrong password 1')
    expect((await attempt(login, testPassword)).data).toMatchObject({ signIn: { __typename: 'SignedIn' } })
    for (let tries = 0; tries < 10; tries += 1) await attempt(login, 'wrong password 1')
    await api.pool.query(`update sign_in_attempt set at = at - interval '15 minutes'`)
    expect((await attempt(login, testPassword)).data).toMatchObject({ signIn: { __typename: 'SignedIn' } })
  })

  it('of one login does not lock out another', async () => {
    const [one, other] = [await newPerson(), await newPerson()]
    for (let tries = 0; tries < 11; tries += 1) await attempt(one.login, 'wrong password 1')
    expect((await attempt(other.login, testPassword)).data).toMatchObject({
      signIn: { __typename: 'SignedIn' },
    })
  })
})

describe('who signs in while strangers guess', () => {
  beforeEach(() => api.pool.query('delete from sign_in_attempt'))

  /** As a browser does it: keeps the cookies that it is given. */
  async function signInFrom(login: string, cookies: readonly string[] = [], password = testPassword) {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookies.join('; ') },
      body: JSON.stringify({ query: signIn, variables: { input: { login, password } } }),
    })
    const { data } = (await response.json()) as { data: { signIn: { __typename: string; code?: string } } }
    return {
      came: data.signIn.code ?? data.signIn.__typename,
      device: response.headers.getSetCookie().filter((cookie) => cookie.startsWith('zhengmei-device=')),
    }
  }
  /** Tries from so many addresses. */
  const strangersTry = (login: string, addresses: number) =>
    api.pool.query(
      `insert into sign_in_attempt (login, address) select $1, '10.0.0.' || no from generate_series(1, $2) no`,
      [login, addresses],
    )
  const comeFromElsewhere = (id: string) =>
    api.pool.query(`update session set address = '10.9.9.9' where person_id = $1`, [id])

  it('from an address of theirs gets in, however many strangers there are', async () => {
    const { login } = await newPerson()
    await signInFrom(login)
    await strangersTry(login, 500)
    expect((await signInFrom(login)).came).toBe('SignedIn')
  })

  it('from an unknown place waits, a known browser doesn’t', async () => {
    const { login, id } = await newPerson()
    const { device } = await signInFrom(login)
    await comeFromElsewhere(id)
    await strangersTry(login, 30)
    expect((await signInFrom(login)).came).toBe('session/too-many-attempts')
    expect((await signInFrom(login, device)).came).toBe('SignedIn')
  })

  it('in a known browser is not held up by whoever guesses at the same address, nor guesses on for ever', async () => {
    const { login } = await newPerson()
    const { device } = await signInFrom(login)
    for (let tries = 0; tries < 11; tries += 1) await attempt(login, 'wrong password 1')
    expect((await attempt(login, testPassword)).data).toMatchObject({
      signIn: { code: 'session/too-many-attempts' },
    })
    expect((await signInFrom(login, device)).came).toBe('SignedIn')
    for (let tries = 0; tries < 10; tries += 1) await signInFrom(login, device, 'wrong password 1')
    expect((await signInFrom(login, device)).came).toBe('session/too-many-attempts')
  })

  it('in a browser known to somebody else is a stranger', async () => {
    const [one, other] = [await newPerson(), await newPerson()]
    const { device } = await signInFrom(other.login)
    await strangersTry(one.login, 30)
    expect((await signInFrom(one.login, device)).came).toBe('session/too-many-attempts')
  })

  it('is counted by who connects, whatever X-Forwarded-For says', async () => {
    const { login } = await newPerson()
    const from = (address: number) =>
      api.graphql(
        signIn,
        { input: { login, password: 'wrong password 1' } },
        {
          headers: { 'x-forwarded-for': `10.1.1.${address}` },
        },
      )
    for (let tries = 1; tries <= 10; tries += 1) await from(tries)
    expect((await from(99)).data).toMatchObject({ signIn: { code: 'session/too-many-attempts' } })
    const { rows } = await api.pool.query('select distinct address from sign_in_attempt')
    expect(rows).toEqual([{ address: '127.0.0.1' }])
  })

  it('without having that login costs the same statements', async () => {
    const { login } = await newPerson()
    const [known, unknown] = [
      await attempt(login, 'wrong password 1'),
      await attempt('nobody at all', 'wrong password 1'),
    ]
    expect(unknown.statements).toEqual(known.statements)
  })
})
