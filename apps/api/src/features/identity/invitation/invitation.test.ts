import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { newSecret } from '../../../platform/session/index.js'
import { type AdministratorRequest, createAdministrator } from '../person/create-administrator.js'

let api: TestApi
let admins = 0
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api?.close())

const accept = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename
  ... on InvitationAccepted { login } ... on Refusal { code field } } }`
const signIn =
  'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code } } }'
const goodPassword = 'seven rivers meet here'

async function answerTo(secret: string, password: string) {
  const answer = await api.graphql<{ acceptInvitation: Record<string, string> }>(accept, {
    input: { secret, password },
  })
  expect(answer.errors).toEqual([])
  return answer.data?.acceptInvitation
}

const make = (request: Partial<AdministratorRequest> = {}) => {
  admins += 1
  return createAdministrator(api.database, { login: `Admin${admins}`, name: '王管理', ...request })
}

async function invited(
  request: Partial<AdministratorRequest> = {},
): Promise<{ login: string; secret: string }> {
  const made = await make({ organisation: { code: 'ROOT', name: '市政府办公室' }, ...request })
  if (!made.ok) throw new Error(made.refusal.code)
  return { login: `admin${admins}`, secret: made.value.secret }
}

describe('the first administrator', () => {
  it('needs an organisation to administer', async () => {
    expect(await make()).toMatchObject({ ok: false, refusal: { code: 'organisation/which' } })
    expect(await make({ organisation: { code: 'ROOT' } })).toMatchObject({
      ok: false,
      refusal: { code: 'organisation/not-found' },
    })
    const { rows } = await api.pool.query('select 1 from person')
    expect(rows).toEqual([])
  })

  it('gets it made, sets a password by the link, signs in and may import', async () => {
    const { login, secret } = await invited()
    expect(await answerTo(secret, goodPassword)).toEqual({ __typename: 'InvitationAccepted', login })
    const response = await api.graphql(signIn, { input: { login, password: goodPassword } })
    expect(response.data).toEqual({ signIn: { __typename: 'SignedIn' } })
    const { rows } = await api.pool.query(
      'select a.role, o.code, o.path = o.no || $2 as placed from appointment a join org o on o.id = a.org_id join person p on p.id = a.person_id where p.login = $1',
      [login, '/'],
    )
    expect(rows).toEqual([{ role: Role.systemAdministrator, code: 'ROOT', placed: true }])
  })

  it('stands at the only root without naming it', async () => {
    expect((await make()).ok).toBe(true)
    await insertOrg(api.pool, { code: 'ROOT2' })
    expect(await make()).toMatchObject({ ok: false, refusal: { code: 'organisation/which' } })
    expect((await make({ organisation: { code: 'ROOT2' } })).ok).toBe(true)
  })
})

describe('a link', () => {
  it('works once', async () => {
    const { secret } = await invited()
    await answerTo(secret, goodPassword)
    expect(await answerTo(secret, 'another password 9')).toMatchObject({ code: 'invitation/invalid' })
  })

  it('taken twice at once works once', async () => {
    const { secret } = await invited()
    const answers = await Promise.all([
      answerTo(secret, goodPassword),
      answerTo(secret, 'another password 9'),
    ])
    expect(answers.map((answer) => answer?.['__typename']).sort()).toEqual(['InvitationAccepted', 'Refusal'])
  })

  it('ends what went before: earlier links, sessions, the password', async () => {
    const { login, secret } = await invited()
    await answerTo(secret, goodPassword)
    const [earlier, later] = [await make({ login }), await make({ login })]
    if (!earlier.ok || !later.ok) throw new Error('not invited')
    expect(later.value.created).toBe(false)
    expect(await answerTo(earlier.value.secret, 'another password 9')).toMatchObject({
      code: 'invitation/invalid',
    })
    const open = `select 1 from session s join person p on p.id = s.person_id where p.login = $1 and s.ended_at is null`
    await api.graphql(signIn, { input: { login, password: goodPassword } })
    expect((await api.pool.query(open, [login])).rows).toHaveLength(1)
    await answerTo(later.value.secret, 'another password 9')
    expect((await api.pool.query(open, [login])).rows).toEqual([])
    expect((await api.graphql(signIn, { input: { login, password: goodPassword } })).data).toMatchObject({
      signIn: { code: 'session/wrong-credentials' },
    })
  })

  it.each<[string, string]>([
    ['made up', newSecret()],
    ['of a wrong form', "' or true --"],
    ['empty', ''],
  ])('that is %s is refused', async (_, secret) => {
    expect(await answerTo(secret, goodPassword)).toEqual({
      __typename: 'Refusal',
      code: 'invitation/invalid',
      field: 'secret',
    })
  })

  it('is refused after three days', async () => {
    const { login, secret } = await invited()
    await api.pool.query(
      `update invitation set expires_at = now() where person_id = (select id from person where login = $1)`,
      [login],
    )
    expect(await answerTo(secret, goodPassword)).toMatchObject({ code: 'invitation/invalid' })
  })

  it('leaves a trail without the password', async () => {
    const { login, secret } = await invited()
    await answerTo(secret, goodPassword)
    const { rows } = await api.pool.query<{ action: string; entry: string }>(
      `select action, audit_entry::text as entry from audit_entry
       where object_id = (select id::text from person where login = $1) order by id`,
      [login],
    )
    expect(rows.map((row) => row.action)).toEqual(['person.invite', 'person.set_password'])
    expect(rows.map((row) => row.entry).join()).not.toMatch(new RegExp(`${goodPassword}|${secret}|argon2`))
  })
})

describe('a password', () => {
  it.each<[string, string, string]>([
    ['of 11 signs', 'abcdefghijk', 'password/length'],
    ['of 11 signs outside the basic plane', '😀😁😂😃😄😅😆😇😈😉😊', 'password/length'],
    ['of 201 signs', 'abcdef'.repeat(40), 'password/length'],
    ['of a few signs again and again', 'abcdabcdabcd', 'password/too-simple'],
    ['of keys in a row', 'abcdefghijkl', 'password/too-simple'],
    ['that others lost', '1qaz2wsx3edc', 'password/breached'],
    ['that holds the name', '我是王管理abcdefgh', 'password/own-words'],
    ['that holds the name in pinyin', 'wangguanli-73-ok', 'password/own-words'],
    ['that holds the unit in pinyin', 'SZFBGS-river-77', 'password/own-words'],
    ['that holds the unit', '市政府办公室的一条河流', 'password/length'],
  ])('%s is refused, and the link stays good', async (_, password, code) => {
    const { login, secret } = await invited()
    expect(await answerTo(secret, password)).toEqual({ __typename: 'Refusal', code, field: 'password' })
    expect(await answerTo(secret, goodPassword)).toMatchObject({ login })
  })

  it('that holds the login, in whatever case, is refused', async () => {
    const { login, secret } = await invited()
    expect(await answerTo(secret, `--${login.toUpperCase()}-2025--`)).toMatchObject({
      code: 'password/own-words',
    })
  })

  it.each(['three grey owls', '密码由十二个汉字组成好吧', '😀😁😂😃😄😅😆😇😈😉😊😋'])(
    '%s is taken',
    async (password) => {
      const { login, secret } = await invited()
      expect(await answerTo(secret, password)).toMatchObject({ login })
      expect((await api.graphql(signIn, { input: { login, password } })).data).toEqual({
        signIn: { __typename: 'SignedIn' },
      })
    },
  )
})
