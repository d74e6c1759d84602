import { join } from 'node:path'
import { constants } from 'node:zlib'
import fastifyCompress, { type FastifyCompressOptions } from '@fastify/compress'
import fastifyCookie from '@fastify/cookie'
import fastifyCors from '@fastify/cors'
import fastifyHelmet from '@fastify/helmet'
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { RefusalLog } from '../platform/audit/index.js'
import { exportCatalogue } from '../platform/exports/index.js'
import { OperationDesk, readKeptOperations } from '../platform/graphql/index.js'
import {
  asksForOurHost,
  clientAddress,
  comesFromOurselves,
  HttpError,
  permissionHeaders,
  RateLimit,
  securityHeaders,
  serveConsole,
  transportHeaders,
  trustedProxies,
} from '../platform/http/index.js'
import { uuidv7 } from '../platform/ids/index.js'
import { hashOfSecret, sessionCookieName } from '../platform/session/index.js'
import { foreignHost, foreignOrigin, unavailable } from './error-words.js'
import { answerHttpError } from './errors.js'
import type { Feature } from './feature.js'
import { type ContextParts, isSecure } from './request-context.js'
import { serveGraphql } from './serve-graphql.js'
import { serveRoutes } from './serve-routes.js'
import { serveSubscriptions } from './subscriptions.js'

/** Bytes of a GraphQL request; files go another way. */
const largestBody = 256 * 1024

/** Who sends slowly on purpose holds a connection this long at most: its headers, and the whole request with a file. */
const longestHeadersMs = 15_000
const longestRequestMs = 10 * 60_000
const longestIdleMs = 65_000
const checkedEveryMs = 5_000
const mostConnections = 5_000
/** How long answers that are under way have when the process is told to end. */
const longestGoodbyeMs = 3_000

/** What is worth packing, and how hard: a page of a list in about a millisecond. */
const packing = {
  threshold: 2_048,
  encodings: ['br', 'gzip'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
} satisfies FastifyCompressOptions

/**
 * The product behind one port: GraphQL, its subscriptions, files, health, console. Not listening yet; closing it ends
 * subscriptions and connections, the database and the rest of the parts are the caller's.
 *
 * @param consoleDir the built console; only the API is served while it doesn't exist.
 */
export async function createServer(
  surroundings: Omit<ContextParts, 'trustsProxy' | 'refusals' | 'exports'>,
  schema: GraphQLSchema,
  features: readonly Feature[],
  consoleDir: string,
): Promise<FastifyInstance> {
  const trustsProxy = trustedProxies(surroundings.config.trustedProxies)
  const parts = {
    ...surroundings,
    trustsProxy,
    refusals: new RefusalLog(surroundings.database.pool),
    exports: exportCatalogue(features.flatMap((feature) => feature.exports ?? [])),
  }
  const server = fastify({
    bodyLimit: largestBody,
    trustProxy: trustsProxy,
    genReqId: () => uuidv7(),
    requestIdHeader: false,
    // Whoever is being answered gets the answer; see `endInTime`.
    forceCloseConnections: 'idle',
    requestTimeout: longestRequestMs,
    keepAliveTimeout: longestIdleMs,
    http: { headersTimeout: longestHeadersMs, connectionsCheckingInterval: checkedEveryMs },
    logger: false,
  })
  server.server.maxConnections = mostConnections
  endInTime(server)
  await guard(server, parts)
  const kept = readKeptOperations(join(consoleDir, 'operations.json'))
  const desk = new OperationDesk(schema, kept, { free: parts.config.freeDocuments })
  await serveGraphql(server, schema, desk, parts)
  await serveRoutes(server, features, parts)
  server.get('/healthz', async () => {
    await parts.database.pool.query('select 1').catch((fault: unknown) => {
      parts.log.error({ err: fault }, 'the database is away')
      throw new HttpError(503, unavailable)
    })
    return { ok: true }
  })
  await serveConsole(server, consoleDir)
  server.addHook('preClose', serveSubscriptions(server.server, schema, desk, parts))
  return server
}

/** Closing waits for the answers that are under way, but not for ever. */
function endInTime(server: FastifyInstance): void {
  let deadline: NodeJS.Timeout | undefined
  server.addHook('preClose', async () => {
    deadline = setTimeout(() => server.server.closeAllConnections(), longestGoodbyeMs)
  })
  server.addHook('onClose', async () => clearTimeout(deadline))
}

/** What asks the database; the console's files don't. */
const isCostly = (route: string | undefined): boolean =>
  route !== undefined && /^\/(graphql|files)(\/|$)/.test(route)

/** What holds for every request: headers, no foreign pages, JSON bodies only, errors without innards. */
async function guard(server: FastifyInstance, { config, log, trustsProxy }: ContextParts): Promise<void> {
  await server.register(fastifyCookie)
  await server.register(fastifyCompress, packing)
  await server.register(fastifyHelmet, securityHeaders)
  if (config.corsOrigins.length > 0) {
    await server.register(fastifyCors, {
      origin: [...config.corsOrigins],
      methods: ['GET', 'POST'],
      allowedHeaders: ['content-type', 'authorization'],
      exposedHeaders: ['retry-after', 'x-request-id'],
      credentials: false,
    })
  }
  server.removeContentTypeParser('text/plain')
  server.setErrorHandler((error, request, reply) => answerHttpError(error, request, reply, log))
  const { session, address } = config.requestsPerMinute
  const limits = { session: new RateLimit(session), address: new RateLimit(address) }
  /** Whoever shows a session or a token is counted by it as well, true or not; nothing is looked up for that. */
  const countRequest = async (request: FastifyRequest) => {
    await limits.address.count(clientAddress(request.raw, trustsProxy))
    const shown =
      request.headers.authorization ?? request.cookies[sessionCookieName(isSecure(config, request.protocol))]
    if (shown !== undefined) await limits.session.count(hashOfSecret(shown).toString('base64'))
  }
  const reachable = { publicUrl: config.publicUrl, trustsProxy, corsOrigins: config.corsOrigins }
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...permissionHeaders, 'cache-control': 'no-store', 'x-request-id': request.id })
    if (isSecure(config, request.protocol)) reply.headers(transportHeaders)
    if (!asksForOurHost(request.raw, reachable)) throw new HttpError(421, foreignHost)
    if (isCostly(request.routeOptions.url)) await countRequest(request)
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    if (changes && !comesFromOurselves(request.raw, reachable)) throw new HttpError(403, foreignOrigin)
  })
}
