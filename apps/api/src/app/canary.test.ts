import { Role } from '@zhengmei/domain/identity'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson, type TestOrg } from '../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { withTransaction } from '../platform/db/index.js'
import { OpenToEverybody, type RequestContext } from '../platform/graphql/index.js'
import { features } from './features.js'

/** Faults as they happen: the database and libraries put what was entered into their errors. */
@Resolver()
class Clumsy {
  @Mutation(() => Boolean)
  @OpenToEverybody('faults of the tests')
  async stumble(@Arg('text', () => String) text: string, @Ctx() { pool }: RequestContext): Promise<boolean> {
    await withTransaction(pool, async (client) => {
      await client.query('create temp table stumbled (text text unique) on commit drop')
      await client.query('insert into stumbled (text) values ($1), ($1)', [text])
    })
    return true
  }

  @Mutation(() => Boolean)
  @OpenToEverybody('faults of the tests')
  async misread(@Arg('text', () => String) text: string, @Ctx() { pool }: RequestContext): Promise<boolean> {
    await pool.query('select $1::text::date', [text])
    return true
  }
}

const planted = {
  password: 'canary-password-7Qx',
  wrongPassword: 'canary-guess-8Rz',
  newPassword: 'canary-new-password-5Ty',
  phone: '13812345678',
  message: '金丝雀：我家住在某小区',
}

let api: TestApi
let org: TestOrg
let log = ''
/** Every answer, but the two that show a secret once. */
let answers = ''
let exported = ''
const secrets: Record<string, string> = {
  password: planted.password,
  'wrong password': planted.wrongPassword,
  'new password': planted.newPassword,
}

const call = async (document: string, variables: object, as?: string, headers?: Record<string, string>) => {
  const answer = await api.graphql<Record<string, Record<string, string>>>(
    document,
    { ...variables },
    { ...(as === undefined ? {} : { as }), ...(headers === undefined ? {} : { headers }) },
  )
  return answer
}
const noted = async (...asked: Parameters<typeof call>) => {
  const answer = await call(...asked)
  answers += JSON.stringify([answer.data, answer.errors])
  return answer
}

const signIn =
  'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code field } } }'

beforeAll(async () => {
  api = await startTestApi({
    features: [...features, { resolvers: [Clumsy] }],
    logTo: { write: (text) => void (log += text) },
  })
  org = await insertOrg(api.pool)
  for (const role of Object.values(Role)) await insertPerson(api.pool, { login: role, org, role })

  // A session.
  const cookie = await api.cookieOf(Role.officeAdministrator)
  secrets['session'] = cookie.split('=')[1] ?? ''
  await noted('{ viewer { person { login } } }', {}, undefined, { cookie })

  // A link, shown once, and the password set by it.
  const created = await call(
    `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { ... on PersonInvited { secret } } }`,
    { input: { login: 'planted', name: '金丝雀', organisationId: org.id } },
    Role.systemAdministrator,
  )
  const link = created.data?.['createPerson']?.['secret'] ?? ''
  secrets['link'] = link
  const accept =
    'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename } }'
  for (const password of ['x', planted.password, planted.newPassword])
    await noted(accept, { input: { secret: link, password } })
  for (const password of [planted.wrongPassword, planted.password])
    await noted(signIn, { input: { login: 'planted', password } })

  // A token, shown once, used and misused.
  const token = await call(
    `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { ... on ApiTokenCreated { text } ... on Refusal { code } } }`,
    { input: { name: 'canary', days: 7, access: 'READ_ONLY', organisationId: org.id } },
    Role.officeAdministrator,
  )
  secrets['token'] = token.data?.['createApiToken']?.['text'] ?? ''
  const bearer = { authorization: `Bearer ${secrets['token']}` }
  await noted('{ organisations { totalCount } }', {}, undefined, bearer)
  await noted('mutation { signOut }', {}, undefined, bearer)
  await noted('{ organisations { totalCount } }', {}, undefined, {
    authorization: `${bearer.authorization}x`,
  })

  // The secret of a second factor, shown once, and a wrong code.
  const totp = await call(
    'mutation { offerTotp { ... on TotpOffered { secret } ... on Refusal { code } } }',
    {},
    Role.officeAdministrator,
  )
  secrets['second factor'] = totp.data?.['offerTotp']?.['secret'] ?? ''

  // Personal data, in requests that fail in every way.
  for (const text of [planted.phone, planted.message, planted.password]) {
    for (const field of ['stumble', 'misread'])
      await noted(`mutation ($text: String!) { ${field}(text: $text) }`, { text })
    await noted('mutation ($text: Int!) { stumble(text: $text) }', { text })
    await noted('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
      input: { text },
    })
    await noted(signIn, { input: { login: `${text}\0`, password: text } })
    await noted(`{ ${text} }`, {})
    await fetch(`${api.url}/files/${encodeURIComponent(text)}?x=${encodeURIComponent(text)}`, {
      headers: { cookie, referer: text.replace(/[^\d]/g, '') },
    }).then(async (answer) => (answers += await answer.text()))
  }

  // What administrators read; the audit trail is among the tables.
  await noted('{ people { nodes { id login name } } }', {}, Role.systemAdministrator)
  // And take with them: all that was done above.
  const trail = await fetch(`${api.url}/files/audit/entries.csv`, {
    headers: { cookie: await api.cookieOf(Role.securityAuditor) },
  })
  exported = await trail.text()
  answers += exported
})
afterAll(() => api?.close())

it('everything was planted', () => {
  for (const done of ['token.create', 'person.set_password', 'session.refuse', 'access.refuse'])
    expect(exported).toContain(done)
  for (const [name, secret] of Object.entries(secrets)) expect(secret.length, name).toBeGreaterThan(10)
  expect(log.length).toBeGreaterThan(1_000)
  expect(log).toContain('23505')
  expect(log).toContain('22007')
})

describe('no secret', () => {
  it('stands in the log', () => {
    for (const [name, secret] of Object.entries(secrets)) expect(log.includes(secret), name).toBe(false)
  })

  it('is answered, but where it is made', () => {
    for (const [name, secret] of Object.entries(secrets)) expect(answers.includes(secret), name).toBe(false)
  })

  it('is stored as it is, in any table', async () => {
    const { rows } = await api.pool.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    )
    expect(rows.length).toBeGreaterThan(20)
    for (const { name } of rows) {
      for (const [what, secret] of Object.entries(secrets)) {
        const found = await api.pool.query(`select 1 from ${name} each where each::text like $1 limit 1`, [
          `%${secret}%`,
        ])
        expect([name, what, found.rowCount]).toEqual([name, what, 0])
      }
    }
  })
})

it('no personal data stand in the log, whatever failed', () => {
  for (const text of [planted.phone, planted.message]) expect(log.includes(text), text).toBe(false)
})

it('every line of the log about a fault says by which request', () => {
  const lines = log.split('\n').filter((line) => line.includes('unexpected fault'))
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines)
    expect((JSON.parse(line) as { requestId?: string }).requestId).toMatch(/^[0-9a-f-]{36}$/)
})
