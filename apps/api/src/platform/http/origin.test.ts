import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { trustedProxies } from './client-address.js'
import { asksForOurHost, comesFromOurselves, type Reachable } from './origin.js'

const trustsProxy = trustedProxies(['10.0.0.0/8'])
const local: Reachable = { publicUrl: undefined, trustsProxy: trustedProxies([]), corsOrigins: [] }
const behindProxy: Reachable = { publicUrl: undefined, trustsProxy, corsOrigins: [] }
const published: Reachable = {
  publicUrl: 'https://zm.example.gov.cn',
  trustsProxy,
  corsOrigins: ['https://portal.example.gov.cn'],
}

/** A request that our proxy hands on. */
const request = (headers: IncomingHttpHeaders) =>
  ({ headers, socket: { remoteAddress: '10.0.0.2' } }) as unknown as IncomingMessage

it.each([
  ['no page at all', {}, local, true],
  ['our page', { origin: 'http://localhost:4000', host: 'localhost:4000' }, local, true],
  ['another port', { origin: 'http://localhost:4001', host: 'localhost:4000' }, local, false],
  ['another site', { origin: 'https://evil.example', host: 'localhost:4000' }, local, false],
  ['a sandboxed page', { origin: 'null', host: 'localhost:4000' }, local, false],
  ['the browser says cross-site', { 'sec-fetch-site': 'cross-site', host: 'a' }, local, false],
  ['the browser says same-site', { 'sec-fetch-site': 'same-site', host: 'a' }, local, false],
  ['typed by the user', { 'sec-fetch-site': 'none', host: 'a' }, local, true],
  [
    'a forwarded host that nobody vouches for',
    { origin: 'https://evil.example', host: 'a', 'x-forwarded-host': 'evil.example' },
    local,
    false,
  ],
  [
    'a forwarded host of our proxy',
    { origin: 'https://zm.example', host: 'internal:4000', 'x-forwarded-host': 'zm.example' },
    behindProxy,
    true,
  ],
  ['the public address', { origin: 'https://zm.example.gov.cn', host: 'internal' }, published, true],
  [
    'the public address without TLS',
    { origin: 'http://zm.example.gov.cn', host: 'internal' },
    published,
    false,
  ],
  ['the internal address', { origin: 'http://internal', host: 'internal' }, published, false],
  [
    'a page that is allowed to, with no session',
    { origin: 'https://portal.example.gov.cn', 'sec-fetch-site': 'cross-site' },
    published,
    true,
  ],
  [
    'a page that is allowed to, with a session',
    { origin: 'https://portal.example.gov.cn', cookie: 'zhengmei=x', 'sec-fetch-site': 'cross-site' },
    published,
    false,
  ],
  ['a page like it', { origin: 'https://portal.example.gov.cn.evil.example' }, published, false],
])('%s', (_, headers, reachable, expected) => {
  expect(comesFromOurselves(request(headers), reachable)).toBe(expected)
})

it.each<[string | undefined, Reachable, boolean]>([
  ['zm.example.gov.cn', published, true],
  ['zm.example.gov.cn:8443', published, true],
  ['10.0.0.5:4000', published, true],
  ['[::1]:4000', published, true],
  ['localhost', published, true],
  ['api', published, true],
  ['evil.example', published, false],
  ['zm.example.gov.cn.evil.example', published, false],
  ['evil.example/@zm.example.gov.cn', published, false],
  [undefined, published, true],
  ['', published, false],
  ['evil.example', local, true],
])('a request for the host %j', (host, reachable, expected) => {
  expect(asksForOurHost(request(host === undefined ? {} : { host }), reachable)).toBe(expected)
})
