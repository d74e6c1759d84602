import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Two hooks of a route whose requests are small: whoever takes longer than this to send one is cut off, and the
 * connection with them. The server's own limit must leave time for files.
 */
export function cutOffSlowBodies(longestMs: number): {
  readonly onRequest: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  readonly preValidation: (request: FastifyRequest) => Promise<void>
} {
  const deadlines = new WeakMap<FastifyRequest, NodeJS.Timeout>()
  return {
    async onRequest(request, reply) {
      const deadline = setTimeout(() => request.raw.destroy(), longestMs)
      deadlines.set(request, deadline)
      reply.raw.once('close', () => clearTimeout(deadline))
    },
    async preValidation(request) {
      clearTimeout(deadlines.get(request))
    },
  }
}
