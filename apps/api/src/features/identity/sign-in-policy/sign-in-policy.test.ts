import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
  const city = await insertOrg(api.pool)
  const county = await insertOrg(api.pool, { parent: city })
  await insertPerson(api.pool, { login: 'security', org: city, role: Role.securityAdministrator })
  await insertPerson(api.pool, { login: 'county', org: county, role: Role.securityAdministrator })
  await insertPerson(api.pool, { login: 'office', org: city, role: Role.officeAdministrator })
})
afterAll(() => api?.close())

const read = `{ signInPolicy { passwordProfile idleMinutes absoluteHours tokenDays version viewerCanSet
  secondFactor { role rule } passwordRules { key value source } } }`
const set = `mutation ($input: SetSignInPolicyInput!) { setSignInPolicy(input: $input) { __typename
  ... on SignInPolicySet { policy { version idleMinutes secondFactor { role rule } } }
  ... on Refusal { code field } } }`
const input = {
  passwordProfile: 'CLASSIFIED_PROTECTION',
  secondFactor: [{ role: 'SECURITY_ADMINISTRATOR', rule: 'REQUIRED' }],
  idleMinutes: 30,
  absoluteHours: 8,
  tokenDays: 90,
  version: 0,
}
interface Decided {
  readonly setSignInPolicy: {
    readonly __typename: string
    readonly policy?: { readonly secondFactor: readonly object[] }
  }
}
const decide = (change: object = {}, as = 'security') =>
  api.graphql<Decided>(set, { input: { ...input, ...change } }, { as })

describe('how people sign in', () => {
  it('is the product’s own until somebody decides', async () => {
    const { data } = await api.graphql<{ signInPolicy: { passwordRules: unknown[] } }>(
      read,
      {},
      { as: 'security' },
    )
    expect(data?.signInPolicy).toMatchObject({
      passwordProfile: 'ASVS',
      idleMinutes: 120,
      absoluteHours: 12,
      tokenDays: 365,
      version: 0,
      viewerCanSet: true,
    })
    expect(data?.signInPolicy.passwordRules).toContainEqual({
      key: 'changeAfterDays',
      value: null,
      source: 'ASVS 5.0 6.2.10',
    })
  })

  it.each([
    ['an idle time of no minute', { idleMinutes: 0 }, 'idleMinutes'],
    ['a session of a year', { absoluteHours: 8_760 }, 'absoluteHours'],
    ['a token for ever', { tokenDays: 100_000 }, 'tokenDays'],
  ])('is not %s', async (_, change, field) => {
    expect((await decide(change)).data).toMatchObject({
      setSignInPolicy: { code: 'sign-in-policy/out-of-bounds', field },
    })
  })

  it('is decided at the top alone, by nobody else', async () => {
    expect((await decide({}, 'county')).data).toMatchObject({
      setSignInPolicy: { code: 'sign-in-policy/whole-installation' },
    })
    expect((await decide({}, 'office')).errors[0]?.extensions.code).toBe('access/denied')
    expect((await api.graphql(read, {}, { as: 'office' })).errors[0]?.extensions.code).toBe('access/denied')
  })

  it('is decided once by each who saw the same, and leaves a trail', async () => {
    const answers = await Promise.all([decide(), decide({ idleMinutes: 45 })])
    const kinds = answers.map(({ data }) => data?.setSignInPolicy.__typename)
    expect(kinds.sort()).toEqual(['Refusal', 'SignInPolicySet'])
    const next = await decide({ version: 1, secondFactor: [{ role: 'LEADER', rule: 'OFF' }] })
    expect(next.data).toMatchObject({ setSignInPolicy: { policy: { version: 2, idleMinutes: 30 } } })
    const rules = next.data?.setSignInPolicy.policy?.secondFactor
    expect(rules).toContainEqual({ role: 'SECURITY_ADMINISTRATOR', rule: 'REQUIRED' })
    expect(rules).toContainEqual({ role: 'LEADER', rule: 'OFF' })
    expect(rules).toContainEqual({ role: 'INSPECTOR', rule: 'OPTIONAL' })
    const { rows } = await api.pool.query(
      `select count(*) from audit_entry where action = 'session.set_policy'`,
    )
    expect(rows).toEqual([{ count: 2 }])
    expect((await decide({ version: 1 })).data).toMatchObject({
      setSignInPolicy: { code: 'sign-in-policy/changed' },
    })
  })
})
