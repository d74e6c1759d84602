import type { KeyObject } from 'node:crypto'
import type { CheckpointFault } from '@zhengmei/domain/audit'
import type { ClientBase, Pool } from 'pg'
import { withTransaction } from '../db/index.js'
import type { StreamHead } from './chain.js'
import { readCheckpoint, writeCheckpoint } from './checkpoint.js'
import { instant, streamHeads } from './entry-rows.js'

/** A checkpoint of a day, as it was signed. */
export interface StoredCheckpoint {
  /** Shanghai's. */
  readonly day: string
  /** The file, to the byte. */
  readonly body: string
}

/** Signs where the streams stand now. */
export async function currentCheckpoint(client: Pool | ClientBase, key: KeyObject): Promise<string> {
  const { rows } = await client.query<{ at: string }>(`select ${instant('clock_timestamp()')} as at`)
  return writeCheckpoint({ at: rows[0]?.at ?? '', streams: await streamHeads(client) }, key)
}

/**
 * Keeps a checkpoint of today, unless one is kept already; of processes that try at once one succeeds.
 *
 * @returns whether this call has kept it.
 */
export function keepDailyCheckpoint(pool: Pool, key: KeyObject): Promise<boolean> {
  return withTransaction(pool, async (client) => {
    const today = `(clock_timestamp() at time zone 'Asia/Shanghai')::date`
    const { rows } = await client.query(`select from audit_checkpoint where day = ${today}`)
    if (rows.length > 0) return false
    const { rowCount } = await client.query(
      `insert into audit_checkpoint (day, body) values (${today}, $1) on conflict do nothing`,
      [await currentCheckpoint(client, key)],
    )
    return rowCount === 1
  })
}

/** All that are kept, the latest first. */
export async function storedCheckpoints(pool: Pool, limit?: number): Promise<readonly StoredCheckpoint[]> {
  const { rows } = await pool.query<StoredCheckpoint>(
    'select day, body from audit_checkpoint order by day desc limit $1',
    [limit ?? null],
  )
  return rows
}

/** The heads of checkpoints that the key has signed, and the days of those that it hasn't. */
export function signedHeads(
  checkpoints: readonly StoredCheckpoint[],
  trusted: KeyObject,
): { readonly signed: readonly StreamHead[]; readonly unusable: readonly [day: string, CheckpointFault][] } {
  const signed: StreamHead[] = []
  const unusable: [string, CheckpointFault][] = []
  for (const { day, body } of checkpoints) {
    const checkpoint = readCheckpoint(body, trusted)
    if (typeof checkpoint === 'string') unusable.push([day, checkpoint])
    else signed.push(...checkpoint.streams)
  }
  return { signed, unusable }
}
