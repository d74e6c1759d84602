import type { MigrationObject } from '@mikro-orm/core'
import { Migrator } from '@mikro-orm/migrations'
import { MikroORM, type Options } from '@mikro-orm/postgresql'
import { Kysely } from 'kysely'
import type pg from 'pg'
import { PlainError } from '../plain-error/index.js'
import { secureApiRole } from './api-role.js'
import { connectionOptions, mapperConnection } from './database.js'
import { mapperOnClient } from './entities.js'
import { withOwnConnection } from './own-connection.js'

/** The table in which applied migrations are noted. */
export const migrationTable = 'schema_migration'

/** Any constant does; it must only be the same in every process that migrates. */
const advisoryLockKey = 7_365_213_048

/** A database that this version of the product can't work on; the message says why, in both languages. */
export class UnfitDatabaseError extends PlainError {
  override readonly name = 'UnfitDatabaseError'
}

/** PostgreSQL 15 is the oldest release that the product is tested on. */
const oldestServerVersion = 150_000

/**
 * Brings the schema up to date, and the privileges of the API's role. Processes that start at once wait for each other; each migration is one transaction
 * together with its note, so a run that is killed half-way is completed by the next.
 *
 * @param list all migrations in their order.
 * @returns names of the migrations that were applied now.
 * @throws UnfitDatabaseError when the server is older than PostgreSQL 15 or the database knows a migration that `list` doesn't (it belongs to a later
 *   version of the product); also when the API's role is missing and can't be made.
 */
export async function migrate(url: string, list: readonly MigrationObject[]): Promise<readonly string[]> {
  return withOwnConnection(connectionOptions(url), async (guard) => {
    await refuseOldServer(guard)
    await guard.query('SELECT pg_advisory_lock($1)', [advisoryLockKey])
    const applied = await appliedMigrations(guard)
    const known = new Set(list.map((migration) => migration.name))
    const foreign = applied.filter((name) => !known.has(name))
    if (foreign.length > 0) {
      throw new UnfitDatabaseError(
        `数据库由更新的版本建立（${foreign.join(', ')}），请使用该版本。\n` +
          `The database was made by a later version of the product (${foreign.join(', ')}); run that version.`,
      )
    }
    const done = list.length === applied.length ? [] : await applyPending(url, list)
    await secureApiRole(guard)
    return done
  })
}

async function applyPending(url: string, list: readonly MigrationObject[]): Promise<readonly string[]> {
  const orm = await MikroORM.init({ ...migratorOptions(url, list, false), pool: { min: 0, max: 2 } })
  try {
    const done = await orm.migrator.up()
    return done.map((migration) => migration.name)
  } finally {
    await orm.close(true)
  }
}

const migratorOptions = (
  url: string,
  list: readonly MigrationObject[],
  // The migrator heeds a transaction of its caller only when all migrations are one.
  allOrNothing: boolean,
): Options => ({
  ...mapperConnection(url),
  entities: [],
  discovery: { warnWhenNoEntities: false },
  extensions: [Migrator],
  migrations: {
    tableName: migrationTable,
    migrationsList: [...list],
    transactional: true,
    allOrNothing,
    snapshot: false,
    silent: true,
  },
})

/**
 * Makes the schema of `list` in an empty database and lets `fill` write into it, in one transaction: a restore is whole
 * or has left nothing. Other processes that want to migrate wait.
 *
 * @param fill is given the connection of the transaction.
 * @throws what `fill` throws; UnfitDatabaseError when the server is too old.
 */
export async function migrateAndFill<T>(
  url: string,
  list: readonly MigrationObject[],
  fill: (client: pg.Client) => Promise<T>,
): Promise<T> {
  return withOwnConnection(connectionOptions(url), async (client) => {
    await refuseOldServer(client)
    const dialect = mapperOnClient(client, { ...connectionOptions(url), max: 1 } as pg.PoolOptions)
    const orm = await MikroORM.init({
      ...migratorOptions(url, list, true),
      driverOptions: () => dialect,
      ensureDatabase: false,
    })
    const transaction = await new Kysely({ dialect }).startTransaction().execute()
    try {
      await client.query('SELECT pg_advisory_xact_lock($1)', [advisoryLockKey])
      await orm.migrator.up({ transaction })
      const filled = await fill(client)
      await transaction.commit().execute()
      return filled
    } catch (fault) {
      await client.query('ROLLBACK').catch(() => undefined)
      throw fault
    } finally {
      await orm.close(true)
    }
  })
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; name: string }>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_version') AS name`,
  )
  const found = rows[0]
  if (found && Number(found.version) < oldestServerVersion) {
    throw new UnfitDatabaseError(
      `需要 PostgreSQL 15 或更高，当前服务器为 ${found.name}。\nPostgreSQL 15 or later is needed; this server is ${found.name}.`,
    )
  }
}

async function appliedMigrations(client: pg.Client): Promise<readonly string[]> {
  const exists = await client.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [
    migrationTable,
  ])
  if (!exists.rows[0]?.found) return []
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${migrationTable} ORDER BY id`)
  return rows.map((row) => row.name)
}
