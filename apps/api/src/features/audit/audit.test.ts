import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAppointment } from '../../../testing/fixtures.js'
import type { TestApi } from '../../../testing/test-api.js'
import { startTestTrail, type TestTrail, type TrailPage, trailPage } from '../../../testing/test-trail.js'

let trail: TestTrail
let api: TestApi
beforeAll(async () => {
  trail = await startTestTrail()
  api = trail.api
})
afterAll(() => api?.close())

describe('who reads the trail', () => {
  it.each(['office', 'clerk', 'security', 'system'])('not %s', async (as) => {
    expect((await trail.entries(as)).codes).toEqual(['access/denied'])
  })

  it('the auditor at the root: all of it, also of those who had not signed in', async () => {
    await api.graphql('mutation { signIn(input: { login: "nobody", password: "wrong" }) { __typename } }')
    const { page } = await trail.entries('auditor')
    const logins = new Set(page?.nodes.map((entry) => entry.login))
    expect(logins).toContain('office')
    expect(logins).toContain(null)
  })

  it('an auditor below: what was done under an appointment within the subtree', async () => {
    await api.cookieOf('below')
    const { page } = await trail.entries('below')
    expect(new Set(page?.nodes.map((entry) => entry.login))).toEqual(new Set(['clerk', 'below']))
  })

  it('a security administrator: their own doings', async () => {
    const own = await api.graphql<{ ownAuditEntries: TrailPage }>(
      `{ ownAuditEntries { ${trailPage} } }`,
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
    await trail.write(trail.office, {
      action: 'thing.rename',
      objectType: 'operation',
      objectId: 'renamed',
      before: { name: '旧', kind: 1 },
      after: { name: '新', kind: 1 },
    })
    await api.pool.query(`update person set name = '改名' where login = 'office'`)
    await api.pool.query(`update org set name = '改名' where id = $1`, [trail.root.id])
    const { page } = await trail.entries('auditor', { objectId: 'renamed' })
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
    const { page } = await trail.entries('auditor', { stream: 'identity' })
    const bySeq = new Map(page?.nodes.map((entry) => [entry.seq, entry]))
    for (const entry of page?.nodes ?? [])
      expect(entry.previousHash).toBe(entry.seq === 1 ? null : bySeq.get(entry.seq - 1)?.hash)
  })

  it('tells the hash before it also to an auditor below, who does not see the one before', async () => {
    await trail.write(trail.office, { action: 'import.try', objectType: 'operation', objectId: 'above' })
    await trail.write(trail.clerk, { action: 'import.try', objectType: 'operation', objectId: 'below' })
    const { page: all } = await trail.entries('auditor', { stream: 'dataset' })
    const { page } = await trail.entries('below', { objectId: 'below' })
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
    const { page } = await trail.entries('auditor', { requestId })
    expect(page?.nodes).toMatchObject([{ action: 'session.refuse', objectId: 'traced', requestId }])
  })

  it('that can not be written undoes the change', async () => {
    const second = await insertAppointment(api.pool, trail.clerk.id, trail.county, Role.editor)
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
  const ofToken = async () => (await trail.entries('auditor', { tokenId })).page?.nodes

  beforeAll(async () => {
    const { data } = await api.graphql<{ createApiToken: { text: string; token: { id: string } } }>(
      `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { ... on ApiTokenCreated { text token { id } } } }`,
      { input: { name: '=报表', organisationId: trail.county.id, access: 'READ_ONLY', days: 1 } },
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
    const { page } = await trail.entries('auditor', { action: 'token.create' })
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
