import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { findActiveSession } from '../features/identity/index.js'
import type { Config } from '../platform/config/index.js'
import type { Database } from '../platform/db/index.js'
import type { Events } from '../platform/events/index.js'
import { type Caller, RequestContext, type SessionCarrier } from '../platform/graphql/index.js'
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
export function contextOfRequest(
  parts: ContextParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<RequestContext> {
  const secure = isSecure(parts.config, request.protocol)
  const name = sessionCookieName(secure)
  const caller = {
    requestId: request.id,
    address: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, longestUserAgent) ?? null,
  }
  return contextOf(parts, caller, {
    secret: request.cookies[name] ?? null,
    give(secret) {
      if (secret === null) reply.clearCookie(name, sessionCookieOptions(secure))
      else reply.setCookie(name, secret, sessionCookieOptions(secure))
    },
  })
}

/** The context of a subscription, from the request by which its socket was opened. */
export function contextOfSocket(parts: ContextParts, request: IncomingMessage): Promise<RequestContext> {
  const forwarded = parts.config.trustProxy ? request.headers['x-forwarded-proto'] : undefined
  const secure = isSecure(parts.config, forwarded === 'https' ? 'https' : 'http')
  const caller = {
    requestId: uuidv7(),
    address: addressOf(parts.config, request),
    userAgent: request.headers['user-agent']?.slice(0, longestUserAgent) ?? null,
  }
  return contextOf(parts, caller, {
    secret: cookieIn(request.headers.cookie, sessionCookieName(secure)),
    give() {
      throw new Error('a socket can not set a cookie')
    },
  })
}

/** Where a socket comes from: behind our proxy what it saw, which is the last in its list. */
function addressOf(config: Pick<Config, 'trustProxy'>, request: IncomingMessage): string {
  const forwarded = config.trustProxy ? request.headers['x-forwarded-for'] : undefined
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim()
  return last ?? request.socket.remoteAddress ?? ''
}

/** Whether people reach the product by https, so that cookies must not travel otherwise. */
export const isSecure = (config: Pick<Config, 'publicUrl'>, protocol: string): boolean =>
  protocol === 'https' || (config.publicUrl?.startsWith('https:') ?? false)
