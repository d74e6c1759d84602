import type { Pool, PoolClient } from 'pg'

/** How a transaction sees others' changes; PostgreSQL's default is `read committed`. */
export type Isolation = 'read committed' | 'repeatable read' | 'serializable'

/**
 * Runs `work` with one connection of the pool.
 *
 * @throws what `work` throws; a connection that was lost is not handed out again.
 */
export async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let lost: Error | undefined
  // While it is lent out the pool doesn't listen, and an 'error' nobody listens to ends the process.
  const onError = (fault: Error) => {
    lost = fault
  }
  client.on('error', onError)
  try {
    return await work(client)
  } finally {
    client.off('error', onError)
    client.release(lost)
  }
}

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws.
 *
 * @throws what `work` throws.
 */
export function withTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  isolation: Isolation = 'read committed',
): Promise<T> {
  return withClient(pool, async (client) => {
    await client.query(`BEGIN ISOLATION LEVEL ${isolation}`)
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

/** Whether a fault means that the database's disk is full: nothing of the transaction was kept, and reading goes on. */
export const isStorageFull = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === '53100'
