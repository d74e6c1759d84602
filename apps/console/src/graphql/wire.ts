import {
  type AnyVariables,
  Client,
  type CombinedError,
  createRequest,
  fetchExchange,
  subscriptionExchange,
  type TypedDocumentNode,
} from '@urql/core'
import { persistedExchange } from '@urql/exchange-persisted'
import type { Client as SocketClient } from 'graphql-ws'
import { digests } from './digests'
import { loadNewerBuild } from './newer-build'
import { operationName } from './operation-name'

/** What went wrong on the way: `code` as the server names it, or `network` when it could not be reached. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly messages?: { readonly zh: string; readonly en: string },
    /** By which the server's log and audit trail know the request; with faults. */
    readonly requestId?: string,
  ) {
    super(message)
    this.name = 'WireError'
  }
}

const sessionLost = new Set<() => void>()

/** Calls back whenever the server says that nobody is signed in any more. Returns the way to stop. */
export function onSessionLost(listener: () => void): () => void {
  sessionLost.add(listener)
  return () => sessionLost.delete(listener)
}

let socket: Promise<SocketClient> | undefined

/** Whoever follows something live, to be told when the channel opens and when it breaks. */
const followers = new Set<(up: boolean) => void>()
const tell = (up: boolean) => {
  for (const follower of followers) follower(up)
}
/** How a channel closes that nobody needs any more. */
const normalClosure = 1000

/** The live channel opens with its first use and closes with its last: most pages need none. */
const openSocket = () =>
  (socket ??= import('graphql-ws').then(({ createClient }) =>
    createClient({
      url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
      lazy: true,
      retryAttempts: 5,
      shouldRetry: () => true,
      on: {
        connected: () => tell(true),
        closed: (event) => {
          if ((event as CloseEvent).code !== normalClosure) tell(false)
        },
      },
    }),
  ))

/** urql is only the wire: no cache of its own and no hooks. The session travels as a cookie. */
const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: { credentials: 'same-origin', headers: { 'apollo-require-preflight': 'true' } },
  exchanges: [
    // What the server was built with is named by its digest; it asks for the document when it is of another build.
    persistedExchange({
      preferGetForPersistedQueries: false,
      enableForMutation: true,
      enableForSubscriptions: true,
      generateHash: async (_, document) => digests[operationName(document)] ?? '',
    }),
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: (request) => ({
        subscribe: (sink) => {
          let stop: (() => void) | undefined
          let stopped = false
          openSocket().then(
            (opened) => {
              if (stopped) return
              stop = opened.subscribe(
                {
                  query: request.query ?? '',
                  variables: request.variables,
                  ...(request.extensions === undefined ? {} : { extensions: { ...request.extensions } }),
                },
                { next: sink.next as (value: unknown) => void, error: sink.error, complete: sink.complete },
              )
            },
            (fault) => sink.error(fault),
          )
          return {
            unsubscribe: () => {
              stopped = true
              stop?.()
            },
          }
        },
      }),
    }),
  ],
})

function asWireError(error: CombinedError): WireError {
  if (error.networkError) return new WireError('network', error.networkError.message)
  const first = error.graphQLErrors[0]
  const code = String(first?.extensions['code'] ?? 'unknown')
  if (code === 'session/required') for (const listener of sessionLost) listener()
  const requestId = first?.extensions['requestId']
  return new WireError(
    code,
    first?.message ?? error.message,
    bothLanguages(first?.extensions['messages']),
    typeof requestId === 'string' ? requestId : undefined,
  )
}

/** What the server says in both languages beside an error, wherever it stands. */
export function bothLanguages(said: unknown): { zh: string; en: string } | undefined {
  if (typeof said !== 'object' || said === null || !('zh' in said) || !('en' in said)) return undefined
  return { zh: String(said.zh), en: String(said.en) }
}

let reads = 0

/** urql answers a query that is under way already with that one's answer; a re-read after an event needs an answer of its own. */
const freshRequest = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => {
  reads += 1
  return { ...createRequest(document, variables), key: reads }
}

/** One read or change over the wire. Throws a {@link WireError} for faults; refusals are part of the data. */
export async function send<Data, Variables extends AnyVariables>(
  kind: 'query' | 'mutation',
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const result = await (kind === 'query'
    ? client.executeQuery(freshRequest(document, variables), { requestPolicy: 'network-only' })
    : client.mutation(document, variables)
  ).toPromise()
  if (result.error) {
    const error = asWireError(result.error)
    if (kind === 'query' && error.code === 'operation/not-kept') void loadNewerBuild()
    throw error
  }
  if (result.data === undefined) throw new WireError('unknown', 'an answer without data')
  return result.data
}

/**
 * Listens to live events until told to stop. `onChannel` tells whether any can come: false as soon as the channel can't be opened or
 * breaks, true when it is open (again); the server then begins with the present state, so nothing is missed.
 */
export function listen<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  onEvent: () => void,
  onChannel: (up: boolean) => void,
): () => void {
  followers.add(onChannel)
  const { unsubscribe } = client.subscription(document, variables).subscribe((result) => {
    if (result.error) onChannel(false)
    else onEvent()
  })
  return () => {
    followers.delete(onChannel)
    unsubscribe()
  }
}
