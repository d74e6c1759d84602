import { type ClientBase, escapeLiteral, type Pool, type PoolClient } from 'pg'
import { scopeSettings } from './database-scope.js'
import { operationOf } from './operation.js'

/** How a transaction sees others' changes; PostgreSQL's default is `read committed`. */
export type Isolation = 'read committed' | 'repeatable read' | 'serializable'

/**
 * Runs `work` with one connection of the pool: of an operation's, with the one in whose transaction it reads.
 *
 * @throws what `work` throws. A connection that was lost is not handed out again: the pool sees to that.
 */
export async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const operation = operationOf(pool)
  if (!operation) return withConnection(pool, work)
  const { client, done } = await operation.turn()
  try {
    const result = await work(client)
    await done()
    return result
  } catch (fault) {
    await done(fault)
    throw fault
  }
}

/** Connections that nobody is to have next. */
const givenUp = new WeakSet<ClientBase>()

/**
 * The connection that {@link withClient} or {@link withTransaction} lent is closed when the work is over, instead of being lent again: its state is
 * not known any more.
 */
export function giveUp(client: ClientBase): void {
  givenUp.add(client)
}

async function withConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release(givenUp.has(client))
  }
}

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws. One of an operation says on
 * whose behalf it is made.
 *
 * @throws what `work` throws.
 */
export function withTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  isolation: Isolation = 'read committed',
): Promise<T> {
  const begin = `BEGIN ISOLATION LEVEL ${isolation}`
  const operation = operationOf(pool)
  return withConnection(pool, async (client) => {
    await client.query(operation ? `${begin}; ${scopeSettings(operation.scope)}` : begin)
    try {
      const result = await work(client)
      await client.query('COMMIT')
      return result
    } catch (fault) {
      // On a broken connection the server has rolled back already; the first fault is the one to tell.
      await client.query('ROLLBACK').catch(() => undefined)
      throw fault
    }
  })
}

/**
 * Names what the repeatable-read transaction of `client` sees, for {@link withSameView}. It holds while that transaction is open.
 */
export async function exportView(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ view: string }>('SELECT pg_export_snapshot() AS view')
  return rows[0]?.view ?? ''
}

/** As {@link withTransaction}, on another connection beside the transaction of `view` ({@link exportView}), of the very same moment. */
export const withSameView = <T>(
  pool: Pool,
  view: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> =>
  withTransaction(
    pool,
    async (client) => {
      await client.query(`SET TRANSACTION SNAPSHOT ${escapeLiteral(view)}`)
      return work(client)
    },
    'repeatable read',
  )

/** Whether a fault means that the database's disk is full: nothing of the transaction was kept, and reading goes on. */
export const isStorageFull = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === '53100'

/**
 * As {@link withTransaction}, for work that hands something over on its way: committed once whoever takes it has taken all. When the
 * work throws or is stopped early it is rolled back, and its connection, which may be in the middle of something, is closed.
 */
export async function* streamTransaction<T, Result>(
  pool: Pool,
  work: (client: PoolClient) => AsyncGenerator<T, Result>,
  isolation: Isolation = 'read committed',
): AsyncGenerator<T, Result> {
  const client = await pool.connect()
  let left: Error | undefined = new Error('left in the middle of a transaction')
  try {
    await client.query(`BEGIN ISOLATION LEVEL ${isolation}`)
    const result = yield* work(client)
    await client.query('COMMIT')
    left = undefined
    return result
  } finally {
    client.release(left)
  }
}

/**
 * What `rows` reads in one read-only transaction, row by row: for answers that are longer than memory. It ends when the
 * last row was taken or the reader leaves; an operation reads in the transaction it has.
 *
 * @throws what `rows` throws.
 */
export async function* readWithin<Row>(
  pool: Pool,
  rows: (client: PoolClient) => AsyncIterable<Row>,
): AsyncGenerator<Row> {
  const operation = operationOf(pool)
  if (operation) {
    const { client, done } = await operation.turn()
    try {
      yield* rows(client)
    } finally {
      await done()
    }
    return
  }
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    yield* rows(client)
  } finally {
    await client.query('ROLLBACK').catch(() => undefined)
    client.release()
  }
}
