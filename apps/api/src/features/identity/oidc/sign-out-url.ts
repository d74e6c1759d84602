import { buildEndSessionUrl } from 'openid-client'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { providerOf } from './provider.js'

/** Where a browser goes to leave the identity provider too; null for a session that didn't begin there. */
export async function signOutUrl({ config, pool, sessionId, log }: RequestContext): Promise<string | null> {
  const { oidc, publicUrl } = config
  if (oidc === undefined || sessionId === null) return null
  const { rows } = await pool.query(`select from session where id = $1 and method = 'oidc'`, [sessionId])
  if (rows.length === 0) return null
  try {
    const provider = await providerOf(oidc)
    if (provider.serverMetadata().end_session_endpoint === undefined) return null
    const back: Record<string, string> =
      publicUrl === undefined ? {} : { post_logout_redirect_uri: new URL('/sign-in', publicUrl).href }
    return buildEndSessionUrl(provider, back).href
  } catch (fault) {
    log.warn({ err: fault }, 'the identity provider is away')
    return null
  }
}
