import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { Context } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { findActiveSessions } from '../features/identity/index.js'
import {
  type Asked,
  type OperationDesk,
  type RequestContext,
  RequestError,
  WrongDocument,
} from '../platform/graphql/index.js'
import { asksForOurHost, comesFromOurselves } from '../platform/http/index.js'
import { logFaults, presentError } from './errors.js'
import { type OpenSocket, OpenSockets } from './open-sockets.js'
import { writeRefusals } from './refusals-plugin.js'
import { type ContextParts, contextOfSocket } from './request-context.js'

/** Bytes of a message. */
const largestMessage = 64 * 1024
/** How long a socket may stay without saying who it is. */
const longestSilenceMs = 3_000
/** Subscriptions of one session, over all its windows, and sockets of the whole process. */
const mostPerSession = 20
const mostSockets = 2_000
/** What graphql-ws closes with when there are too many. */
const tryAgainLater = 1013

const tooManySubscriptions = () =>
  new RequestError({
    code: 'limit/subscriptions',
    message: { zh: '同时订阅的内容过多', en: 'Too many things are followed at once' },
  })

const notASubscription = () =>
  new RequestError({
    code: 'request/subscriptions-only',
    message: { zh: 'WebSocket 只接受订阅', en: 'Only subscriptions go over a WebSocket' },
  })

interface SocketExtra extends Record<PropertyKey, unknown> {
  context?: RequestContext
  watched?: OpenSocket
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
  desk: OperationDesk,
  parts: ContextParts,
): () => Promise<void> {
  const open = new Set<Context<Record<string, unknown>, SocketExtra>>()
  /** Also those that are about to begin. */
  const subscriptionsOf = (sessionId: string | null | undefined) => {
    let count = 0
    for (const { extra, subscriptions } of open)
      if (extra.context?.sessionId === sessionId) count += Object.keys(subscriptions).length
    return count
  }
  const watch = new OpenSockets(
    parts.events,
    (secrets) => findActiveSessions(parts.database.pool, secrets),
    parts.log,
  )
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage })
  const present = (errors: readonly GraphQLError[], context: RequestContext | undefined) => {
    logFaults(parts.log, errors, context?.caller.requestId ?? '')
    return errors.map((error) => presentError(error.toJSON(), error))
  }
  const serving = useServer<Record<string, unknown>, SocketExtra>(
    {
      connectionInitWaitTimeout: longestSilenceMs,
      async onConnect(socket) {
        const { extra } = socket
        const context = await contextOfSocket(parts, extra.request)
        extra.context = context
        const { readyState, OPEN } = extra.socket
        if (context.viewer === null || readyState !== OPEN) return false
        open.add(socket)
        extra.watched = { context, close: (code, reason) => extra.socket.close(code, reason) }
        watch.add(extra.watched)
        return true
      },
      async onSubscribe({ extra }, id, asked) {
        if (subscriptionsOf(extra.context?.sessionId) > mostPerSession) return [tooManySubscriptions()]
        const context = await contextOfSocket(parts, extra.request)
        subscribed(extra).set(id, context)
        return prepare(desk, schema, asked, context)
      },
      onError: ({ extra }, _id, _payload, errors) => present(errors, extra.context),
      async onNext({ extra }, id, _payload, { contextValue }, result) {
        // Between events a subscription holds no connection, and each event tells the state of its time.
        await subscribed(extra).get(id)?.settle()
        if (result.errors === undefined) return { ...result, errors: undefined }
        await writeRefusals(parts.refusals, parts.log, contextValue as RequestContext)
        return { ...result, errors: present(result.errors, extra.context) }
      },
      async onComplete({ extra }, id) {
        await subscribed(extra).get(id)?.close()
        subscribed(extra).delete(id)
      },
      async onClose(socket) {
        open.delete(socket)
        if (socket.extra.watched) watch.delete(socket.extra.watched)
        await Promise.all([...subscribed(socket.extra).values()].map((context) => context.close()))
      },
    },
    sockets,
  )
  const { publicUrl, corsOrigins } = parts.config
  const reachable = { publicUrl, corsOrigins, trustsProxy: parts.trustsProxy }
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = request.url?.split('?')[0]
    const isForeign = !asksForOurHost(request, reachable) || !comesFromOurselves(request, reachable)
    // Programs ask; only people's pages follow.
    if (path !== '/graphql' || isForeign || request.headers.authorization !== undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) =>
      sockets.clients.size > mostSockets
        ? opened.close(tryAgainLater)
        : sockets.emit('connection', opened, request),
    )
  }
  server.on('upgrade', onUpgrade)
  return async () => {
    server.off('upgrade', onUpgrade)
    watch.end()
    await serving.dispose()
  }
}

/**
 * What to run for a message, or what is wrong with it.
 *
 * @throws what is a fault of ours.
 */
function prepare(desk: OperationDesk, schema: GraphQLSchema, asked: Asked, context: RequestContext) {
  try {
    const ready = desk.prepare(asked, false)
    if (ready?.operation.operation !== 'subscription') return [notASubscription()]
    return {
      schema,
      document: ready.document,
      variableValues: ready.variables,
      operationName: ready.operation.name?.value ?? null,
      contextValue: context,
    }
  } catch (error) {
    if (error instanceof WrongDocument) return error.errors
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}
