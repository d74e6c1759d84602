import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson, type TestOrg, testPassword } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'

let api: TestApi
let city: TestOrg
let people = 0

beforeAll(async () => {
  api = await startTestApi()
  city = await insertOrg(api.pool, { name: '宿迁市人民政府办公室' })
})
afterAll(() => api?.close())

async function newPerson() {
  people += 1
  const login = `person${people}`
  return { login, ...(await insertPerson(api.pool, { login, org: city, role: Role.leader, name: '周敏' })) }
}

const change = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename
  ... on PasswordChanged { otherSessionsEnded } ... on Refusal { code field } } }`
const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
  ... on SignInStepAsked { step secret } ... on Refusal { code } } }`
const goOn = `mutation ($input: ContinueSignInInput!) { continueSignIn(input: $input) { __typename
  ... on Refusal { code field } } }`

const good = 'three grey owls'
const changeTo = (as: string, password: string, oldPassword = testPassword) =>
  api.graphql(change, { input: { oldPassword, password } }, { as })
const enter = (login: string, password: string) =>
  api.graphql<{ signIn: { __typename: string; step?: string; secret: string } }>(signIn, {
    input: { login, password },
  })

describe('changing one’s password', () => {
  it('asks for the old one, ends the other sessions and changes this one’s secret', async () => {
    const { login } = await newPerson()
    const other = await api.cookieOf(login)
    api.forget(login)
    const before = await api.cookieOf(login)
    expect((await changeTo(login, good)).data).toEqual({
      changePassword: { __typename: 'PasswordChanged', otherSessionsEnded: 1 },
    })
    expect(await api.cookieOf(login)).not.toBe(before)
    const who = async (cookie: string) =>
      (
        await api.graphql<{ viewer: object | null }>(
          '{ viewer { person { id } } }',
          {},
          { headers: { cookie } },
        )
      ).data?.viewer
    expect(await who(other)).toBeNull()
    expect(await who(await api.cookieOf(login))).not.toBeNull()
    expect((await enter(login, testPassword)).data).toMatchObject({ signIn: { __typename: 'Refusal' } })
    expect((await enter(login, good)).data).toMatchObject({ signIn: { __typename: 'SignedIn' } })
  })

  it.each([
    ['a wrong old one', good, 'not this one 1', 'password/wrong', 'oldPassword'],
    ['the same again', testPassword, testPassword, 'password/used-before', 'password'],
    ['a short one', 'short', testPassword, 'password/length', 'password'],
    ['one’s name in pinyin', 'zhoumin-is-here-7', testPassword, 'password/own-words', 'password'],
    ['one’s unit', 'suqian-is-here-77', testPassword, 'password/own-words', 'password'],
    ['one that leaked', 'qwertyuiop123', testPassword, 'password/breached', 'password'],
  ])('with %s is refused', async (_, password, oldPassword, code, field) => {
    const { login } = await newPerson()
    expect((await changeTo(login, password, oldPassword)).data).toEqual({
      changePassword: { __typename: 'Refusal', code, field },
    })
  })

  it('lets nobody guess at the old one for ever', async () => {
    const { login } = await newPerson()
    for (let tries = 0; tries < 10; tries += 1) await changeTo(login, good, 'not this one 1')
    expect((await changeTo(login, good)).data).toMatchObject({
      changePassword: { code: 'session/too-many-attempts' },
    })
  })

  it('leaves a trail without passwords', async () => {
    const { login, id } = await newPerson()
    await changeTo(login, good)
    const { rows } = await api.pool.query<{ entry: string }>(
      `select a::text as entry from audit_entry a where object_id = $1`,
      [id],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.entry).toContain('person.change_password')
    expect(rows[0]?.entry).not.toMatch(new RegExp(`${good}|${testPassword}|argon2`))
  })

  it('tells what is asked for, words in pinyin among them', async () => {
    const { login } = await newPerson()
    const { data } = await api.graphql<{ passwordAdvice: { ownWords: string[] } }>(
      '{ passwordAdvice { shortest kindsOfSigns ownWords } }',
      {},
      { as: login },
    )
    expect(data?.passwordAdvice).toMatchObject({ shortest: 12, kindsOfSigns: null })
    expect(data?.passwordAdvice.ownWords).toEqual(
      expect.arrayContaining([login, '周敏', 'zhoumin', 'suqian']),
    )
  })
})

describe('under 等保', () => {
  beforeAll(() =>
    api.pool.query(
      `insert into sign_in_policy (password_profile, second_factor, idle_minutes, absolute_hours, token_days)
       values ('classified_protection', '{}', 30, 12, 365)`,
    ),
  )
  afterAll(() => api.pool.query('delete from sign_in_policy'))

  const old = (id: string, days: number) =>
    api.pool.query('update person set password_set_at = now() - make_interval(days => $2) where id = $1', [
      id,
      days,
    ])

  it('a password of ninety days is changed at the next sign-in, before anything else', async () => {
    const { login, id } = await newPerson()
    await old(id, 89)
    expect((await enter(login, testPassword)).data).toMatchObject({ signIn: { __typename: 'SignedIn' } })
    await old(id, 90)
    const { data } = await enter(login, testPassword)
    expect(data?.signIn).toMatchObject({ __typename: 'SignInStepAsked', step: 'CHANGE_PASSWORD' })
    const secret = data?.signIn.secret
    const choose = (password: string) => api.graphql(goOn, { input: { secret, password } })
    expect((await choose('three grey owls')).data).toMatchObject({
      continueSignIn: { code: 'password/kinds', field: 'password' },
    })
    expect((await choose(testPassword)).data).toMatchObject({ continueSignIn: { __typename: 'Refusal' } })
    expect((await choose('Three grey owls 3')).data).toMatchObject({
      continueSignIn: { __typename: 'SignedIn' },
    })
    expect((await choose('Four grey owls 44')).data).toMatchObject({
      continueSignIn: { code: 'session/step-over' },
    })
    expect((await enter(login, 'Three grey owls 3')).data).toMatchObject({
      signIn: { __typename: 'SignedIn' },
    })
  })

  it('none of the last five is taken again', async () => {
    const { login } = await newPerson()
    const names = [
      'One grey owl 11',
      'Two grey owls 22',
      'Three grey owls 3',
      'Four grey owls 44',
      'Five grey owls 5',
    ]
    let present = testPassword
    for (const next of names) {
      expect((await changeTo(login, next, present)).data).toMatchObject({
        changePassword: { __typename: 'PasswordChanged' },
      })
      present = next
      await api.pool.query('delete from sign_in_attempt')
    }
    for (const used of names)
      expect((await changeTo(login, used, present)).data).toMatchObject({
        changePassword: { code: 'password/used-before' },
      })
    expect((await api.pool.query('select count(*) from former_password')).rows[0]?.count).toBeLessThanOrEqual(
      8,
    )
  })
})
