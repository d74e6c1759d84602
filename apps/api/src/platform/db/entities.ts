import { OptimisticLockError } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type { ClientBase, Pool } from 'pg'
import type { Database } from './database.js'
import { withTransaction } from './transaction.js'

/** The object mapper on our own connections, so that there is one pool; whoever opened it ends it. */
export const mapperOn = (pool: Pool): PostgresDialect => dialectOn(pool, () => pool.connect())

/** The object mapper on one connection; whoever opened it ends it. */
export function mapperOnClient(client: ClientBase, options: PoolOptions): PostgresDialect {
  const lent: PostgresPoolClient = { query: client.query.bind(client), release: () => undefined }
  return dialectOn({ options }, async () => lent)
}

/**
 * Changes entities in one transaction: what `work` did to them is written when it returns, nothing of it when it
 * throws. SQL and the audit trail use the client, which is the very connection the entities are on; SQL doesn't see
 * yet what was changed on entities, unless `work` flushes.
 *
 * @param work loads, decides, changes. It changes nothing when it refuses, since also then it is committed.
 * @throws what `work` throws; a conflict (see {@link isConflict}) when somebody changed an entity meanwhile.
 */
export function withEntities<T>(
  database: Database,
  work: (em: EntityManager, client: ClientBase) => Promise<T>,
): Promise<T> {
  return withTransaction(database.pool, async (client) => {
    const em = database.orm.em.fork()
    em.setTransactionContext(new Kysely({ dialect: mapperOnClient(client, database.pool.options) }))
    const result = await work(em, client)
    await em.flush()
    return result
  })
}

/** Whether a fault means that somebody else changed the entity after it was loaded: load it again and decide anew. */
export const isConflict = (fault: unknown): boolean => fault instanceof OptimisticLockError

type PoolOptions = Pool['options']

function dialectOn(pool: Pick<Pool, 'options'>, connect: () => Promise<PostgresPoolClient>): PostgresDialect {
  return new PostgresDialect({ pool: { options: pool.options, connect, end: async () => undefined } })
}
