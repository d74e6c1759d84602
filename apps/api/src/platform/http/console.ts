import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Files whose names hold a digest of their contents. */
const isDigested = (path: string) => /[/\\]assets[/\\]/.test(path)

/** Paths under which nothing of the console lives: an unknown one there is not found. */
const notPages = /^\/(graphql|files|assets|healthz)(\/|$)/

/**
 * Serves the built console: its files, and its first page for every path that a person could have typed or kept as a
 * bookmark.
 *
 * @param directory holds `index.html` and `assets/`; nothing is served when it doesn't exist.
 */
export async function serveConsole(server: FastifyInstance, directory: string): Promise<void> {
  const built = existsSync(join(directory, 'index.html'))
  if (built) {
    await server.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      // The build has packed what is worth it.
      preCompressed: true,
      // That one is for us: the documents of the console's operations. And what is packed has the address of what it is.
      globIgnore: ['operations.json', '**/*.{br,gz}'],
      cacheControl: false,
      setHeaders(response, path) {
        response.header(
          'cache-control',
          isDigested(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  server.setNotFoundHandler((request, reply) =>
    built && isPage(request)
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : notFound(reply),
  )
}

function isPage(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?')
  const lastPart = path.slice(path.lastIndexOf('/') + 1)
  return (
    (request.method === 'GET' || request.method === 'HEAD') && !notPages.test(path) && !lastPart.includes('.')
  )
}

const notFound = (reply: FastifyReply) =>
  reply.code(404).send({
    errors: [
      {
        message: 'Not found',
        extensions: { code: 'request/not-found', messages: { zh: '没有此地址', en: 'Not found' } },
      },
    ],
  })
