import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { forwardedHeader, type TrustsProxy } from './client-address.js'

/** Where the product is reached, as far as the origin check needs to know. */
export interface Reachable {
  /** Address under which people reach it; absent: whatever host the request names. */
  readonly publicUrl: string | undefined
  /** Whose X-Forwarded-Host is believed. */
  readonly trustsProxy: TrustsProxy
  /** Other sites whose pages may ask, without a session. */
  readonly corsOrigins: readonly string[]
}

/**
 * Whether a request comes from our own pages, from no page at all, or without a session from a site that is allowed to.
 * Together with a session cookie that is SameSite=Strict and bodies that are JSON only, no other site can act in
 * somebody's name.
 */
export function comesFromOurselves(request: IncomingMessage, reachable: Reachable): boolean {
  const { headers } = request
  const { origin } = headers
  if (origin !== undefined && headers.cookie === undefined && reachable.corsOrigins.includes(origin))
    return true
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  if (reachable.publicUrl !== undefined) return new URL(origin).origin === new URL(reachable.publicUrl).origin
  return new URL(origin).host === hostOf(request, reachable)
}

const hostOf = (request: IncomingMessage, { trustsProxy }: Reachable): string | undefined =>
  forwardedHeader(request, 'x-forwarded-host', trustsProxy) ?? request.headers.host

/**
 * Whether a request names a host that is ours: the public one or, where proxies and probes ask, an address or a name
 * without dots. A foreign domain that somebody lets point at us is none. Everything is ours while no address is public.
 */
export function asksForOurHost(request: IncomingMessage, reachable: Reachable): boolean {
  if (reachable.publicUrl === undefined) return true
  const asked = `http://${hostOf(request, reachable)}`
  if (!URL.canParse(asked)) return false
  const { hostname } = new URL(asked)
  return (
    hostname === new URL(reachable.publicUrl).hostname ||
    isIP(hostname.replace(/^\[|\]$/g, '')) > 0 ||
    !hostname.includes('.')
  )
}
