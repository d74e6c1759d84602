import type { IncomingMessage } from 'node:http'
import { forwardedHeader, type TrustsProxy } from './client-address.js'

/** Where the product is reached, as far as the origin check needs to know. */
export interface Reachable {
  /** Address under which people reach it; absent: whatever host the request names. */
  readonly publicUrl: string | undefined
  /** Whose X-Forwarded-Host is believed. */
  readonly trustsProxy: TrustsProxy
}

/**
 * Whether a request comes from our own pages or from no page at all. Together with a session cookie that is
 * SameSite=Strict and bodies that are JSON only, no other site can act in somebody's name.
 */
export function comesFromOurselves(request: IncomingMessage, reachable: Reachable): boolean {
  const { headers } = request
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  if (reachable.publicUrl !== undefined) return new URL(origin).origin === new URL(reachable.publicUrl).origin
  const host = forwardedHeader(request, 'x-forwarded-host', reachable.trustsProxy) ?? headers.host
  return new URL(origin).host === host
}
