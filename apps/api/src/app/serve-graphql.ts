import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import {
  type Asked,
  asksForSchema,
  keptLimits,
  type OperationDesk,
  type RequestContext,
  RequestError,
  ToldSchema,
  WrongDocument,
} from '../platform/graphql/index.js'
import { cutOffSlowBodies, Gate, HttpError } from '../platform/http/index.js'
import { postOnly } from './error-words.js'
import { faultsPlugin, httpStatusOf, presentError } from './errors.js'
import { refusalsPlugin } from './refusals-plugin.js'
import { type ContextParts, contextOfRequest } from './request-context.js'

/** Nothing is reported to anybody outside, no page is served, and no field is timed for a cache that isn't there. */
const quiet = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
]

/** Operations at work for each connection to the database, and operations that wait for each: some two seconds' work. */
const placesPerConnection = 2
const waitingPerConnection = 15
/** A hundred at once are answered, also on a slow machine; of what is too much in the long run those let in are answered within two seconds. */
const burstWaitMs = 4_000
const standingWaitMs = 750
/** In which a request must have come whole: a quarter of a megabyte at most. */
const longestBodyMs = 20_000

/** The schema is told to those who are signed in, as far as they may use it. */
function toldSchemaPlugin(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  const told = new ToldSchema(schema)
  return {
    async requestDidStart() {
      let wanted = false
      return {
        async didResolveOperation({ document, operation, contextValue }) {
          wanted = operation !== undefined && asksForSchema(document, operation, contextValue)
        },
        async responseForOperation({ document, operation, contextValue, request }) {
          if (!wanted || !operation) return null
          const singleResult = await told.answer(document, operation, request.variables ?? {}, contextValue)
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } }
        },
      }
    },
  }
}

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

/**
 * GraphQL over POST. Every request is looked at and, where it is too much, refused before the database hears of it;
 * then it waits for its turn, and runs.
 */
export async function serveGraphql(
  server: FastifyInstance,
  schema: GraphQLSchema,
  desk: OperationDesk,
  parts: ContextParts,
): Promise<void> {
  const apollo = new ApolloServer<RequestContext>({
    schema,
    plugins: [
      ...quiet,
      toldSchemaPlugin(schema),
      faultsPlugin(parts.log),
      refusalsPlugin(parts.refusals, parts.log),
      endPlugin,
    ],
    introspection: true,
    persistedQueries: false,
    // What the desk has checked is not read a second time. Keys end with the digest of the document.
    documentStore: {
      get: async (key) => desk.checked(key.slice(key.lastIndexOf(':') + 1)),
      set: async () => undefined,
      delete: async () => false,
    },
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: keptLimits.tokens },
    formatError: presentError,
    logger: parts.log,
  })
  await apollo.start()
  server.addHook('onClose', () => apollo.stop())
  const gate = new Gate({
    atOnce: parts.config.poolSize * placesPerConnection,
    waiting: parts.config.poolSize * waitingPerConnection,
    burstWaitMs,
    standingWaitMs,
  })
  const slow = cutOffSlowBodies(longestBodyMs)
  server.post('/graphql', {
    onRequest: [async () => gate.refuseWhenFull(), slow.onRequest],
    preValidation: slow.preValidation,
    preHandler: async (request, reply) => {
      const refused = refusalOf(desk, request)
      if (refused) {
        // The audit trail would cost SQL, which is what this saves.
        const codes = refused.map(({ extensions }) => extensions['code'])
        parts.log.warn({ requestId: request.id, codes }, 'refused before anything was asked of the database')
        return answerErrors(refused, request, reply)
      }
      await takeTurn(gate, reply)
    },
    handler: fastifyApolloHandler(apollo, { context: contextOfRequest.bind(null, parts) }),
  })
  server.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: (_request, reply) => {
      reply.header('allow', 'POST')
      throw new HttpError(405, postOnly)
    },
  })
}

/** What the desk has against a request; a digest is replaced by the document that it stands for. */
function refusalOf(desk: OperationDesk, request: FastifyRequest): readonly GraphQLError[] | null {
  const { body } = request
  // What is no object the GraphQL server refuses.
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null
  try {
    const ready = desk.prepare(body, comesByToken(request))
    if (ready?.byDigest) {
      const { extensions: _, ...asked }: Asked = body
      request.body = { ...asked, query: ready.text }
    }
    return null
  } catch (error) {
    if (error instanceof WrongDocument) return error.errors
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}

const comesByToken = ({ headers }: FastifyRequest): boolean => headers.authorization !== undefined

/** Waits at the gate, and leaves it when the answer is out or the client has gone. */
async function takeTurn(gate: Gate, reply: FastifyReply): Promise<void> {
  let gone = false
  let leave: (() => void) | undefined
  reply.raw.once('close', () => {
    gone = true
    leave?.()
  })
  leave = await gate.enter()
  if (gone) leave()
}

const graphqlType = 'application/graphql-response+json'

function answerErrors(
  errors: readonly GraphQLError[],
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const type = request.headers.accept?.includes(graphqlType) ? graphqlType : 'application/json'
  const [first] = errors
  return reply
    .code(first instanceof RequestError ? httpStatusOf(first) : 400)
    .type(`${type}; charset=utf-8`)
    .send({ errors: errors.map((error) => presentError(error.toJSON(), error)) })
}
