import type { ClientBase, Pool } from 'pg'

/** The right to write for one piece of work; lost as soon as somebody takes a later one for the same key. */
export interface Fence {
  readonly key: string
  readonly token: number
}

/** This worker was taken for dead and another has taken over. Nothing of what it was about to write is written. */
export class StaleWorkerError extends Error {
  override readonly name = 'StaleWorkerError'

  constructor(readonly fence: Fence) {
    super(`${fence.key}: attempt ${fence.token} has been replaced by a later one`)
  }
}

/**
 * Takes the fence of `key`: from now on every earlier holder is refused. Waits for a transaction in which the earlier
 * holder is writing just now, and sees what it wrote.
 */
export async function takeFence(connection: Pool | ClientBase, key: string): Promise<Fence> {
  const { rows } = await connection.query<{ token: number }>(
    `INSERT INTO job_fence (key, token) VALUES ($1, 1)
     ON CONFLICT (key) DO UPDATE SET token = job_fence.token + 1, taken_at = clock_timestamp()
     RETURNING token`,
    [key],
  )
  return { key, token: Number(rows[0]?.token) }
}

/**
 * To be called in every transaction that writes for the job, before its first write: holds the fence until the end of
 * the transaction, so that nobody can take it in between.
 *
 * @param how `together`: other transactions of the same attempt may hold it so at the same time.
 * @throws StaleWorkerError when a later attempt has it.
 */
export async function holdFence(
  client: ClientBase,
  fence: Fence,
  how: 'alone' | 'together' = 'alone',
): Promise<void> {
  const { rows } = await client.query<{ token: number }>(
    `SELECT token FROM job_fence WHERE key = $1 FOR ${how === 'alone' ? 'UPDATE' : 'SHARE'}`,
    [fence.key],
  )
  if (Number(rows[0]?.token) !== fence.token) throw new StaleWorkerError(fence)
}

/** Notes that an attempt ended in a fault (a killed worker notes nothing) and tells how many did so far. */
export async function noteFault(connection: Pool | ClientBase, fence: Fence): Promise<number> {
  const { rows } = await connection.query<{ faults: number }>(
    'UPDATE job_fence SET faults = faults + 1 WHERE key = $1 RETURNING faults',
    [fence.key],
  )
  return rows[0]?.faults ?? 0
}
