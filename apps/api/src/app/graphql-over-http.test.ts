import { Role } from '@zhengmei/domain/identity'
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'

const noGet =
  'GET is not offered: a link must not ask anything in somebody’s name, and addresses end up in logs'
const wrongIs400 =
  'a request that can not run is a 4xx in either content type, so that proxies and counters see it without reading the body'

/** What the audits would like (none of it a MUST) and we don't do, with the reason. */
const exceptions: Readonly<Record<string, { readonly status: 'notice' | 'warn'; readonly because: string }>> =
  {
    '5A70': { status: 'notice', because: noGet },
    D6D5: { status: 'notice', because: noGet },
    '6A70': { status: 'notice', because: noGet },
    '572B': { status: 'warn', because: wrongIs400 },
    FDE2: { status: 'warn', because: wrongIs400 },
    '7B9B': { status: 'warn', because: wrongIs400 },
  }

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
  const org = await insertOrg(api.pool)
  await insertPerson(api.pool, { login: 'office', org, role: Role.officeAdministrator })
})
afterAll(() => api?.close())

const audits = serverAudits({
  url: () => `${api.url}/graphql`,
  // Some audits ask for the schema, which is told to people signed in.
  fetchFn: async (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', await api.cookieOf('office'))
    return fetch(url, { ...init, headers })
  },
})

it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (id, _, audit) => {
  const result = await audit.fn()
  const reason = 'reason' in result ? result.reason : ''
  expect([result.status, reason]).toEqual([exceptions[id]?.status ?? 'ok', reason])
})

it('has no exception that nothing needs, and none from a MUST', () => {
  const names = new Map(audits.map(({ id, name }) => [id, name]))
  for (const id of Object.keys(exceptions)) expect(names.get(id)).toMatch(/^(MAY|SHOULD)/)
})
