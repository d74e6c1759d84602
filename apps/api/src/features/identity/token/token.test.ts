import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAppointment, insertOrg, insertPerson, type TestOrg } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { newToken } from './token-text.js'

let api: TestApi
let city: TestOrg
let county: TestOrg
let town: TestOrg
let other: TestOrg
let people = 0

beforeAll(async () => {
  api = await startTestApi()
  city = await insertOrg(api.pool, { code: 'CITY' })
  county = await insertOrg(api.pool, { parent: city, code: 'COUNTY' })
  town = await insertOrg(api.pool, { parent: county, code: 'TOWN' })
  other = await insertOrg(api.pool, { code: 'OTHER' })
  await insertPerson(api.pool, { login: 'security', org: county, role: Role.securityAdministrator })
})
afterAll(() => api?.close())

async function newPerson(role: Role = Role.officeAdministrator, org = city) {
  people += 1
  const login = `person${people}`
  return { login, ...(await insertPerson(api.pool, { login, org, role })) }
}

const create = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { __typename
  ... on ApiTokenCreated { text token { id name access organisation { code } owner { login } revokedAt lastUsedAt } }
  ... on Refusal { code field } } }`

interface Made {
  readonly createApiToken: { readonly text: string; readonly token: { readonly id: string }; code?: string }
}
const make = (as: string, input: Record<string, unknown> = {}) =>
  api.graphql<Made>(
    create,
    { input: { name: '报表', organisationId: county.id, access: 'READ_ONLY', days: 30, ...input } },
    { as },
  )
async function tokenOf(as: string, input: Record<string, unknown> = {}) {
  const made = (await make(as, input)).data?.createApiToken
  if (!made?.text) throw new Error(JSON.stringify(made))
  return { text: made.text, id: made.token.id }
}

const by = (text: string, document = '{ organisations { nodes { code } } }', headers = {}) =>
  api.graphql<{ organisations: { nodes: { code: string }[] } }>(
    document,
    {},
    { headers: { authorization: `Bearer ${text}`, ...headers } },
  )
const codes = async (text: string) => (await by(text)).data?.organisations.nodes.map((each) => each.code)

describe('making a token', () => {
  it('shows it once, stores only its hash, and leaves a trail without it', async () => {
    const { login, id } = await newPerson()
    const made = await make(login)
    expect(made.data?.createApiToken).toMatchObject({
      token: {
        name: '报表',
        access: 'READ_ONLY',
        organisation: { code: 'COUNTY' },
        owner: { login },
        revokedAt: null,
        lastUsedAt: null,
      },
    })
    const text = made.data?.createApiToken.text ?? ''
    const { rows } = await api.pool.query<{ all: string }>(
      `select (select string_agg(t::text, '') from api_token t) || (select string_agg(a::text, '') from audit_entry a) as all`,
    )
    expect(rows[0]?.all).toContain('token.create')
    expect(rows[0]?.all).not.toContain(text)
    const stored = await api.pool.query('select name from api_token where person_id = $1', [id])
    expect(stored.rows).toEqual([{ name: '报表' }])
    const again = await api.graphql(
      '{ myApiTokens { totalCount nodes { name isExpired } } }',
      {},
      { as: login },
    )
    expect(again.data).toEqual({
      myApiTokens: { totalCount: 1, nodes: [{ name: '报表', isExpired: false }] },
    })
  })

  it.each<[string, Role, () => Record<string, unknown>, string]>([
    ['without a name', Role.leader, () => ({ name: '  ' }), 'token/name'],
    ['with a very long name', Role.leader, () => ({ name: 'x'.repeat(101) }), 'token/name'],
    ['for ever', Role.leader, () => ({ days: 366 }), 'token/days'],
    ['for no day', Role.leader, () => ({ days: 0 }), 'token/days'],
    ['to import, by who may not', Role.leader, () => ({ access: 'INGEST_ONLY' }), 'token/access'],
    ['beside the scope', Role.leader, () => ({ organisationId: other.id }), 'organisation/not-found'],
    ['nowhere', Role.leader, () => ({ organisationId: 'x' }), 'organisation/not-found'],
  ])('is refused %s', async (_, role, input, code) => {
    const { login } = await newPerson(role)
    expect((await make(login, input())).data).toMatchObject({ createApiToken: { code } })
  })

  it('above one’s own node is refused', async () => {
    const { login } = await newPerson(Role.officeAdministrator, county)
    expect((await make(login, { organisationId: city.id })).data).toMatchObject({
      createApiToken: { code: 'organisation/not-found' },
    })
  })

  it.each([Role.securityAdministrator, Role.securityAuditor, Role.editor])('is not for %s', async (role) => {
    const { login } = await newPerson(role)
    expect((await make(login)).errors[0]?.extensions.code).toBe('access/denied')
  })
})

describe('a reading token', () => {
  it('asks within its node, and its use is noted once a minute', async () => {
    const { login } = await newPerson()
    const { text, id } = await tokenOf(login)
    expect(await codes(text)).toEqual(['COUNTY', 'TOWN'])
    const used = async () =>
      (await api.pool.query<{ at: Date }>('select last_used_at as at from api_token where id = $1', [id]))
        .rows[0]?.at
    const first = await used()
    expect(first).toBeInstanceOf(Date)
    const second = await by(text)
    expect(second.statements.filter((sql) => sql.startsWith('update'))).toEqual([])
    expect(await used()).toEqual(first)
  })

  it.each([
    ['a change', 'mutation { signOut }'],
    ['signing in', 'mutation { signIn(input: { login: "x", password: "y" }) { __typename } }'],
    ['making another token', 'mutation { revokeApiToken(id: "x") { __typename } }'],
    ['its owner’s sessions', '{ mySessions { id } }'],
    ['its owner’s tokens', '{ myApiTokens { totalCount } }'],
    ['people', '{ sessionsOfPerson(personId: "x") { id } }'],
    ['imports', '{ importJobs { totalCount } }'],
  ])('gets no %s', async (_, document) => {
    const { login } = await newPerson()
    const answer = await by((await tokenOf(login)).text, document)
    expect(answer.errors[0]?.extensions.code).toBe('access/denied')
  })

  it('is asked for by no socket', async () => {
    const { login } = await newPerson()
    const { text } = await tokenOf(login)
    const response = await fetch(`${api.url}/graphql`, {
      headers: { authorization: `Bearer ${text}`, connection: 'upgrade', upgrade: 'websocket' },
    }).catch(() => null)
    expect(response?.status ?? 403).not.toBe(101)
  })

  it('and a session in one request are refused', async () => {
    const { login } = await newPerson()
    const { text } = await tokenOf(login)
    const answer = await by(text, '{ viewer { person { id } } }', { cookie: await api.cookieOf(login) })
    expect(answer).toMatchObject({
      status: 400,
      data: null,
      errors: [{ extensions: { code: 'token/with-session' } }],
    })
  })
})

describe('a token is dead on the next request', () => {
  it.each<[string, (person: { id: string }, token: { id: string }) => [string, unknown[]]]>([
    ['when it is revoked', (_, { id }) => ['update api_token set revoked_at = now() where id = $1', [id]]],
    [
      'when it expires',
      (_, { id }) => [
        `update api_token set created_at = now() - interval '1 day', expires_at = now() where id = $1`,
        [id],
      ],
    ],
    ['when its owner is disabled', ({ id }) => ['update person set disabled_at = now() where id = $1', [id]]],
    [
      'when its owner’s appointment ends',
      ({ id }) => [`update appointment set to_on = '2021-01-01' where person_id = $1`, [id]],
    ],
    [
      'when its owner goes elsewhere',
      ({ id }) => ['update appointment set org_id = $2 where person_id = $1', [id, other.id]],
    ],
  ])('%s', async (_, change) => {
    const person = await newPerson()
    const token = await tokenOf(person.login)
    expect(await codes(token.text)).toEqual(['COUNTY', 'TOWN'])
    await api.pool.query(...change(person, token))
    const answer = await by(token.text)
    expect(answer).toMatchObject({
      status: 401,
      data: null,
      errors: [{ extensions: { code: 'token/invalid' } }],
    })
  })

  it.each([
    ['made up', newToken()],
    ['of another form', 'abc'],
    ['nothing', ''],
  ])('and one that is %s never lived', async (_, text) => {
    const answer = await by(text)
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'token/invalid' } }] })
    expect(answer.statements.length).toBeLessThanOrEqual(1)
  })

  it('narrows with what is left of its owner’s scope', async () => {
    const { login, id } = await newPerson()
    const { text } = await tokenOf(login)
    await insertAppointment(api.pool, id, town, Role.leader)
    await api.pool.query(`update appointment set to_on = '2021-01-01' where person_id = $1 and org_id = $2`, [
      id,
      city.id,
    ])
    expect(await codes(text)).toEqual(['TOWN'])
  })
})

describe('revoking', () => {
  const revoke = `mutation ($id: ID!) { revokeApiToken(id: $id) { __typename
    ... on ApiTokenRevoked { token { revokedAt } } ... on Refusal { code } } }`

  it('one’s own, once', async () => {
    const { login } = await newPerson()
    const { id, text } = await tokenOf(login)
    expect((await api.graphql(revoke, { id }, { as: login })).data).toMatchObject({
      revokeApiToken: { __typename: 'ApiTokenRevoked', token: { revokedAt: expect.any(String) } },
    })
    expect((await by(text)).status).toBe(401)
    expect((await api.graphql(revoke, { id }, { as: login })).data).toMatchObject({
      revokeApiToken: { code: 'token/revoked' },
    })
  })

  it('others’, at nodes of the scope, by the security administrator alone', async () => {
    const { login } = await newPerson()
    const [inside, above] = [await tokenOf(login), await tokenOf(login, { organisationId: city.id })]
    const stranger = await newPerson()
    const refusal = { revokeApiToken: { code: 'token/not-found' } }
    expect((await api.graphql(revoke, { id: inside.id }, { as: stranger.login })).data).toMatchObject(refusal)
    expect((await api.graphql(revoke, { id: above.id }, { as: 'security' })).data).toMatchObject(refusal)
    const list = await api.graphql<{ apiTokens: { nodes: { id: string }[] } }>(
      '{ apiTokens(first: 100) { nodes { id } } }',
      {},
      { as: 'security' },
    )
    const ids = list.data?.apiTokens.nodes.map((each) => each.id)
    expect([ids?.includes(inside.id), ids?.includes(above.id)]).toEqual([true, false])
    expect((await api.graphql(revoke, { id: inside.id }, { as: 'security' })).data).toMatchObject({
      revokeApiToken: { __typename: 'ApiTokenRevoked' },
    })
    expect((await by(inside.text)).status).toBe(401)
    const denied = await api.graphql('{ apiTokens { totalCount } }', {}, { as: stranger.login })
    expect(denied.errors[0]?.extensions.code).toBe('access/denied')
  })
})

describe('an importing token', () => {
  const upload = async (text: string) => {
    const form = new FormData()
    form.append('file', new Blob(['编码,名称\n']), 'orgs.csv')
    const headers = { authorization: `Bearer ${text}` }
    return fetch(`${api.url}/files`, { method: 'POST', headers, body: form })
  }
  const jobs = '{ importJobs { nodes { id } } }'

  it('uploads, imports, and sees its own imports alone', async () => {
    const { login } = await newPerson()
    const [mine, another] = [
      await tokenOf(login, { access: 'INGEST_ONLY' }),
      await tokenOf(login, { access: 'INGEST_ONLY' }),
    ]
    const uploaded = await upload(mine.text)
    expect(uploaded.status).toBe(200)
    const { files } = (await uploaded.json()) as { files: { id: string }[] }
    const ids = JSON.stringify(files.map((file) => file.id))
    const request = `mutation { requestImport(input: { fileIds: ${ids}, dryRun: true }) { __typename
      ... on ImportRequested { job { id } } } }`
    const asked = await by(mine.text, request)
    expect(asked.errors).toEqual([])
    const { rows } = await api.pool.query('select token_id, org_id from import_job')
    expect(rows).toEqual([{ token_id: mine.id, org_id: county.id }])
    const seen = async (text: string) =>
      ((await by(text, jobs)).data as unknown as { importJobs: { nodes: unknown[] } }).importJobs.nodes.length
    expect([await seen(mine.text), await seen(another.text)]).toEqual([1, 0])
    const trail = await api.pool.query(
      'select action, login, token_id, token_name from audit_entry where token_id = $1 order by id',
      [mine.id],
    )
    expect(trail.rows).toEqual([
      { action: 'import.upload', login, token_id: mine.id, token_name: '报表' },
      { action: 'import.request', login, token_id: mine.id, token_name: '报表' },
    ])
  })

  it.each([
    ['organisations', '{ organisations { totalCount } }'],
    ['runs', '{ assessmentRuns { totalCount } }'],
    ['a change of something else', 'mutation { signOut }'],
  ])('gets no %s', async (_, document) => {
    const { login } = await newPerson()
    const { text } = await tokenOf(login, { access: 'INGEST_ONLY' })
    expect((await by(text, document)).errors[0]?.extensions.code).toBe('access/denied')
  })

  it('a reading one uploads nothing', async () => {
    const { login } = await newPerson()
    expect((await upload((await tokenOf(login)).text)).status).toBe(403)
  })
})

it('lists fifty tokens with as many statements as one', async () => {
  const { login } = await newPerson()
  const count = async () =>
    (
      await api.graphql(
        '{ myApiTokens(first: 100) { nodes { owner { name } organisation { name } } } }',
        {},
        { as: login },
      )
    ).statements.length
  await tokenOf(login)
  const one = await count()
  for (let more = 0; more < 49; more += 1) await tokenOf(login)
  expect(await count()).toBe(one)
  expect((await make(login)).data).toMatchObject({ createApiToken: { code: 'token/too-many' } })
})
