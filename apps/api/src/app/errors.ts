import type { ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import type { Refusal } from '@zhengmei/domain/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { isConflict, isStorageFull, isTimeout } from '../platform/db/index.js'
import { type RequestContext, RequestError } from '../platform/graphql/index.js'
import { HttpError } from '../platform/http/index.js'
import type { Logger } from '../platform/log/index.js'
import {
  changedMeanwhile,
  httpRefusals,
  storageFull,
  tookTooLong,
  unexpected,
  wrongRequests,
} from './error-words.js'

/**
 * The one place where errors become what clients see. A typed error keeps its code; a wrong request is told what is
 * wrong with it, without hints at the schema and without repeating its values (one may be a password); everything else
 * is a fault, of which nothing is told.
 */
export function presentError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const place = {
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
  }
  const original = unwrapResolverError(error)
  if (original instanceof RequestError) {
    const { http: _, ...extensions } = original.extensions
    return { message: original.message, ...place, extensions }
  }
  if (isTimeout(original))
    return { message: tookTooLong.message.en, ...place, extensions: extensionsOf(tookTooLong) }
  if (isConflict(original))
    return { message: changedMeanwhile.message.en, ...place, extensions: extensionsOf(changedMeanwhile) }
  const wrong = wrongRequestOf(error)
  if (wrong) return { message: withoutHints(formatted.message), ...place, extensions: extensionsOf(wrong) }
  const fault = isStorageFull(original) ? storageFull : unexpected
  return { message: fault.message.en, ...place, extensions: extensionsOf(fault) }
}

/** Whether an error is the product's fault rather than the client's. */
export function isFault(error: unknown): boolean {
  const original = unwrapResolverError(error)
  return (
    !(original instanceof RequestError || isConflict(original) || isTimeout(original)) &&
    wrongRequestOf(error) === undefined
  )
}

const extensionsOf = ({ code, message, field }: Refusal) => ({
  code,
  messages: message,
  ...(field === undefined ? {} : { field }),
})

/** What the GraphQL library has against a request; a validation's errors over a socket bear no code and wrap nothing. */
function wrongRequestOf(error: unknown): Refusal | undefined {
  if (!(error instanceof GraphQLError)) return undefined
  const code = error.extensions['code']
  if (typeof code === 'string') return wrongRequests[code]
  return error.originalError === undefined && error.path === undefined
    ? wrongRequests['GRAPHQL_VALIDATION_FAILED']
    : undefined
}

/** Cuts "Did you mean …" and the values that a message about variables repeats. */
function withoutHints(message: string): string {
  const value = /^(Variable "\$\w+" got invalid value) [\s\S]*?( at "[\w.$[\]]+")?; [\s\S]*$/.exec(message)
  if (value) return `${value[1]}${value[2] ?? ''}`
  return message.replace(/\s*Did you mean [\s\S]*$/, '')
}

/** Logs faults under the request's id, and tells the client that id. */
export const faultsPlugin = (log: Logger): ApolloServerPlugin<RequestContext> => ({
  async contextCreationDidFail({ error }) {
    if (isFault(error)) log.error({ err: error }, 'no context for a request')
  },
  async unexpectedErrorProcessingRequest({ error }) {
    log.error({ err: error }, 'fault of the GraphQL server')
  },
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue }) {
        logFaults(log, errors, contextValue.caller.requestId)
      },
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return
        const { requestId } = contextValue.caller
        response.body.singleResult.errors = response.body.singleResult.errors.map((error) =>
          error.extensions?.['code'] === unexpected.code
            ? { ...error, extensions: { ...error.extensions, requestId } }
            : error,
        )
      },
    }
  },
})

/** Writes the faults among the errors to the log. */
export function logFaults(log: Logger, errors: readonly GraphQLError[], requestId: string): void {
  for (const error of errors) {
    if (isFault(error))
      log.error({ err: unwrapResolverError(error), path: error.path, requestId }, 'unexpected fault')
  }
}

/** The answer to a request over plain HTTP that failed. */
export function answerHttpError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Logger,
): void {
  const { status, refusal, retryAfterSeconds } = httpAnswerTo(error)
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
  if (status >= 500 && retryAfterSeconds === undefined)
    log.error({ err: error, requestId: request.id }, 'unexpected fault')
  const requestId = status >= 500 ? { requestId: request.id } : {}
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({
      errors: [{ message: refusal.message.en, extensions: { ...extensionsOf(refusal), ...requestId } }],
    })
}

/** The status of an answer that is nothing but this error. */
export function httpStatusOf({ refusal, extensions }: RequestError): number {
  const { http } = extensions as { readonly http?: { readonly status: number } }
  return http?.status ?? { 'session/required': 401, 'access/denied': 403 }[refusal.code] ?? 400
}

interface HttpAnswer {
  readonly status: number
  readonly refusal: Refusal
  readonly retryAfterSeconds?: number | undefined
}

function httpAnswerTo(error: unknown): HttpAnswer {
  if (error instanceof HttpError) return error
  if (error instanceof RequestError) return { status: httpStatusOf(error), refusal: error.refusal }
  if (isTimeout(error)) return { status: 503, refusal: tookTooLong }
  if (isConflict(error)) return { status: 409, refusal: changedMeanwhile }
  if (isStorageFull(error)) return { status: 507, refusal: storageFull }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  const refusal = httpRefusals[status]
  if (refusal) return { status, refusal }
  return status >= 400 && status < 500
    ? { status, refusal: wrongRequests['BAD_REQUEST'] ?? unexpected }
    : { status: 500, refusal: unexpected }
}
