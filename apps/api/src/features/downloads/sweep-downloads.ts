import type { Pool } from 'pg'
import { publish } from '../../platform/events/index.js'
import { downloadTopic } from './download.js'
import { expireDownloads, fileKeysInUse } from './download.repository.js'
import type { DownloadsFolder } from './downloads-folder.js'

/** A file being written is younger than this, and so is one whose download is about to say that it is made. */
const leftAloneMs = 60 * 60_000

/** Removes files that have had their time, and those that nobody knows of (any more): of a worker that was killed. */
export async function sweepDownloads(
  pool: Pool,
  folder: DownloadsFolder,
  unchangedForMs: number = leftAloneMs,
): Promise<void> {
  for (const personId of await expireDownloads(pool))
    await publish(pool, { topic: downloadTopic, id: personId })
  const old = await folder.unchangedFor(unchangedForMs)
  const inUse = await fileKeysInUse(pool, old)
  for (const key of old) if (!inUse.has(key)) await folder.remove(key)
}
