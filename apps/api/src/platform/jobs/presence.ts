import pg from 'pg'
import { connectionOptions } from '../db/index.js'

/**
 * What shows that a worker lives: a connection of its own, on which it holds an advisory lock for each job in hand.
 * When the process dies, however suddenly, its server lets go of the locks at once; no clock is involved.
 */
export interface Presence {
  /** Shows that this process works on the job until `release`. Waits for whoever still shows the same. */
  claim(jobId: string): Promise<void>
  release(jobId: string): Promise<void>
  /** Of these jobs (none of them this process's own) those on which no living process works. */
  abandoned(jobIds: readonly string[]): Promise<readonly string[]>
  /** Resolves when the connection is lost and with it all claims. */
  readonly lost: Promise<Error>
  close(): Promise<void>
}

/** Spreads our locks away from those of others, which mostly are small numbers. */
const lockSpace = 'zhengmei-job'

/** Opens the connection that shows this process lives. */
export async function openPresence(url: string): Promise<Presence> {
  const client = new pg.Client({ ...connectionOptions(url), application_name: 'zhengmei worker presence' })
  let closing = false
  const lost = new Promise<Error>((resolve) => {
    client.on('error', resolve)
    client.on('end', () => {
      if (!closing) resolve(new Error('The connection that shows this worker lives was closed'))
    })
  })
  await client.connect()
  const lock = (fn: string, jobId: string) =>
    client.query<{ got: boolean }>(`SELECT ${fn}(hashtextextended($1, 0)) AS got`, [`${lockSpace}:${jobId}`])
  return {
    lost,
    async claim(jobId) {
      await lock('pg_advisory_lock', jobId)
    },
    async release(jobId) {
      await lock('pg_advisory_unlock', jobId)
    },
    async abandoned(jobIds) {
      const found: string[] = []
      for (const jobId of jobIds) {
        const { rows } = await lock('pg_try_advisory_lock', jobId)
        if (!rows[0]?.got) continue
        await lock('pg_advisory_unlock', jobId)
        found.push(jobId)
      }
      return found
    },
    async close() {
      closing = true
      await client.end()
    },
  }
}
