import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { findActiveSession, findActiveToken } from '../features/identity/index.js'
import type { RefusalLog } from '../platform/audit/index.js'
import type { Config } from '../platform/config/index.js'
import type { Database } from '../platform/db/index.js'
import type { Events } from '../platform/events/index.js'
import type { ExportCatalogue } from '../platform/exports/index.js'
import {
  type ActiveSession,
  type Caller,
  RequestContext,
  RequestError,
  type SessionCarrier,
} from '../platform/graphql/index.js'
import { clientAddress, forwardedHeader, type TrustsProxy } from '../platform/http/index.js'
import { uuidv7 } from '../platform/ids/index.js'
import type { JobQueue } from '../platform/jobs/index.js'
import type { Logger } from '../platform/log/index.js'
import {
  cookieIn,
  deviceCookieName,
  deviceCookieOptions,
  sessionCookieName,
  sessionCookieOptions,
} from '../platform/session/index.js'
import { invalidToken, tokenWithSession } from './error-words.js'

/** What contexts are made of. */
export interface ContextParts {
  readonly database: Database
  readonly config: Config
  readonly events: Events
  readonly queue: JobQueue
  readonly log: Logger
  readonly trustsProxy: TrustsProxy
  readonly refusals: RefusalLog
  readonly exports: ExportCatalogue
}

const longestUserAgent = 300

async function contextOf(
  parts: ContextParts,
  caller: Caller,
  carrier: SessionCarrier,
  findSession: () => Promise<ActiveSession | null>,
): Promise<RequestContext> {
  const context = new RequestContext({ ...parts, caller, carrier, findSession })
  await context.renew()
  return context
}

const sessionBy = (parts: ContextParts, secret: string | null) => async () =>
  secret === null ? null : findActiveSession(parts.database.pool, secret)

/** A wrong token is told so: a program that is taken for nobody would look for the fault elsewhere. */
const tokenBy = (parts: ContextParts, authorization: string) => async () => {
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
  const found = await findActiveToken(parts.database.pool, token)
  if (found === null) throw new RequestError(invalidToken, 401)
  return found
}

/**
 * The context of a request over HTTP: a person's by the cookie, a program's by `Authorization: Bearer`.
 *
 * @throws RequestError `token/invalid`, `token/with-session`.
 */
export async function contextOfRequest(
  parts: ContextParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<RequestContext> {
  const secure = isSecure(parts.config, request.protocol)
  const [name, device] = [sessionCookieName(secure), deviceCookieName(secure)]
  const { authorization } = request.headers
  const secret = request.cookies[name] ?? null
  if (authorization !== undefined && secret !== null) throw new RequestError(tokenWithSession, 400)
  const caller = {
    requestId: request.id,
    address: clientAddress(request.raw, parts.trustsProxy),
    userAgent: request.headers['user-agent']?.slice(0, longestUserAgent) ?? null,
  }
  const carrier: SessionCarrier = {
    secret,
    device: request.cookies[device] ?? null,
    give(given) {
      if (given === null) reply.clearCookie(name, sessionCookieOptions(secure))
      else reply.setCookie(name, given, sessionCookieOptions(secure))
    },
    remember(given) {
      reply.setCookie(device, given, deviceCookieOptions(secure))
    },
  }
  const findSession = authorization === undefined ? sessionBy(parts, secret) : tokenBy(parts, authorization)
  const context = await contextOf(parts, caller, carrier, findSession)
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
  const secret = cookieIn(request.headers.cookie, sessionCookieName(secure))
  const carrier = { secret, device: null, give: cannotSet, remember: cannotSet }
  return contextOf(parts, caller, carrier, sessionBy(parts, secret))
}

function cannotSet(): never {
  throw new Error('a socket can not set a cookie')
}

/** Whether people reach the product by https, so that cookies must not travel otherwise. */
export const isSecure = (config: Pick<Config, 'publicUrl'>, protocol: string): boolean =>
  protocol === 'https' || (config.publicUrl?.startsWith('https:') ?? false)
