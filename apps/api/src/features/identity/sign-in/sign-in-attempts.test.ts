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
