import type { IncomingHttpHeaders } from 'node:http'

/** Where the product is reached, as far as the origin check needs to know. */
export interface Reachable {
  /** Address under which people reach it; absent: whatever host the request names. */
  readonly publicUrl: string | undefined
  /** Whether X-Forwarded-Host comes from a proxy of ours. */
  readonly trustProxy: boolean
}

/**
 * Whether a request comes from our own pages or from no page at all. Together with a session cookie that is
 * SameSite=Strict and bodies that are JSON only, no other site can act in somebody's name.
 */
export function comesFromOurselves(headers: IncomingHttpHeaders, reachable: Reachable): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  if (reachable.publicUrl !== undefined) return new URL(origin).origin === new URL(reachable.publicUrl).origin
  const forwarded = reachable.trustProxy ? headers['x-forwarded-host'] : undefined
  const host = (Array.isArray(forwarded) ? forwarded[0] : forwarded) ?? headers.host
  return new URL(origin).host === host
}
