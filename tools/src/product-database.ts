import { migrations } from '@zhengmei/api/migrations'
import { type Config, readConfig } from '@zhengmei/api/platform/config'
import { type Database, migrate, openDatabase } from '@zhengmei/api/platform/db'
import { useEmbedded } from '@zhengmei/api/platform/embedded'

/**
 * Runs `work` on the product's own database, migrated: that of `DATABASE_URL`, else the embedded one, which is shared with a product that
 * runs and otherwise started for as long as the work takes.
 *
 * @param purpose the command, as a second process that wants the same data is told.
 * @throws ConfigError, EmbeddedPostgresError, and what `work` throws.
 */
export async function withProductDatabase<T>(
  purpose: string,
  work: (database: Database, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env)
  const server =
    config.databaseUrl === undefined ? await useEmbedded({ dataDir: config.dataDir, purpose }) : undefined
  try {
    const url = config.databaseUrl ?? server?.url ?? ''
    await migrate(url, migrations)
    const database = await openDatabase({ url, entities: [] })
    try {
      return await work(database, config)
    } finally {
      await database.close()
    }
  } finally {
    await server?.close()
  }
}
