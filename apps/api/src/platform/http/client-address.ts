import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import proxyAddr from '@fastify/proxy-addr'

/** Whether an address is that of a proxy of ours, which may say on whose behalf it asks. */
export type TrustsProxy = (address: string) => boolean

/**
 * Reads a list of proxies.
 *
 * @param proxies addresses, networks (`10.1.0.0/16`), or `loopback`, `linklocal`, `uniquelocal`; empty: nobody is trusted.
 * @throws TypeError for what is neither.
 */
export function trustedProxies(proxies: readonly string[]): TrustsProxy {
  const trusts = proxyAddr.compile([...proxies])
  return (address) => trusts(address, 0)
}

/**
 * Whom a request comes from: who connected or, when that is a proxy of ours, the nearest in `X-Forwarded-For` that is
 * none. Whatever a client made up stands further out and is never reached.
 *
 * @returns an IP address, IPv4 in its short form; empty for a socket that has gone already.
 */
export function clientAddress(request: IncomingMessage, trusts: TrustsProxy): string {
  const told = proxyAddr(request, trusts)
  // A proxy of ours may still hand on what is no address ("unknown", a host's name): then it is the one that is known.
  const address = isIP(told ?? '') > 0 ? told : (request.socket.remoteAddress ?? '')
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
}

/** The value that a proxy of ours set in a header, the last where several stand; undefined when nobody vouches for it. */
export function forwardedHeader(
  request: IncomingMessage,
  name: 'x-forwarded-host' | 'x-forwarded-proto',
  trusts: TrustsProxy,
): string | undefined {
  if (!trusts(request.socket.remoteAddress ?? '')) return undefined
  const value = request.headers[name]
  return (Array.isArray(value) ? value.at(-1) : value)?.split(',').at(-1)?.trim()
}
