import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { OptimisticLockError } from '@mikro-orm/core'
import { Ctx, Query, Resolver } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { withTransaction } from '../platform/db/index.js'
import { OpenToEverybody, type RequestContext, RequiresViewer } from '../platform/graphql/index.js'
import { features } from './features.js'

@Resolver()
class Faulty {
  @Query(() => String)
  @OpenToEverybody('a fault of the tests')
  fault(): string {
    throw new Error('connect to postgres://admin:secret@db failed')
  }

  @Query(() => String)
  @OpenToEverybody('a conflict of the tests')
  conflict(): string {
    throw OptimisticLockError.lockFailed('Person')
  }

  @Query(() => String)
  @OpenToEverybody('a slow statement of the tests')
  async slow(@Ctx() context: RequestContext): Promise<string> {
    return withTransaction(context.pool, async (client) => {
      await client.query('set local statement_timeout = 20')
      await client.query('select pg_sleep(60)')
      return 'never'
    })
  }

  @Query(() => String)
  @RequiresViewer()
  nothing(): string | null {
    return null
  }
}

let api: TestApi
let consoleDir: string
const largeScript = 'export const text = "政媒";'.repeat(500)
beforeAll(async () => {
  consoleDir = await mkdtemp(join(tmpdir(), 'zhengmei-console-'))
  await mkdir(join(consoleDir, 'assets'))
  await writeFile(join(consoleDir, 'index.html'), '<!doctype html><title>政媒</title>')
  await writeFile(join(consoleDir, 'assets', 'index-abc123.js'), 'export {}')
  await writeFile(join(consoleDir, 'assets', 'large-abc123.js'), largeScript)
  await writeFile(join(consoleDir, 'assets', 'packed-abc123.js'), 'export const packed = null')
  await writeFile(join(consoleDir, 'assets', 'packed-abc123.js.br'), brotliCompressSync('packed = "br"'))
  await writeFile(join(consoleDir, 'assets', 'packed-abc123.js.gz'), gzipSync('packed = "gzip"'))
  await writeFile(join(consoleDir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const routes = {
    resolvers: [Faulty],
    routes: (server: TestApi['server']) => void server.get('/files/fault', brokenRoute),
  }
  api = await startTestApi({ consoleDir, features: [...features, routes] })
})
afterAll(async () => {
  await api?.close()
  await rm(consoleDir, { recursive: true, force: true })
})

const brokenRoute = async () => {
  throw new Error('password=secret')
}

const signOut = JSON.stringify({ query: 'mutation { signOut }' })
const json = { 'content-type': 'application/json' }

async function send(
  path: string,
  init: RequestInit,
): Promise<{ status: number; code: string; text: string; headers: Headers }> {
  const response = await fetch(`${api.url}${path}`, init)
  const text = await response.text()
  const code =
    (JSON.parse(text) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code ?? ''
  return { status: response.status, code, text, headers: response.headers }
}

describe('a request that is not a JSON POST of our own pages', () => {
  it.each<[string, RequestInit, number, string]>([
    ['text/plain', { body: signOut, headers: { 'content-type': 'text/plain' } }, 415, 'request/content-type'],
    [
      'urlencoded',
      { body: 'query=mutation{signOut}', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'request/content-type',
    ],
    [
      'multipart',
      { body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      415,
      'request/content-type',
    ],
    ['no content type', { body: new Blob([signOut]) }, 415, 'request/content-type'],
    ['a batch', { body: `[${signOut},${signOut}]`, headers: json }, 400, 'request/bad'],
    ['null', { body: 'null', headers: json }, 400, 'request/bad'],
    ['a number', { body: '7', headers: json }, 400, 'request/bad'],
    ['no query', { body: '{}', headers: json }, 400, 'request/bad'],
    ['broken JSON', { body: '{"query":', headers: json }, 400, 'request/bad'],
    [
      'a poisoned prototype',
      { body: '{"query":"{__typename}","__proto__":{"a":1}}', headers: json },
      400,
      'request/bad',
    ],
    [
      'too much',
      { body: JSON.stringify({ query: ' '.repeat(300_000) }), headers: json },
      413,
      'request/too-large',
    ],
    [
      'a digest',
      { body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}', headers: json },
      400,
      'operation/unknown',
    ],
    [
      'another site',
      { body: signOut, headers: { ...json, origin: 'https://evil.example' } },
      403,
      'request/foreign-origin',
    ],
    ['a sandbox', { body: signOut, headers: { ...json, origin: 'null' } }, 403, 'request/foreign-origin'],
  ])('%s', async (_, init, status, code) => {
    const answer = await send('/graphql', { method: 'POST', ...init })
    expect([answer.status, answer.code]).toEqual([status, code])
  })

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s', async (method) => {
    const answer = await send('/graphql?query=mutation%7BsignOut%7D', { method })
    expect([answer.status, answer.code]).toEqual([405, 'request/post-only'])
    expect(answer.headers.get('allow')).toBe('POST')
  })

  it('our own page passes', async () => {
    const answer = await send('/graphql', {
      method: 'POST',
      body: signOut,
      headers: { ...json, origin: api.url },
    })
    expect([answer.status, answer.text]).toEqual([200, '{"data":{"signOut":true}}\n'])
  })
})

describe('a fault', () => {
  it('of a resolver tells nothing but a number to ask by', async () => {
    const answer = await send('/graphql', { method: 'POST', body: '{"query":"{ fault }"}', headers: json })
    expect(answer.code).toBe('fault/unexpected')
    expect(answer.text).not.toMatch(/secret|postgres|stack|\.ts/)
    const { errors } = JSON.parse(answer.text) as { errors: { extensions: { requestId: string } }[] }
    expect(errors[0]?.extensions.requestId).toBe(answer.headers.get('x-request-id'))
  })

  it('of a route tells as little', async () => {
    const answer = await send('/files/fault', {})
    expect([answer.status, answer.code]).toEqual([500, 'fault/unexpected'])
    expect(answer.text).not.toContain('secret')
  })
})

describe('the console', () => {
  it.each(['/', '/assessment/runs/7?tab=ranking', '/invitation', '/graphqlish'])(
    '%s is its page',
    async (path) => {
      const response = await fetch(`${api.url}${path}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('text/html')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(await response.text()).toContain('政媒')
    },
  )

  it.each([
    ['/assets/index-abc123.js', 'public, max-age=31536000, immutable'],
    ['/favicon.svg', 'no-cache'],
  ])('%s is kept: %s', async (path, kept) => {
    const response = await fetch(`${api.url}${path}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe(kept)
  })

  it.each([
    '/assets/index-old.js',
    '/logo.png',
    '/files/nothing',
    '/healthz/x',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/secret.txt',
  ])('%s is not found', async (path) => {
    expect((await fetch(`${api.url}${path}`)).status).toBe(404)
  })

  it('a POST is never a page', async () => {
    const answer = await send('/runs', { method: 'POST', body: '{}', headers: json })
    expect([answer.status, answer.code]).toEqual([404, 'request/not-found'])
  })
})

describe('headers', () => {
  it.each(['/', '/healthz', '/files/fault', '/nothing.png'])(
    'of %s forbid what nobody needs',
    async (path) => {
      const { headers } = await fetch(`${api.url}${path}`)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('strict-transport-security')).toBeNull()
    },
  )

  it('an answer of the API is not kept', async () => {
    const { headers } = await fetch(`${api.url}/graphql`, { method: 'POST', body: signOut, headers: json })
    expect(headers.get('cache-control')).toContain('no-store')
  })
})

describe('an answer worth packing', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('is packed as the client takes it: %s', async (accepted, encoding) => {
    const response = await fetch(`${api.url}/assets/large-abc123.js`, {
      headers: { 'accept-encoding': accepted },
    })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(await response.text()).toBe(largeScript)
  })

  it.each([
    ['br, gzip', 'br', 'packed = "br"'],
    ['gzip', 'gzip', 'packed = "gzip"'],
    ['identity', null, 'export const packed = null'],
  ])('is sent as the build has packed it: %s', async (accepted, encoding, text) => {
    const response = await fetch(`${api.url}/assets/packed-abc123.js`, {
      headers: { 'accept-encoding': accepted },
    })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('content-type')).toContain('/javascript')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(await response.text()).toBe(text)
  })

  it('has no address of its own once it is packed', async () => {
    for (const ending of ['br', 'gz'])
      expect((await fetch(`${api.url}/assets/packed-abc123.js.${ending}`)).status).toBe(404)
  })
})

it('health is told', async () => {
  const response = await fetch(`${api.url}/healthz`)
  expect([response.status, await response.json()]).toEqual([200, { ok: true }])
})

it('health is refused while the database is away, without saying why', async () => {
  const orphaned = await startTestApi()
  const query = vi
    .spyOn(orphaned.apiPool, 'query')
    .mockRejectedValue(new Error('connect ECONNREFUSED 10.0.0.5') as never)
  try {
    const response = await fetch(`${orphaned.url}/healthz`)
    const text = await response.text()
    expect(response.status).toBe(503)
    expect(text).toContain('fault/unavailable')
    expect(text).not.toContain('10.0.0.5')
  } finally {
    query.mockRestore()
    await orphaned.close()
  }
})

it('behind https the cookie is bound to this host and never travels in clear', async () => {
  const secured = await startTestApi({ config: { publicUrl: 'https://zm.example.gov.cn' } })
  try {
    const response = await fetch(`${secured.url}/graphql`, { method: 'POST', body: signOut, headers: json })
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-zhengmei=;/)
    expect(cookie).toMatch(/Secure/)
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
  } finally {
    await secured.close()
  }
})

describe('a forwarded address', () => {
  const attempt = `mutation { signIn(input: { login: "somebody", password: "x" }) { __typename } }`
  async function addressesSeen(trustedProxies: readonly string[], forwarded: string): Promise<string[]> {
    const proxied = await startTestApi({ config: { trustedProxies } })
    try {
      await proxied.graphql(attempt, {}, { headers: { 'x-forwarded-for': forwarded } })
      const { rows } = await proxied.pool.query<{ address: string }>('select address from sign_in_attempt')
      return rows.map((row) => row.address)
    } finally {
      await proxied.close()
    }
  }

  it('that nobody vouches for changes nothing', async () => {
    expect(await addressesSeen(['192.0.2.1'], '203.0.113.7')).toEqual(['127.0.0.1'])
  })

  it('is the one our own proxy has seen, whatever a client made up before it', async () => {
    expect(await addressesSeen(['loopback'], '198.51.100.1, 203.0.113.7')).toEqual(['203.0.113.7'])
  })
})

it('who changes what another has changed meanwhile is told so', async () => {
  const answer = await api.graphql('{ conflict }')
  expect(answer.errors.map((error) => error.extensions.code)).toEqual(['request/conflict'])
})

it('what takes too long is stopped by the database and told by code', async () => {
  const answer = await api.graphql('{ slow }')
  expect(answer.errors.map((error) => error.extensions.code)).toEqual(['limit/time'])
  expect(JSON.stringify(answer.errors)).not.toMatch(/pg_sleep|statement timeout|stack/)
})
