import { migrations } from '@zhengmei/api/migrations'
import { type Config, readConfig } from '@zhengmei/api/platform/config'
import {
  type Database,
  type Entities,
  migrate,
  onOwnDatabase,
  openDatabase,
  withOwnConnection,
} from '@zhengmei/api/platform/db'
import { useEmbedded } from '@zhengmei/api/platform/embedded'

/**
 * Runs `work` with the address of a database: one's own, else that embedded in the data folder, which is shared with a product that
 * runs and otherwise started for as long as the work takes.
 *
 * @param purpose the command, as a second process that wants the same data is told.
 * @throws EmbeddedPostgresError, or OwnDatabaseError when one's own doesn't answer; what `work` throws.
 */
export async function withServer<T>(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  purpose: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl !== undefined) {
    await onOwnDatabase(databaseUrl, () => withOwnConnection(databaseUrl, async () => undefined))
    return work(databaseUrl)
  }
  const server = await useEmbedded({ dataDir, purpose })
  try {
    return await work(server.url)
  } finally {
    await server.close()
  }
}

/**
 * Runs `work` on the database that the environment names (see {@link withServer}), migrated.
 *
 * @param entities those that the work changes.
 * @throws ConfigError, and what `withServer` and migrating throw.
 */
export function withProductDatabase<T>(
  purpose: string,
  work: (database: Database, config: Config) => Promise<T>,
  entities: Entities = [],
): Promise<T> {
  const config = readConfig(process.env)
  return withServer(config, purpose, async (url) => {
    await migrate(url, migrations)
    const database = await openDatabase({ url, entities })
    try {
      return await work(database, config)
    } finally {
      await database.close()
    }
  })
}
