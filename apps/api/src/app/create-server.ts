import { constants } from 'node:zlib'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import fastifyCompress, { type FastifyCompressOptions } from '@fastify/compress'
import fastifyCookie from '@fastify/cookie'
import { type FastifyInstance, fastify } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { limits, limitsPlugin, type RequestContext } from '../platform/graphql/index.js'
import {
  comesFromOurselves,
  HttpError,
  securityHeaders,
  serveConsole,
  transportHeaders,
  trustedProxies,
} from '../platform/http/index.js'
import { uuidv7 } from '../platform/ids/index.js'
import { foreignOrigin, postOnly, unavailable } from './error-words.js'
import { answerHttpError, faultsPlugin, presentError } from './errors.js'
import type { Feature } from './feature.js'
import { type ContextParts, contextOfRequest, isSecure } from './request-context.js'
import { serveSubscriptions } from './subscriptions.js'

/** Bytes of a GraphQL request; files go another way. */
const largestBody = 256 * 1024

/** Nothing is reported to anybody outside, no page is served, and no field is timed for a cache that isn't there. */
const quiet = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
]

/** With its answer a request gives its connection back, however long the client takes to read it. */
const endPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue }) {
        void contextValue.close()
      },
    }
  },
}

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
  surroundings: Omit<ContextParts, 'trustsProxy'>,
  schema: GraphQLSchema,
  features: readonly Feature[],
  consoleDir: string,
): Promise<FastifyInstance> {
  const trustsProxy = trustedProxies(surroundings.config.trustedProxies)
  const parts = { ...surroundings, trustsProxy }
  const server = fastify({
    bodyLimit: largestBody,
    trustProxy: trustsProxy,
    genReqId: () => uuidv7(),
    requestIdHeader: false,
    forceCloseConnections: true,
    logger: false,
  })
  await guard(server, parts)
  await serveGraphql(server, schema, parts)
  for (const { routes } of features) {
    if (!routes) continue
    const tools = { context: contextOfRequest.bind(null, parts) }
    await server.register(async (scope) => routes(scope, tools))
  }
  server.get('/healthz', async () => {
    await parts.database.pool.query('select 1').catch((fault: unknown) => {
      parts.log.error({ err: fault }, 'the database is away')
      throw new HttpError(503, unavailable)
    })
    return { ok: true }
  })
  await serveConsole(server, consoleDir)
  server.addHook('preClose', serveSubscriptions(server.server, schema, parts))
  return server
}

/** What holds for every request: headers, no foreign pages, JSON bodies only, errors without innards. */
async function guard(server: FastifyInstance, { config, log, trustsProxy }: ContextParts): Promise<void> {
  await server.register(fastifyCookie)
  await server.register(fastifyCompress, packing)
  server.removeContentTypeParser('text/plain')
  server.setErrorHandler((error, request, reply) => answerHttpError(error, request, reply, log))
  const reachable = { publicUrl: config.publicUrl, trustsProxy }
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, 'cache-control': 'no-store', 'x-request-id': request.id })
    if (isSecure(config, request.protocol)) reply.headers(transportHeaders)
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    if (changes && !comesFromOurselves(request.raw, reachable)) throw new HttpError(403, foreignOrigin)
  })
}

async function serveGraphql(
  server: FastifyInstance,
  schema: GraphQLSchema,
  parts: ContextParts,
): Promise<void> {
  const apollo = new ApolloServer<RequestContext>({
    schema,
    plugins: [...quiet, limitsPlugin, faultsPlugin(parts.log), endPlugin],
    introspection: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: limits.errors },
    formatError: presentError,
    logger: parts.log,
  })
  await apollo.start()
  server.addHook('onClose', () => apollo.stop())
  const options = { context: contextOfRequest.bind(null, parts) }
  server.post('/graphql', fastifyApolloHandler(apollo, options))
  server.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: (_request, reply) => {
      reply.header('allow', 'POST')
      throw new HttpError(405, postOnly)
    },
  })
}
