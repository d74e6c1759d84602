import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type RequestContext, RequestError } from '../platform/graphql/index.js'
import type { RouteTools } from '../platform/http/index.js'
import type { Feature } from './feature.js'
import { writeRefusals } from './refusals-plugin.js'
import { type ContextParts, contextOfRequest } from './request-context.js'

/** The features' own routes; what they deny leaves a trace as well. */
export async function serveRoutes(
  server: FastifyInstance,
  features: readonly Feature[],
  parts: ContextParts,
): Promise<void> {
  const contexts = new WeakMap<FastifyRequest, RequestContext>()
  const tools: RouteTools = {
    async context(request, reply) {
      const context = await contextOfRequest(parts, request, reply)
      contexts.set(request, context)
      return context
    },
  }
  for (const { routes } of features) {
    if (!routes) continue
    await server.register(async (scope) => {
      scope.addHook('onError', async (request, _reply, error) => {
        const context = contexts.get(request)
        if (!context || !(error instanceof RequestError)) return
        context.noteRefusal(`${request.method} ${request.routeOptions.url ?? ''}`, error.refusal)
        await writeRefusals(parts.refusals, parts.log, context)
      })
      await routes(scope, tools)
    })
  }
}
