import { get } from 'node:http'
import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../testing/fixtures.js'
import { countStatements, startTestApi, type TestApi } from '../../testing/test-api.js'
import { features } from './features.js'

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

describe('pages of other sites', () => {
  const portal = 'https://portal.example.gov.cn'
  const preflight = (api: TestApi, origin: string) =>
    fetch(`${api.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    })

  it('are told nothing that lets them in, by default', async () => {
    const api = await startTestApi()
    try {
      const answer = await preflight(api, portal)
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      expect(await ask(api, { origin: portal })).toMatchObject({
        status: 403,
        code: 'request/foreign-origin',
      })
    } finally {
      await api.close()
    }
  })

  it('may ask when they are listed, but never in a session', async () => {
    const api = await startTestApi({ config: { corsOrigins: [portal] } })
    try {
      const answer = await preflight(api, portal)
      expect(answer.headers.get('access-control-allow-origin')).toBe(portal)
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
      expect(await ask(api, { origin: portal })).toMatchObject({ status: 200 })
      const cookie = `zhengmei=${'x'.repeat(43)}`
      expect(await ask(api, { origin: portal, cookie })).toMatchObject({ status: 403 })
      const other = await preflight(api, 'https://evil.example')
      expect(other.headers.get('access-control-allow-origin')).not.toBe('https://evil.example')
      expect(await ask(api, { origin: 'https://evil.example' })).toMatchObject({ status: 403 })
    } finally {
      await api.close()
    }
  })
})

/** `fetch` names the host itself, so this one speaks for itself. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((done, failed) => {
    get(`${url}/healthz`, { headers: { host } }, (answer) => {
      answer.resume()
      done(answer.statusCode)
    }).on('error', failed)
  })
}

it('a foreign name that points at us is not answered', async () => {
  const api = await startTestApi({ config: { publicUrl: 'https://zm.example.gov.cn' } })
  try {
    expect(await statusFor(api.url, 'zm.example.gov.cn')).toBe(200)
    expect(await statusFor(api.url, '127.0.0.1:4000')).toBe(200)
    expect(await statusFor(api.url, 'rebound.evil.example')).toBe(421)
  } finally {
    await api.close()
  }
})

it('who sends slowly does not hold a connection for ever', async () => {
  const api = await startTestApi()
  try {
    const { headersTimeout, requestTimeout, keepAliveTimeout, maxConnections } = api.server.server
    expect(headersTimeout).toBeLessThanOrEqual(15_000)
    expect(headersTimeout).toBeGreaterThan(0)
    expect(requestTimeout).toBeLessThanOrEqual(600_000)
    expect(requestTimeout).toBeGreaterThan(headersTimeout)
    expect(keepAliveTimeout).toBeLessThanOrEqual(65_000)
    expect(maxConnections).toBeGreaterThan(0)
  } finally {
    await api.close()
  }
})

describe('a server that is told to end', () => {
  let letGo: () => void = () => undefined
  let begun: () => void = () => undefined
  const isBegun = new Promise<void>((done) => (begun = done))
  const held = new Promise<void>((done) => (letGo = done))
  const slow = {
    resolvers: [],
    routes: (server: TestApi['server']) =>
      void server.get('/files/slow', async () => {
        begun()
        await held
        return { done: true }
      }),
  }

  it('gives the answer that is under way, and takes no new question', async () => {
    const api = await startTestApi({ features: [...features, slow] })
    const answer = fetch(`${api.url}/files/slow`)
    await isBegun
    const closing = api.close()
    letGo()
    expect(await (await answer).json()).toEqual({ done: true })
    await closing
    await expect(fetch(`${api.url}/healthz`)).rejects.toThrow()
  })
})
