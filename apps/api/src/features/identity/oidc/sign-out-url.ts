import { buildEndSessionUrl } from 'openid-client'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { sealerOf } from '../../../platform/sealing/index.js'
import { providerOf } from './provider.js'
import { idTokenPurpose } from './sign-in-by-identity.js'

/** Where a browser goes to leave the identity provider too; null for a session that didn't begin there. */
export async function signOutUrl(context: RequestContext): Promise<string | null> {
  const { config, pool, sessionId, log } = context
  const { oidc, publicUrl } = config
  if (oidc === undefined || sessionId === null) return null
  const { rows } = await pool.query<{ sealed: Buffer | null }>(
    `select id_token as sealed from session where id = $1 and method = 'oidc'`,
    [sessionId],
  )
  const [session] = rows
  if (!session) return null
  try {
    const provider = await providerOf(oidc)
    if (provider.serverMetadata().end_session_endpoint === undefined) return null
    const hint = session.sealed === null ? null : idTokenIn(context, session.sealed, sessionId)
    return buildEndSessionUrl(provider, {
      ...(publicUrl === undefined ? {} : { post_logout_redirect_uri: new URL('/sign-in', publicUrl).href }),
      // With it the provider knows whose session ends, and doesn't ask.
      ...(hint === null ? {} : { id_token_hint: hint }),
    }).href
  } catch (fault) {
    log.warn({ err: fault }, 'the identity provider is away')
    return null
  }
}

/** The token that the session began with; null when it was sealed with another key. */
function idTokenIn({ config, log }: RequestContext, sealed: Buffer, sessionId: string): string | null {
  try {
    return sealerOf(config).open(sealed, idTokenPurpose(sessionId))
  } catch (fault) {
    log.warn({ err: fault }, 'the token of a session can not be read')
    return null
  }
}
