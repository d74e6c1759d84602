import { allowInsecureRequests, type Configuration, discovery } from 'openid-client'
import type { OidcConfig } from '../../../platform/config/index.js'

const known = new Map<string, Promise<Configuration>>()

/**
 * The identity provider as it describes itself, asked once; after a failure the next one asks again.
 *
 * @throws when it can't be reached or describes itself wrongly.
 */
export function providerOf({ issuer, clientId, clientSecret }: OidcConfig): Promise<Configuration> {
  const place = `${issuer} ${clientId}`
  const found = known.get(place)
  if (found) return found
  const insecure = new URL(issuer).protocol === 'http:' ? { execute: [allowInsecureRequests] } : {}
  const asked = discovery(new URL(issuer), clientId, clientSecret, undefined, insecure)
  known.set(place, asked)
  asked.catch(() => known.delete(place))
  return asked
}
