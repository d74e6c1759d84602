import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { findActiveSession } from '../features/identity/index.js'
import type { Config } from '../platform/config/index.js'
import type { Database } from '../platform/db/index.js'
import type { Events } from '../platform/events/index.js'
import { type Caller, RequestContext, type SessionCarrier } from '../platform/graphql/index.js'
import { clientAddress, forwardedHeader, type TrustsProxy } from '../platform/http/index.js'
import { uuidv7 } from '../platform/ids/index.js'
import type { JobQueue } from '../platform/jobs/index.js'
import type { Logger } from '../platform/log/index.js'
import { cookieIn, sessionCookieName, sessionCookieOptions } from '../platform/session/index.js'

/** What contexts are made of. */
export interface ContextParts {
  readonly database: Database
  readonly config: Config
  readonly events: Events
  readonly queue: JobQueue
  readonly log: Logger
  readonly trustsProxy: TrustsProxy
}

const longestUserAgent = 300

async function contextOf(
  parts: ContextParts,
  caller: Caller,
  carrier: SessionCarrier,
): Promise<RequestContext> {
  const context = new RequestContext({
    ...parts,
    caller,
    carrier,
    findSession: (secret) => findActiveSession(parts.database.pool, secret),
  })
  await context.renew()
  return context
}

/** The context of a request over HTTP. */
export async function contextOfRequest(
  parts: ContextParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<RequestContext> {
  const secure = isSecure(parts.config, request.protocol)
  const name = sessionCookieName(secure)
  const caller = {
    requestId: request.id,
    address: clientAddress(request.raw, parts.trustsProxy),
    userAgent: request.headers['user-agent']?.slice(0, longestUserAgent) ?? null,
  }
  const context = await contextOf(parts, caller, {
    secret: request.cookies[name] ?? null,
    give(secret) {
      if (secret === null) reply.clearCookie(name, sessionCookieOptions(secure))
      else reply.setCookie(name, secret, sessionCookieOptions(secure))
    },
  })
  // Answered, or the client is gone.
  if (reply.raw.closed) await context.close()
  else reply.raw.once('close', () => void context.close())
  return context
}

/** The context of a subscription, from the request by which its socket was opened. */
export function contextOfSocket(parts: ContextParts, request: IncomingMessage): Promise<RequestContext> {
  const forwarded = forwardedHeader(request, 'x-forwarded-proto', parts.trustsProxy)
  const secure = isSecure(parts.config, forwarded === 'https' ? 'https' : 'http')
  const caller = {
    requestId: uuidv7(),
    address: clientAddress(request, parts.trustsProxy),
    userAgent: request.headers['user-agent']?.slice(0, longestUserAgent) ?? null,
  }
  return contextOf(parts, caller, {
    secret: cookieIn(request.headers.cookie, sessionCookieName(secure)),
    give() {
      throw new Error('a socket can not set a cookie')
    },
  })
}

/** Whether people reach the product by https, so that cookies must not travel otherwise. */
export const isSecure = (config: Pick<Config, 'publicUrl'>, protocol: string): boolean =>
  protocol === 'https' || (config.publicUrl?.startsWith('https:') ?? false)
