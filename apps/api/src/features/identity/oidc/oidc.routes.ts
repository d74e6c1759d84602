import type { Refusal } from '@zhengmei/domain/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import { databaseClock } from '../../../platform/clock/index.js'
import type { OidcConfig } from '../../../platform/config/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import type { FeatureRoutes } from '../../../platform/http/index.js'
import { sealerOf } from '../../../platform/sealing/index.js'
import { oidcProblems } from './problems.js'
import { providerOf } from './provider.js'
import { type ClaimedIdentity, signInByIdentity } from './sign-in-by-identity.js'

const start = '/sign-in/oidc'
const callback = `${start}/callback`
const attemptCookie = 'zhengmei-oidc'
const attemptPurpose = 'oidc attempt'
const attemptSeconds = 600

/** What a sign-in at the provider needs when it comes back; it travels sealed, so that only we can have written it. */
const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.number(),
})
type Attempt = z.infer<typeof attemptSchema>

/** Signing in at the office's identity provider: there and back. What goes wrong is told on the sign-in page, by its code. */
export const oidcRoutes: FeatureRoutes = (server, tools) => {
  server.get(start, async (request, reply) => leave(await tools.context(request, reply), request, reply))
  server.get(callback, async (request, reply) =>
    comeBack(await tools.context(request, reply), request, reply),
  )
}

const origin = ({ config }: RequestContext, request: FastifyRequest): string =>
  config.publicUrl ?? `${request.protocol}://${request.host}`

const toPage = (reply: FastifyReply, problem?: Refusal) =>
  reply.redirect(problem === undefined ? '/' : `/sign-in?problem=${encodeURIComponent(problem.code)}`, 303)

/** Lax: the way back begins at the provider, another site. */
const attemptCookieOptions = { httpOnly: true, sameSite: 'lax', path: start } as const

async function leave(context: RequestContext, request: FastifyRequest, reply: FastifyReply) {
  const { oidc } = context.config
  if (oidc === undefined) return toPage(reply, oidcProblems.notConfigured)
  const provider = await providerOf(oidc).catch((fault: unknown) => {
    context.log.warn({ err: fault }, 'the identity provider is away')
    return null
  })
  if (provider === null) return toPage(reply, oidcProblems.unavailable)
  const attempt: Attempt = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    until: (await databaseClock(context.pool).now()) + attemptSeconds * 1_000,
  }
  const there = buildAuthorizationUrl(provider, {
    redirect_uri: new URL(callback, origin(context, request)).href,
    scope: 'openid profile',
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    state: attempt.state,
    nonce: attempt.nonce,
  })
  const sealed = sealerOf(context.config).seal(JSON.stringify(attempt), attemptPurpose).toString('base64url')
  reply.setCookie(attemptCookie, sealed, {
    ...attemptCookieOptions,
    secure: origin(context, request).startsWith('https:'),
    maxAge: attemptSeconds,
  })
  return reply.redirect(there.href, 303)
}

async function comeBack(context: RequestContext, request: FastifyRequest, reply: FastifyReply) {
  const { oidc } = context.config
  const attempt = await attemptOf(context, request.cookies[attemptCookie])
  reply.clearCookie(attemptCookie, attemptCookieOptions)
  if (oidc === undefined) return toPage(reply, oidcProblems.notConfigured)
  if (attempt === null) return toPage(reply, oidcProblems.beginAgain)
  const url = new URL(request.url, origin(context, request))
  const identity = await identityBehind(oidc, attempt, url).catch((fault: unknown) => {
    context.log.warn({ err: fault }, 'a sign-in at the identity provider failed')
    return null
  })
  if (identity === null) return toPage(reply, oidcProblems.failed)
  const entered = await signInByIdentity(context, identity)
  return toPage(reply, entered.ok ? undefined : entered.refusal)
}

async function attemptOf(
  { config, pool }: RequestContext,
  cookie: string | undefined,
): Promise<Attempt | null> {
  if (cookie === undefined) return null
  try {
    const text = sealerOf(config).open(Buffer.from(cookie, 'base64url'), attemptPurpose)
    const attempt = attemptSchema.parse(JSON.parse(text))
    return (await databaseClock(pool).now()) < attempt.until ? attempt : null
  } catch {
    // Made up, cut off, or sealed by another installation: as good as none.
    return null
  }
}

/** @throws when the provider refuses, or anything doesn't fit what the sign-in began with. */
async function identityBehind(oidc: OidcConfig, attempt: Attempt, url: URL): Promise<ClaimedIdentity> {
  const tokens = await authorizationCodeGrant(await providerOf(oidc), url, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new Error('the identity provider gave no identity')
  const login = claims[oidc.loginClaim]
  return {
    issuer: claims.iss,
    subject: claims.sub,
    login: typeof login === 'string' ? login : null,
    idToken: tokens.id_token ?? null,
  }
}
