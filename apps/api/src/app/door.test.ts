import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../testing/fixtures.js'
import { countStatements, startTestApi, type TestApi } from '../../testing/test-api.js'

const json = { 'content-type': 'application/json' }

async function ask(api: TestApi, headers: Record<string, string>, path = '/graphql') {
  const counting = countStatements()
  const response = await fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: '{"query":"{ viewer { __typename } }"}',
  })
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
  return {
    status: response.status,
    code: errors?.[0]?.extensions.code,
    retryAfter: Number(response.headers.get('retry-after')),
    statements: counting.stop().length,
  }
}

describe('who asks too often', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await startTestApi({ config: { requestsPerMinute: { session: 5, address: 20 } } })
    const org = await insertOrg(api.pool)
    await insertPerson(api.pool, { login: 'office', org, role: Role.officeAdministrator })
  })
  afterAll(() => api?.close())

  it('in one session is told when to come again, before any SQL; others go on', async () => {
    const cookie = await api.cookieOf('office')
    for (let times = 0; times < 5; times += 1) expect((await ask(api, { cookie })).status).toBe(200)
    const refused = await ask(api, { cookie })
    expect(refused).toMatchObject({ status: 429, code: 'limit/rate', statements: 0 })
    expect(refused.retryAfter).toBeGreaterThanOrEqual(1)
    expect(refused.retryAfter).toBeLessThanOrEqual(60)
    expect((await ask(api, {})).status).toBe(200)
  })

  it('under ever new made-up sessions is stopped by the address, forwarded or not', async () => {
    const answers: number[] = []
    for (let times = 0; times < 20; times += 1) {
      const made = {
        cookie: `zhengmei=${String(times).padStart(43, 'x')}`,
        'x-forwarded-for': `10.0.0.${times}`,
      }
      answers.push((await ask(api, made, times % 2 === 0 ? '/graphql' : '/files')).status)
    }
    expect(answers.at(-1)).toBe(429)
    expect(answers.filter((status) => status === 429).length).toBeLessThan(20)
  })

  it('still sees the page and the health', async () => {
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200)
  })
})
