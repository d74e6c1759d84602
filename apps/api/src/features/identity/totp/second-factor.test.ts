import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson, type TestOrg, testPassword } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { currentCode } from '../../../../testing/totp.js'

let api: TestApi
let city: TestOrg
let people = 0

beforeAll(async () => {
  api = await startTestApi()
  city = await insertOrg(api.pool)
  await insertPerson(api.pool, { login: 'security', org: city, role: Role.securityAdministrator })
})
afterAll(() => api?.close())
beforeEach(() => api.pool.query('delete from sign_in_attempt'))

async function newPerson(role: Role = Role.leader) {
  people += 1
  const login = `person${people}`
  return { login, ...(await insertPerson(api.pool, { login, org: city, role })) }
}

const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
  ... on SignInStepAsked { step secret totpSecret totpUri } ... on Refusal { code } } }`
const goOn = `mutation ($input: ContinueSignInInput!) { continueSignIn(input: $input) { __typename
  ... on SignedIn { viewer { person { login } } recoveryCodes } ... on Refusal { code field } } }`
interface Asked {
  readonly signIn: { __typename: string; step?: string; secret: string; totpSecret: string; totpUri: string }
}
interface Went {
  readonly continueSignIn: { __typename: string; code?: string; recoveryCodes?: string[] }
}
const enter = async (login: string) =>
  (await api.graphql<Asked>(signIn, { input: { login, password: testPassword } })).data?.signIn
const say = async (secret: string | undefined, code: string) =>
  (await api.graphql<Went>(goOn, { input: { secret, code } })).data?.continueSignIn

const wrong = (secret: string) => {
  const near = [-2, -1, 0, 1, 2].map((steps) => currentCode(secret, steps))
  return (
    ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? ''
  )
}

/** Enrols as the page does it; confirmed by the code of the step before, so that the present one is left. */
async function enrol(login: string) {
  const offered = await api.graphql<{ offerTotp: { secret: string; uri: string } }>(
    'mutation { offerTotp { ... on TotpOffered { secret uri } ... on Refusal { code } } }',
    {},
    { as: login },
  )
  const secret = offered.data?.offerTotp.secret ?? ''
  const confirm = (code: string) =>
    api.graphql<{ confirmTotp: { recoveryCodes: string[] } }>(
      `mutation ($code: String!) { confirmTotp(code: $code) { ... on RecoveryCodes { recoveryCodes }
        ... on Refusal { code field } } }`,
      { code },
      { as: login },
    )
  expect((await confirm(wrong(secret))).data).toEqual({
    confirmTotp: { code: 'second-factor/wrong-code', field: 'code' },
  })
  const confirmed = await confirm(currentCode(secret, -1))
  return { secret, uri: offered.data?.offerTotp.uri, codes: confirmed.data?.confirmTotp.recoveryCodes ?? [] }
}

describe('a second step', () => {
  it('is enrolled by its first code, and its secret lies nowhere in the open', async () => {
    const { login, id } = await newPerson()
    const { secret, uri, codes } = await enrol(login)
    expect(uri).toBe(
      `otpauth://totp/${encodeURIComponent('政媒')}:${login}?secret=${secret}&issuer=${encodeURIComponent('政媒')}`,
    )
    expect(new Set(codes).size).toBe(10)
    const { rows } = await api.pool.query<{ all: string }>(
      `select (select encode(secret, 'escape') from totp where person_id = $1)
         || (select string_agg(encode(code_hash, 'escape'), '') from recovery_code)
         || (select string_agg(a::text, '') from audit_entry a) as all`,
      [id],
    )
    for (const hidden of [secret, ...codes]) expect(rows[0]?.all).not.toContain(hidden)
    const mine = await api.graphql(
      '{ mySecondFactor { rule enrolledAt recoveryCodesLeft } }',
      {},
      { as: login },
    )
    expect(mine.data).toEqual({
      mySecondFactor: { rule: 'OPTIONAL', enrolledAt: expect.any(String), recoveryCodesLeft: 10 },
    })
  })

  it('is asked for after the password; no code is taken twice, nor an earlier one after it', async () => {
    const { login } = await newPerson()
    const { secret } = await enrol(login)
    const first = await enter(login)
    expect(first).toMatchObject({ __typename: 'SignInStepAsked', step: 'CODE', totpSecret: null })
    expect(await say(first?.secret, wrong(secret))).toMatchObject({ code: 'second-factor/wrong-code' })
    const code = currentCode(secret)
    expect(await say(first?.secret, code)).toMatchObject({ __typename: 'SignedIn', recoveryCodes: null })
    expect(await say(first?.secret, currentCode(secret, 1))).toMatchObject({ code: 'session/step-over' })
    const second = await enter(login)
    expect(await say(second?.secret, code)).toMatchObject({ code: 'second-factor/wrong-code' })
    expect(await say(second?.secret, currentCode(secret, -1))).toMatchObject({
      code: 'second-factor/wrong-code',
    })
    expect(await say(second?.secret, currentCode(secret, 1))).toMatchObject({ __typename: 'SignedIn' })
  })

  it('said twice at once lets in once', async () => {
    const { login } = await newPerson()
    const { secret } = await enrol(login)
    const steps = [await enter(login), await enter(login)]
    const code = currentCode(secret)
    const kinds = await Promise.all(steps.map(async (step) => (await say(step?.secret, code))?.__typename))
    expect(kinds.sort()).toEqual(['Refusal', 'SignedIn'])
  })

  it('is not guessed: ten codes, then even the right one waits', async () => {
    const { login } = await newPerson()
    const { secret } = await enrol(login)
    await api.pool.query('delete from sign_in_attempt')
    const step = await enter(login)
    const codes: (string | undefined)[] = []
    for (let tries = 0; tries < 20; tries += 1) codes.push((await say(step?.secret, wrong(secret)))?.code)
    expect(codes.filter((code) => code === 'second-factor/wrong-code')).toHaveLength(10)
    expect(codes.slice(10).every((code) => code === 'session/too-many-attempts')).toBe(true)
    expect(await say(step?.secret, currentCode(secret))).toMatchObject({ code: 'session/too-many-attempts' })
  })

  it('may be a recovery code, once, however it is typed', async () => {
    const { login } = await newPerson()
    const { codes } = await enrol(login)
    const typed = codes[0]?.toUpperCase().replaceAll('-', ' ') ?? ''
    expect(await say((await enter(login))?.secret, typed)).toMatchObject({ __typename: 'SignedIn' })
    expect(await say((await enter(login))?.secret, codes[0] ?? '')).toMatchObject({
      code: 'second-factor/wrong-code',
    })
    const left = await api.pool.query(
      `select count(*) from recovery_code where used_at is null and person_id = (select id from person where login = $1)`,
      [login],
    )
    expect(left.rows).toEqual([{ count: 9 }])
  })

  it.each([
    ['ten minutes later', `update sign_in_step set expires_at = now()`],
    ['when the password was replaced meanwhile', `update sign_in_step set password_hash = 'another'`],
  ])('is over %s', async (_, change) => {
    const { login } = await newPerson()
    const { secret } = await enrol(login)
    const step = await enter(login)
    await api.pool.query(change)
    expect(await say(step?.secret, currentCode(secret))).toMatchObject({ code: 'session/step-over' })
  })

  it('half done is no session', async () => {
    const { login } = await newPerson()
    await enrol(login)
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: signIn, variables: { input: { login, password: testPassword } } }),
    })
    expect(response.headers.getSetCookie()).toEqual([])
  })
})

describe('the policy', () => {
  const rule = (secondFactor: object) =>
    api.pool.query(
      `insert into sign_in_policy (password_profile, second_factor, idle_minutes, absolute_hours, token_days)
       values ('asvs', $1, 120, 12, 365)`,
      [JSON.stringify(secondFactor)],
    )
  beforeEach(() => api.pool.query('delete from sign_in_policy'))

  it('that requires it lets nobody of the role in without, and gives recovery codes', async () => {
    await rule({ inspector: 'required' })
    const { login } = await newPerson(Role.inspector)
    const asked = await enter(login)
    expect(asked).toMatchObject({ step: 'ENROL', totpSecret: expect.any(String) })
    expect(await say(asked?.secret, wrong(asked?.totpSecret ?? ''))).toMatchObject({
      code: 'second-factor/wrong-code',
    })
    const went = await say(asked?.secret, currentCode(asked?.totpSecret ?? '', -1))
    expect(went?.recoveryCodes).toHaveLength(10)
    const again = await enter(login)
    expect(again).toMatchObject({ step: 'CODE', totpSecret: null })
    expect(await say(again?.secret, currentCode(asked?.totpSecret ?? ''))).toMatchObject({
      __typename: 'SignedIn',
    })
    expect(await enter((await newPerson(Role.leader)).login)).toMatchObject({ __typename: 'SignedIn' })
  })

  it('that turns it off offers none and asks for none', async () => {
    const { login } = await newPerson()
    await enrol(login)
    await rule({ leader: 'off' })
    expect(await enter(login)).toMatchObject({ __typename: 'SignedIn' })
    const other = await newPerson()
    const offered = await api.graphql(
      'mutation { offerTotp { ... on Refusal { code } } }',
      {},
      { as: other.login },
    )
    expect(offered.data).toEqual({ offerTotp: { code: 'second-factor/off' } })
  })
})

describe('taking it away', () => {
  const remove =
    'mutation ($code: String!) { removeTotp(code: $code) { __typename ... on Refusal { code } } }'
  const reset = `mutation ($id: ID!) { resetSecondFactor(personId: $id) { __typename
    ... on SecondFactorRemoved { removed } ... on Refusal { code } } }`
  beforeEach(() => api.pool.query('delete from sign_in_policy'))

  it('takes a code', async () => {
    const { login } = await newPerson()
    const { secret } = await enrol(login)
    const by = (code: string) => api.graphql(remove, { code }, { as: login })
    expect((await by(wrong(secret))).data).toMatchObject({ removeTotp: { code: 'second-factor/wrong-code' } })
    expect((await by(currentCode(secret))).data).toMatchObject({
      removeTotp: { __typename: 'SecondFactorRemoved' },
    })
    expect(await enter(login)).toMatchObject({ __typename: 'SignedIn' })
  })

  it('of somebody who lost it is the security administrator’s, and ends their sessions', async () => {
    const { login, id } = await newPerson()
    await enrol(login)
    const cookie = await api.cookieOf(login)
    expect((await api.graphql(reset, { id }, { as: 'security' })).data).toEqual({
      resetSecondFactor: { __typename: 'SecondFactorRemoved', removed: true },
    })
    const who = await api.graphql('{ viewer { person { id } } }', {}, { headers: { cookie } })
    expect(who.data).toEqual({ viewer: null })
    expect(await enter(login)).toMatchObject({ __typename: 'SignedIn' })
  })

  it('of others is nobody else’s, and of oneself not even theirs', async () => {
    const { login, id } = await newPerson()
    expect((await api.graphql(reset, { id }, { as: login })).errors[0]?.extensions.code).toBe('access/denied')
    const { rows } = await api.pool.query<{ id: string }>(`select id from person where login = 'security'`)
    expect((await api.graphql(reset, { id: rows[0]?.id }, { as: 'security' })).data).toMatchObject({
      resetSecondFactor: { code: 'second-factor/own' },
    })
  })
})
