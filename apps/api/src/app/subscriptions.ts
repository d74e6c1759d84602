import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { GraphQLError, type GraphQLSchema, getOperationAST, parse, validate } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { limits, type RequestContext, refuseExcess } from '../platform/graphql/index.js'
import { comesFromOurselves } from '../platform/http/index.js'
import { logFaults, presentError } from './errors.js'
import { type ContextParts, contextOfSocket } from './request-context.js'

const largestMessage = 64 * 1024

interface SocketExtra extends Record<PropertyKey, unknown> {
  context?: RequestContext
  /** Contexts of the subscriptions that go on, by their ids on the socket. */
  subscribed?: Map<string, RequestContext>
}

const subscribed = (extra: SocketExtra): Map<string, RequestContext> => (extra.subscribed ??= new Map())

/**
 * Subscriptions over a WebSocket at `/graphql`, for people signed in (by the same cookie). Queries and mutations go
 * over POST only.
 *
 * @returns how to end them all.
 */
export function serveSubscriptions(
  server: Server,
  schema: GraphQLSchema,
  parts: ContextParts,
): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage })
  const present = (errors: readonly GraphQLError[], context: RequestContext | undefined) => {
    logFaults(parts.log, errors, context?.caller.requestId ?? '')
    return errors.map((error) => presentError(error.toJSON(), error))
  }
  const serving = useServer<Record<string, unknown>, SocketExtra>(
    {
      async onConnect({ extra }) {
        extra.context = await contextOfSocket(parts, extra.request)
        return extra.context.viewer !== null
      },
      async onSubscribe({ extra }, id, { query, variables, operationName }) {
        const context = await contextOfSocket(parts, extra.request)
        subscribed(extra).set(id, context)
        try {
          return prepare(schema, query, variables ?? {}, operationName, context)
        } catch (error) {
          if (error instanceof GraphQLError) return [error]
          throw error
        }
      },
      onError: ({ extra }, _id, _payload, errors) => present(errors, extra.context),
      async onNext({ extra }, id, _payload, _args, result) {
        // Between events a subscription holds no connection, and each event tells the state of its time.
        await subscribed(extra).get(id)?.settle()
        return {
          ...result,
          errors: result.errors === undefined ? undefined : present(result.errors, extra.context),
        }
      },
      async onComplete({ extra }, id) {
        await subscribed(extra).get(id)?.close()
        subscribed(extra).delete(id)
      },
      async onClose({ extra }) {
        await Promise.all([...subscribed(extra).values()].map((context) => context.close()))
      },
    },
    sockets,
  )
  const reachable = { publicUrl: parts.config.publicUrl, trustsProxy: parts.trustsProxy }
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = request.url?.split('?')[0]
    if (path !== '/graphql' || !comesFromOurselves(request, reachable)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
  }
  server.on('upgrade', onUpgrade)
  return async () => {
    server.off('upgrade', onUpgrade)
    await serving.dispose()
  }
}

function prepare(
  schema: GraphQLSchema,
  query: string,
  variables: Record<string, unknown>,
  operationName: string | null | undefined,
  context: RequestContext,
) {
  const document = parse(query, { maxTokens: limits.tokens })
  const errors = validate(schema, document, undefined, { maxErrors: limits.errors })
  if (errors.length > 0) return errors
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== 'subscription') {
    return [new GraphQLError('Only subscriptions go over a WebSocket')]
  }
  refuseExcess(schema, document, operation, variables, context)
  return {
    schema,
    document,
    variableValues: variables,
    operationName: operationName ?? null,
    contextValue: context,
  }
}
