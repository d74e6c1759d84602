import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientAddress, forwardedHeader, trustedProxies } from './client-address.js'

const request = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage

const forwardedFor = (list: string) => ({ 'x-forwarded-for': list })

describe('the address of a client', () => {
  it.each<[string, readonly string[], string | undefined, Record<string, string>, string]>([
    ['without proxies is who connected', [], '203.0.113.9', {}, '203.0.113.9'],
    ['that nobody vouches for changes nothing', [], '203.0.113.9', forwardedFor('10.0.0.1'), '203.0.113.9'],
    [
      'told by somebody who is not our proxy changes nothing',
      ['10.0.0.0/8'],
      '203.0.113.9',
      forwardedFor('198.51.100.1'),
      '203.0.113.9',
    ],
    ['is the one our proxy saw', ['10.0.0.0/8'], '10.0.0.2', forwardedFor('203.0.113.9'), '203.0.113.9'],
    [
      'is the one our proxy saw, whatever stands before it',
      ['10.0.0.2'],
      '10.0.0.2',
      forwardedFor('127.0.0.1, 198.51.100.1, 203.0.113.9'),
      '203.0.113.9',
    ],
    [
      'is found behind several proxies of ours',
      ['10.0.0.0/8', '192.168.7.1'],
      '10.0.0.2',
      forwardedFor('198.51.100.1, 203.0.113.9, 192.168.7.1, 10.9.9.9'),
      '203.0.113.9',
    ],
    ['is our proxy, when it tells nothing', ['10.0.0.2'], '10.0.0.2', {}, '10.0.0.2'],
    ['is our proxy, when it tells no address', ['10.0.0.2'], '10.0.0.2', forwardedFor('unknown'), '10.0.0.2'],
    ['holds no line breaks', ['10.0.0.2'], '10.0.0.2', forwardedFor('1.2.3.4\u001b[31m'), '10.0.0.2'],
    ['reads mapped addresses', ['10.0.0.2'], '::ffff:10.0.0.2', forwardedFor('203.0.113.9'), '203.0.113.9'],
    ['is short where mapped', [], '::ffff:203.0.113.9', {}, '203.0.113.9'],
    ['may be of the newer kind', ['loopback'], '::1', forwardedFor('2001:db8::7'), '2001:db8::7'],
    ['is empty for a socket that has gone', ['loopback'], undefined, {}, ''],
  ])('%s', (_, proxies, remote, headers, expected) => {
    expect(clientAddress(request(remote, headers), trustedProxies(proxies))).toBe(expected)
  })
})

it.each([
  ['loopback', '127.0.0.1', 'https'],
  ['10.0.0.2', '10.0.0.2', 'https'],
  ['10.0.0.2', '203.0.113.9', undefined],
])('what %s sets counts from %s: %s', (proxy, remote, expected) => {
  const told = request(remote, { 'x-forwarded-proto': 'http, https' })
  expect(forwardedHeader(told, 'x-forwarded-proto', trustedProxies([proxy]))).toBe(expected)
})

it.each(['everybody', '10.0.0.0/33', '10.0.0/8/8', '0.0.0.0/0'])('%s is no proxy', (proxy) => {
  expect(() => trustedProxies([proxy])).toThrow(TypeError)
})
