import type { Instant } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'

/** Where the time comes from. Handed in, so that a test can set it. */
export interface Clock {
  now(): Promise<Instant>
}

/**
 * The database's clock: with several processes on several machines it is the only one on which they agree.
 * Inside a transaction it is the moment of the call, not of the transaction's begin.
 */
export function databaseClock(connection: Pool | ClientBase): Clock {
  return {
    async now() {
      const { rows } = await connection.query<{ now: string }>(
        'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::text AS now',
      )
      return Number(rows[0]?.now) as Instant
    },
  }
}

/** A clock that stands still at `atMs` until it is set. */
export function fixedClock(atMs: number): Clock & { set(atMs: number): void } {
  let current = atMs as Instant
  return {
    now: async () => current,
    set(next) {
      current = next as Instant
    },
  }
}
