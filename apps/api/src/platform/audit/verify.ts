import type { Pool } from 'pg'
import { withTransaction } from '../db/index.js'
import { type ChainedEntry, type StreamHead, type StreamVerdict, walkStream } from './chain.js'
import { entriesOfStream, streamHeads, streamsWithEntries } from './entry-rows.js'

/** Entries between two notices of progress. */
const noticeEvery = 5_000

/** How the trail is to be checked. */
export interface VerificationOptions {
  /** Only this stream; absent: all. */
  readonly stream?: string
  /** Heads from checkpoints whose signatures were checked: the chain must still hold them. */
  readonly signed?: readonly StreamHead[]
  /** Told now and then how many entries were looked at so far, over all streams. */
  readonly onProgress?: (checked: number) => void | Promise<void>
}

/**
 * Checks the trail as it is at one moment, while others go on writing. Memory doesn't grow with it.
 *
 * @returns a verdict a stream, by name.
 */
export function verifyTrail(
  pool: Pool,
  options: VerificationOptions = {},
): Promise<readonly StreamVerdict[]> {
  const { signed = [], onProgress } = options
  let checked = 0

  async function* counted(entries: AsyncGenerator<ChainedEntry>): AsyncGenerator<ChainedEntry> {
    for await (const entry of entries) {
      yield entry
      checked += 1
      if (checked % noticeEvery === 0) await onProgress?.(checked)
    }
  }

  return withTransaction(
    pool,
    async (client) => {
      await client.query('set transaction read only')
      const heads = await streamHeads(client)
      const all = [...heads, ...signed].map((head) => head.stream)
      const streams = new Set([...all, ...(await streamsWithEntries(client))])
      const wanted = [...streams].filter((stream) => (options.stream ?? stream) === stream).sort()
      const verdicts: StreamVerdict[] = []
      for (const stream of wanted) {
        const head = heads.find((one) => one.stream === stream) ?? null
        const marks = signed.filter((one) => one.stream === stream)
        verdicts.push(await walkStream(stream, counted(entriesOfStream(client, stream)), head, marks))
      }
      await onProgress?.(checked)
      return verdicts
    },
    'repeatable read',
  )
}
