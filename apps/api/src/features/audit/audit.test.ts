import { generateKeyPairSync } from 'node:crypto'
import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAppointment, insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { record, verifyTrail } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import { fenceKey, takeFence } from '../../platform/jobs/index.js'
import { auditCheckJobs, auditCheckQueue } from './index.js'

const { privateKey } = generateKeyPairSync('ed25519')
const auditSigningKey = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')

let api: TestApi
let root: TestOrg
let county: TestOrg
let office: { id: string; appointmentId: string }
let clerk: { id: string; appointmentId: string }

beforeAll(async () => {
  api = await startTestApi({ config: { auditSigningKey } })
  const { pool } = api
  root = await insertOrg(pool, { name: '市政府办公室' })
  county = await insertOrg(pool, { parent: root, name: '县政府办公室' })
  office = await insertPerson(pool, {
    login: 'office',
    name: '秦岭',
    org: root,
    role: Role.officeAdministrator,
  })
  clerk = await insertPerson(pool, {
    login: 'clerk',
    name: '=1+1',
    org: county,
    role: Role.unitAdministrator,
  })
  await insertPerson(pool, { login: 'auditor', name: '方守拙', org: root, role: Role.securityAuditor })
  await insertPerson(pool, { login: 'below', org: county, role: Role.securityAuditor })
  await insertPerson(pool, { login: 'security', org: root, role: Role.securityAdministrator })
  await insertPerson(pool, { login: 'system', org: root, role: Role.systemAdministrator })
  for (const login of ['office', 'clerk', 'security']) await api.cookieOf(login)
})
afterAll(() => api?.close())

interface Entry {
  id: string
  stream: string
  seq: number
  login: string | null
  personName: string | null
  orgName: string | null
  roleTitle: { zh: string } | null
  action: string
  objectTitle: { zh: string }
  objectId: string
  before: unknown
  after: unknown
  address: string | null
  requestId: string | null
  tokenId: string | null
  tokenName: string | null
  hash: string
  previousHash: string | null
}
type Page = {
  nodes: Entry[]
  totalCount: number
  pageInfo: { endCursor: string | null; hasNextPage: boolean }
}

const page = `nodes { id stream seq login personName orgName roleTitle { zh } action objectTitle { zh } objectId before after address requestId tokenId tokenName hash previousHash }
  totalCount pageInfo { endCursor hasNextPage }`
const entries = async (as: string, filter: object = {}, window: object = {}) => {
  const { data, errors } = await api.graphql<{ auditEntries: Page }>(
    `query ($filter: AuditFilter, $first: Int, $after: String) { auditEntries(filter: $filter, first: $first, after: $after) { ${page} } }`,
    { filter, first: 100, ...window },
    { as },
  )
  return { page: data?.auditEntries, codes: errors.map((error) => error.extensions.code) }
}
const write = (as: { id: string; appointmentId: string }, entry: Parameters<typeof record>[2]) =>
  withTransaction(api.pool, (client) =>
    record(
      client,
      {
        personId: as.id,
        appointmentId: as.appointmentId,
        tokenId: null,
        requestId: null,
        address: '10.1.2.3',
      },
      entry,
    ),
  )

describe('who reads the trail', () => {
  it.each(['office', 'clerk', 'security', 'system'])('not %s', async (as) => {
    expect((await entries(as)).codes).toEqual(['access/denied'])
  })

  it('the auditor at the root: all of it, also of those who had not signed in', async () => {
    await api.graphql('mutation { signIn(input: { login: "nobody", password: "wrong" }) { __typename } }')
    const { page } = await entries('auditor')
    const logins = new Set(page?.nodes.map((entry) => entry.login))
    expect(logins).toContain('office')
    expect(logins).toContain(null)
  })

  it('an auditor below: what was done under an appointment within the subtree', async () => {
    await api.cookieOf('below')
    const { page } = await entries('below')
    expect(new Set(page?.nodes.map((entry) => entry.login))).toEqual(new Set(['clerk', 'below']))
  })

  it('a security administrator: their own doings', async () => {
    const own = await api.graphql<{ ownAuditEntries: Page }>(
      `{ ownAuditEntries { ${page} } }`,
      {},
      { as: 'security' },
    )
    expect(own.data?.ownAuditEntries.nodes.length).toBeGreaterThan(0)
    expect(new Set(own.data?.ownAuditEntries.nodes.map((entry) => entry.login))).toEqual(
      new Set(['security']),
    )
    const others = await api.graphql('{ ownAuditEntries { totalCount } }', {}, { as: 'office' })
    expect(others.errors[0]?.extensions.code).toBe('access/denied')
  })

  it.each([
    '/files/audit/entries.csv',
    '/files/audit/checkpoint.json',
    '/files/audit/checkpoints/2026-01-01.json',
  ])('nobody else by %s', async (path) => {
    for (const [login, status] of [
      [null, 401],
      ['security', 403],
      ['office', 403],
    ] as const) {
      const headers: Record<string, string> = login === null ? {} : { cookie: await api.cookieOf(login) }
      expect((await fetch(`${api.url}${path}`, { headers })).status).toBe(status)
    }
  })
})

describe('an entry', () => {
  it('keeps who acted as it was, and only what changed', async () => {
    await write(office, {
      action: 'thing.rename',
      objectType: 'operation',
      objectId: 'renamed',
      before: { name: '旧', kind: 1 },
      after: { name: '新', kind: 1 },
    })
    await api.pool.query(`update person set name = '改名' where login = 'office'`)
    await api.pool.query(`update org set name = '改名' where id = $1`, [root.id])
    const { page } = await entries('auditor', { objectId: 'renamed' })
    expect(page?.nodes).toMatchObject([
      {
        stream: 'other',
        personName: '秦岭',
        orgName: '市政府办公室',
        roleTitle: { zh: '主管单位管理员' },
        before: { name: '旧' },
        after: { name: '新' },
        address: '10.1.2.3',
      },
    ])
  })

  it('stands behind the one before it', async () => {
    const { page } = await entries('auditor', { stream: 'identity' })
    const bySeq = new Map(page?.nodes.map((entry) => [entry.seq, entry]))
    for (const entry of page?.nodes ?? [])
      expect(entry.previousHash).toBe(entry.seq === 1 ? null : bySeq.get(entry.seq - 1)?.hash)
  })

  it('tells the hash before it also to an auditor below, who does not see the one before', async () => {
    await write(office, { action: 'import.try', objectType: 'operation', objectId: 'above' })
    await write(clerk, { action: 'import.try', objectType: 'operation', objectId: 'below' })
    const { page: all } = await entries('auditor', { stream: 'dataset' })
    const { page } = await entries('below', { objectId: 'below' })
    expect(page?.nodes[0]?.previousHash).toBe(all?.nodes[1]?.hash ?? null)
  })

  it('bears the id that the answer to its request had', async () => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation { signIn(input: { login: "traced", password: "wrong" }) { __typename } }',
      }),
    })
    const requestId = response.headers.get('x-request-id') ?? ''
    const { page } = await entries('auditor', { requestId })
    expect(page?.nodes).toMatchObject([{ action: 'session.refuse', objectId: 'traced', requestId }])
  })

  it('that can not be written undoes the change', async () => {
    const second = await insertAppointment(api.pool, clerk.id, county, Role.editor)
    await api.pool.query(`
      create function refuse_entry() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
      create trigger refuse_entry before insert on audit_entry for each row
        when (new.action = 'session.switch_appointment') execute function refuse_entry()`)
    const switched = () =>
      api.graphql(
        'mutation ($id: ID!) { switchAppointment(appointmentId: $id) { __typename } }',
        { id: second },
        { as: 'clerk' },
      )
    expect((await switched()).errors[0]?.extensions.code).toBe('fault/unexpected')
    const acting = await api.pool.query('select from session where appointment_id = $1', [second])
    expect(acting.rowCount).toBe(0)
    await api.pool.query('drop function refuse_entry() cascade')
    expect((await switched()).errors).toEqual([])
    api.forget('clerk')
  })
})

describe('an entry made by a program', () => {
  let tokenId: string
  const ofToken = async () => (await entries('auditor', { tokenId })).page?.nodes

  beforeAll(async () => {
    const { data } = await api.graphql<{ createApiToken: { text: string; token: { id: string } } }>(
      `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { ... on ApiTokenCreated { text token { id } } } }`,
      { input: { name: '=报表', organisationId: county.id, access: 'READ_ONLY', days: 1 } },
      { as: 'clerk' },
    )
    tokenId = data?.createApiToken.token.id ?? ''
    const headers = { authorization: `Bearer ${data?.createApiToken.text}` }
    expect((await api.graphql('mutation { signOut }', {}, { headers })).errors).not.toEqual([])
  })

  it('names the token beside its owner, as it was called then', async () => {
    await api.pool.query(`update api_token set name = '改名' where id = $1`, [tokenId])
    expect(await ofToken()).toMatchObject([
      {
        action: 'access.refuse',
        objectTitle: { zh: '请求的操作' },
        login: 'clerk',
        tokenId,
        tokenName: '=报表',
      },
    ])
    const { page } = await entries('auditor', { action: 'token.create' })
    expect(page?.nodes).toMatchObject([
      { objectId: tokenId, objectTitle: { zh: '接口令牌' }, tokenId: null, tokenName: null },
    ])
  })

  it('is exported with it', async () => {
    const response = await fetch(`${api.url}/files/audit/entries.csv?tokenId=${tokenId}`, {
      headers: { cookie: await api.cookieOf('auditor') },
    })
    const [header, line, ...more] = (await response.text()).trimEnd().split('\r\n')
    expect(header).toContain(',token,token_id,')
    expect(line).toContain(`,'=报表,${tokenId},`)
    expect(more).toEqual([])
  })
})

describe('the list', () => {
  beforeAll(async () => {
    for (let number = 1; number <= 7; number += 1)
      await write(number % 2 === 0 ? office : clerk, {
        action: 'run.try',
        objectType: 'operation',
        objectId: `t${number}`,
        after: { note: number === 3 ? '宿迁发布' : `n${number}` },
      })
  })

  it.each<[string, object, string[]]>([
    ['object', { objectType: 'operation', objectId: 't4' }, ['t4']],
    ['action and person by login', { action: 'run.try', person: 'office' }, ['t6', 't4', 't2']],
    ['person by name', { action: 'run.try', person: '=1+1' }, ['t7', 't5', 't3', 't1']],
    ['stream', { stream: 'assessment', person: 'office' }, ['t6', 't4', 't2']],
    ['text', { text: '宿迁发' }, ['t3']],
    ['text with signs of LIKE', { action: 'run.try', text: '%' }, []],
    ['address', { address: '10.1.2.3', action: 'run.try', text: 'n5' }, ['t5']],
    ['a token that is none', { tokenId: 'x' }, []],
    ['days before', { action: 'run.try', toOn: '2001-01-01' }, []],
    ['days after', { action: 'run.try', fromOn: '2001-01-01', objectId: 't1' }, ['t1']],
  ])('is filtered by %s', async (_, filter, expected) => {
    const { page } = await entries('auditor', filter)
    expect(page?.nodes.map((entry) => entry.objectId)).toEqual(expected)
    expect(page?.totalCount).toBe(expected.length)
  })

  it('turns pages in one statement each', async () => {
    const first = await entries('auditor', { action: 'run.try' }, { first: 4 })
    const next = await entries(
      'auditor',
      { action: 'run.try' },
      { first: 4, after: first.page?.pageInfo.endCursor },
    )
    const seen = [...(first.page?.nodes ?? []), ...(next.page?.nodes ?? [])].map((entry) => entry.objectId)
    expect(seen).toEqual(['t7', 't6', 't5', 't4', 't3', 't2', 't1'])
    expect(next.page?.pageInfo.hasNextPage).toBe(false)
    const statements = async (size: number) =>
      (await api.graphql(`{ auditEntries(first: ${size}) { ${page} } }`, {}, { as: 'auditor' })).statements
        .length
    expect(await statements(7)).toBe(await statements(1))
  })
})

describe('the export', () => {
  const download = async (query: string) => {
    const response = await fetch(`${api.url}/files/audit/entries.csv?${query}`, {
      headers: { cookie: await api.cookieOf('auditor') },
    })
    return { status: response.status, text: await response.text() }
  }

  it('is one line an entry, and no cell is a formula', async () => {
    await write(clerk, { action: 'thing.odd', objectType: 'operation', objectId: '@a\r\n\u001b[31m\u202eb' })
    const { status, text } = await download('action=thing.odd')
    const lines = text.trimEnd().split('\r\n')
    expect(status).toBe(200)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(`'=1+1`)
    expect(lines[1]).toContain(`'@a\\u{d}\\u{a}\\u{1b}[31m\\u{202e}b`)
  })

  it('leaves an entry of its own', async () => {
    await download('stream=identity&fromOn=2001-01-01')
    const { page } = await entries('auditor', { action: 'audit.export' }, { first: 1 })
    expect(page?.nodes[0]).toMatchObject({
      login: 'auditor',
      after: { filter: { stream: 'identity', fromOn: '2001-01-01' } },
    })
  })

  it.each(['acton=run.try', 'fromOn=yesterday', 'text=a&text=b', `text=${'x'.repeat(600)}`])(
    'of what is no filter is refused: %s',
    async (query) => expect((await download(query)).status).toBe(400),
  )
})

describe('the chain', () => {
  const chain = `{ auditChain { streams { stream seq hash } checkpoints { day url }
    lastVerification { id state whole verdicts { stream entries badSeq problem { en } } } } }`
  interface Chain {
    auditChain: {
      streams: { stream: string; seq: number }[]
      lastVerification: {
        id: string
        state: string
        whole: boolean | null
        verdicts: { stream: string; badSeq: number | null }[]
      } | null
    }
  }
  const state = async () => (await api.graphql<Chain>(chain, {}, { as: 'auditor' })).data?.auditChain

  async function check(): Promise<void> {
    const asked = await api.graphql<{ verifyAudit: { verification: { id: string; state: string } } }>(
      'mutation { verifyAudit { ... on AuditVerificationRequested { verification { id state } } } }',
      {},
      { as: 'auditor' },
    )
    const { id } = asked.data?.verifyAudit.verification ?? { id: '' }
    const fence = await takeFence(api.pool, fenceKey(auditCheckQueue, id))
    const signal = new AbortController().signal
    await auditCheckJobs(api.pool, async () => privateKey).perform(id, { fence, signal })
  }

  it('of everything that was done here is whole', async () => {
    expect((await verifyTrail(api.pool)).filter((verdict) => verdict.problem !== null)).toEqual([])
  })

  it('is checked by a worker, and the result is told', async () => {
    await check()
    const now = await state()
    expect(now?.lastVerification).toMatchObject({ state: 'done', whole: true })
    expect(now?.streams.map((head) => head.stream)).toContain('identity')
    await api.pool.query(
      `begin; set local session_replication_role = replica;
       update audit_entry set address = 'x' where stream = 'identity' and seq = 2; commit`,
    )
    await check()
    const broken = (await state())?.lastVerification
    expect(broken?.whole).toBe(false)
    expect(broken?.verdicts.filter((verdict) => verdict.badSeq !== null)).toMatchObject([
      { stream: 'identity', badSeq: 2 },
    ])
  })

  it('is checked once when asked for twice', async () => {
    const ask = () =>
      api.graphql<{ verifyAudit: { verification: { id: string } } }>(
        'mutation { verifyAudit { ... on AuditVerificationRequested { verification { id } } } }',
        {},
        { as: 'auditor' },
      )
    const [one, other] = await Promise.all([ask(), ask()])
    expect(one.data?.verifyAudit.verification.id).toBe(other.data?.verifyAudit.verification.id)
  })

  it('is signed as it stands, and the key is had by everybody', async () => {
    const cookie = { cookie: await api.cookieOf('auditor') }
    const signed = (await (
      await fetch(`${api.url}/files/audit/checkpoint.json`, { headers: cookie })
    ).json()) as {
      streams: { stream: string; seq: number }[]
    }
    expect(signed.streams.map(({ stream, seq }) => [stream, seq])).toEqual(
      (await state())?.streams.map(({ stream, seq }) => [stream, seq]),
    )
    const key = await fetch(`${api.url}/files/audit/public-key.pem`, {
      headers: { cookie: await api.cookieOf('office') },
    })
    expect(await key.text()).toMatch(/^-----BEGIN PUBLIC KEY-----/)
  })
})
