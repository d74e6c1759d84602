import { MikroORM, type Options } from '@mikro-orm/postgresql'
import pg from 'pg'
import { mapperOn } from './entities.js'
import { typeOverrides } from './type-parsers.js'

/** The product's database: an object mapper for what people edit, SQL for everything else, both on one pool. */
export interface Database {
  /** Used by `withEntities`. */
  readonly orm: MikroORM
  /** Raw connections; values come out as `typeOverrides` says. */
  readonly pool: pg.Pool
  /** Ends all connections. Safe to call twice. */
  close(): Promise<void>
}

/** The entities of all features, as `defineEntity` made them. */
export type Entities = NonNullable<Options['entities']>

/**
 * Settings of a raw connection or pool: instants in UTC, values as `typeOverrides` says, and a server that vanished
 * without a word is noticed.
 *
 * @param role as which it works; it must be one that the login is a member of. Absent: the login itself.
 */
export function connectionOptions(url: string, role?: string): pg.PoolConfig {
  const options = `-c timezone=UTC${role === undefined ? '' : ` -c role=${role}`}`
  return { connectionString: url, types: typeOverrides(), keepAlive: true, options }
}

/**
 * Opens the database. Connects at the first query, so it succeeds also while the server is still away.
 *
 * @param options.role see {@link connectionOptions}.
 * @param options.poolSize the most connections; 10 unless told.
 * @param options.onConnectionLost told of idle connections that broke (the pool replaces them).
 */
export async function openDatabase(options: {
  readonly url: string
  readonly entities: Entities
  readonly role?: string
  readonly poolSize?: number
  readonly onConnectionLost?: (fault: Error) => void
}): Promise<Database> {
  const pool = new pg.Pool({ ...connectionOptions(options.url, options.role), max: options.poolSize ?? 10 })
  pool.on('error', (fault) => options.onConnectionLost?.(fault))
  // While one is lent out the pool doesn't listen to it, and an 'error' nobody listens to ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const orm = await MikroORM.init({
    ...mapperConnection(options.url),
    driverOptions: () => mapperOn(pool),
    entities: options.entities,
    discovery: { warnWhenNoEntities: false },
    // A mapper shared between requests would mix up their identity maps: every use forks one.
    allowGlobalContext: false,
    // Migrations make the database; looking for it would take a second connection.
    ensureDatabase: false,
    debug: false,
  })
  let closing: Promise<void> | undefined
  const close = async () => {
    await orm.close(true)
    await pool.end()
  }
  return { orm, pool, close: () => (closing ??= close()) }
}

/**
 * MikroORM takes a URL apart and drops its parameters (`sslmode` …): `pg` gets the whole of it as well, and its own
 * reading wins.
 */
export function mapperConnection(url: string): Pick<Options, 'dbName' | 'driverOptions' | 'host' | 'port'> {
  const parsed = new URL(url)
  return {
    dbName: decodeURIComponent(parsed.pathname.slice(1)),
    host: parsed.hostname || 'localhost',
    port: Number(parsed.port || 5432),
    driverOptions: { connectionString: url, keepAlive: true, options: '-c timezone=UTC' },
  }
}
