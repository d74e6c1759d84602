import { fastify } from 'fastify'
import type { Config } from '../platform/config/index.js'
import { openDatabase } from '../platform/db/index.js'
import type { Logger } from '../platform/log/index.js'
import type { Running } from '../platform/service/index.js'

/** What a process needs to know to be composed. */
export interface Surroundings {
  readonly config: Config
  readonly log: Logger
}

/** The API, composed; it listens when told to. */
export async function createApp({ config, log }: Surroundings): Promise<Running & { listen(): Promise<void> }> {
  const database = await openDatabase({ url: config.databaseUrl ?? '', entities: [], poolSize: config.poolSize })
  const server = fastify({ loggerInstance: log, forceCloseConnections: true })
  server.get('/healthz', async () => {
    await database.pool.query('SELECT 1')
    return { ok: true }
  })
  return {
    async listen() {
      await server.listen({ host: config.host, port: config.port ?? 4000 })
    },
    async close() {
      await server.close()
      await database.close()
    },
  }
}

/** The worker, composed and running. */
export async function createWorker({ config }: Surroundings): Promise<Running> {
  const database = await openDatabase({ url: config.databaseUrl ?? '', entities: [], poolSize: config.poolSize })
  await database.pool.query('SELECT 1')
  return database
}
