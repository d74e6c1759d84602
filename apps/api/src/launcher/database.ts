import { randomBytes } from 'node:crypto'
import { migrations } from '../migrations/index.js'
import type { Config } from '../platform/config/index.js'
import { apiRole, letApiSignIn, migrate, onOwnDatabase, withOwnConnection } from '../platform/db/index.js'
import { type EmbeddedServer, startEmbedded } from '../platform/embedded/index.js'
import { prepareQueues } from '../platform/jobs/index.js'
import { expectDemo, forgetDemo, isDemoPending } from './demo.js'

/** The database, up and migrated. */
export interface ReadyDatabase {
  readonly url: string
  /** The same for API processes, whose login owns nothing. */
  readonly apiUrl: string
  /** Nothing when it is one's own server. */
  readonly embedded: EmbeddedServer | undefined
  /** Whether demo data are to be made now. */
  readonly wantsDemo: boolean
}

/**
 * Gets the database ready: the embedded one (demo data at its first start) or one's own (demo data only when asked
 * for, and only into an empty one).
 */
export async function prepareDatabase(config: Config): Promise<ReadyDatabase> {
  if (config.databaseUrl !== undefined) {
    const applied = await migrateOwn(config.databaseUrl)
    return {
      url: config.databaseUrl,
      apiUrl: config.apiDatabaseUrl ?? config.databaseUrl,
      embedded: undefined,
      wantsDemo: config.demo === true && applied.length === migrations.length,
    }
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, purpose: 'npm start' })
  try {
    // Half-made demo data hold nothing that anybody entered: begin again.
    if (isDemoPending(config.dataDir)) {
      await emptyDatabase(embedded)
      await forgetDemo(config.dataDir)
    }
    if (config.demo !== false && (await isEmpty(embedded.url))) await expectDemo(config.dataDir)
    await migrate(embedded.url, migrations)
    await prepareQueues(embedded.url)
    const apiUrl = await apiLogin(embedded.url)
    return { url: embedded.url, apiUrl, embedded, wantsDemo: isDemoPending(config.dataDir) }
  } catch (fault) {
    await embedded.close()
    throw fault
  }
}

const migrateOwn = (url: string): Promise<readonly string[]> =>
  onOwnDatabase(url, async () => {
    const applied = await migrate(url, migrations)
    await prepareQueues(url)
    return applied
  })

/** Gives the API a login of its own with a password that lasts until the next start, and is written down nowhere. */
async function apiLogin(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl)
  url.username = apiRole
  url.password = randomBytes(24).toString('base64url')
  await withOwnConnection(ownerUrl, (client) => letApiSignIn(client, url.password))
  return url.href
}

async function emptyDatabase(server: EmbeddedServer): Promise<void> {
  const name = new URL(server.url).pathname.slice(1)
  await ask(server.adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await ask(server.adminUrl, `CREATE DATABASE ${name}`)
}

async function isEmpty(url: string): Promise<boolean> {
  const rows = await ask(url, `SELECT FROM pg_tables WHERE schemaname = 'public' LIMIT 1`)
  return rows === 0
}

/** Whether nobody is there yet who could sign in: the first administrator is made by a command. */
export const hasNobody = async (url: string): Promise<boolean> =>
  (await ask(url, 'SELECT FROM person LIMIT 1')) === 0

/** @returns how many rows it yields. */
const ask = (url: string, statement: string): Promise<number> =>
  withOwnConnection(url, async (client) => (await client.query(statement)).rowCount ?? 0)
