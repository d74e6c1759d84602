import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RequestContext } from '../graphql/index.js'

/** What a feature's routes are given: the same context that resolvers get, session looked up. */
export interface RouteTools {
  context(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext>
}

/**
 * HTTP routes beside GraphQL, all under `/files`: uploads and downloads. They are registered in a scope of their own,
 * so a plugin (multipart) concerns them alone. Origin check and headers are in force already; the access rule is theirs:
 * `context.scopeFor(action)` throws what is answered as 401 or 403.
 */
export type FeatureRoutes = (server: FastifyInstance, tools: RouteTools) => void | Promise<void>
