import { fileURLToPath } from 'node:url'
import { publishBuiltInEditions } from '../features/rulebook/index.js'
import type { Config } from '../platform/config/index.js'
import { apiRole, assertBehindWall, openDatabase } from '../platform/db/index.js'
import { openEvents } from '../platform/events/index.js'
import { exportCatalogue } from '../platform/exports/index.js'
import { openJobQueue, startJobWorker } from '../platform/jobs/index.js'
import type { Logger } from '../platform/log/index.js'
import type { Running } from '../platform/service/index.js'
import { buildSchemaOf } from './build-schema.js'
import { createServer } from './create-server.js'
import { features } from './features.js'
import { keepUp } from './upkeep.js'

export { printedSchema } from './print-schema.js'

/** The built console, seen from the built file. */
const consoleDir = fileURLToPath(new URL('../../../console/dist/', import.meta.url))

const usualPort = 4000

/** What a process needs to know to be composed. */
export interface Surroundings {
  readonly config: Config
  readonly log: Logger
}

async function openStores({ config, log }: Surroundings, url: string, role?: string) {
  const database = await openDatabase({
    url,
    ...(role === undefined ? {} : { role }),
    entities: features.flatMap((feature) => feature.entities ?? []),
    poolSize: config.poolSize,
    onConnectionLost: (fault) => log.warn({ err: fault }, 'a connection to the database broke'),
  })
  if (role !== undefined) await assertBehindWall(database.pool)
  await publishBuiltInEditions(database.pool)
  return database
}

/** The API, composed; it listens when told to. */
export async function createApp(surroundings: Surroundings): Promise<Running & { listen(): Promise<void> }> {
  const { config, log } = surroundings
  const url = config.apiDatabaseUrl ?? config.databaseUrl ?? ''
  const database = await openStores(surroundings, url, apiRole)
  const events = await openEvents(url)
  const queue = await openJobQueue({
    url,
    role: apiRole,
    queues: features.flatMap((feature) => feature.queues ?? []),
    onFault: (fault) => log.error({ err: fault }, 'job queue'),
  })
  const server = await createServer(
    { config, log, database, events, queue },
    buildSchemaOf(features),
    features,
    consoleDir,
  )
  return {
    async listen() {
      await server.listen({ host: config.host, port: config.port ?? usualPort })
    },
    async close() {
      await server.close()
      await Promise.all([queue.close(), events.close()])
      await database.close()
    },
  }
}

/** The worker, composed and running. */
export async function createWorker(surroundings: Surroundings): Promise<Running> {
  const { config, log } = surroundings
  const url = config.databaseUrl ?? ''
  const database = await openStores(surroundings, url)
  const exports = exportCatalogue(features.flatMap((feature) => feature.exports ?? []))
  const parts = { database, config, log, exports }
  const handlers = features.flatMap((feature) => feature.jobs?.(parts) ?? [])
  const worker = await startJobWorker({ url, pool: database.pool, handlers, log })
  const upkeep = keepUp(features, parts)
  return {
    async close() {
      await upkeep.stop()
      await worker.stop()
      await database.close()
    },
  }
}
