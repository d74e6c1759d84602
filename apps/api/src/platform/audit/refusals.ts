import type { Pool } from 'pg'
import { withTransaction } from '../db/index.js'
import type { Actor } from '../graphql/index.js'
import { record } from './record.js'

/** Something that was asked for and not done. */
export interface Refused {
  /** Name of the field, or method and path. */
  readonly operation: string
  readonly code: string
  /** The input it was about. */
  readonly field?: string
}

/** Entries that one person (or address, before signing in) may cause in a minute; what is beyond is only counted. */
const entriesPerMinute = 6
const minute = 60_000

/** Distinct operations that an entry names. */
const mostNamed = 20

/** Persons and addresses that are kept in mind; the longest silent are forgotten first. */
const mostKept = 5_000

interface Window {
  begun: number
  entries: number
  unrecorded: number
}

/**
 * Leaves a trace of refusals: one entry a request however much it asked for, and so few a minute that nobody can flood
 * the trail. What wasn't recorded is told by the next entry that is. One for a process.
 */
export class RefusalLog {
  readonly #pool: Pool
  readonly #now: () => number
  readonly #windows = new Map<string, Window>()

  /** @param now milliseconds of a clock that only goes forward. */
  constructor(pool: Pool, now: () => number = () => performance.now()) {
    this.#pool = pool
    this.#now = now
  }

  /** Writes what was refused in one request, in a transaction of its own: the one that was refused is rolled back. */
  async write(actor: Actor, refused: readonly Refused[]): Promise<void> {
    const [first] = refused
    if (first === undefined) return
    const window = this.#windowOf(actor.personId ?? actor.address ?? '')
    if (window.entries >= entriesPerMinute) {
      window.unrecorded += refused.length
      return
    }
    window.entries += 1
    const { unrecorded } = window
    window.unrecorded = 0
    const after = { refused: counted(refused), ...(unrecorded === 0 ? {} : { unrecordedBefore: unrecorded }) }
    await withTransaction(this.#pool, (client) =>
      record(client, actor, {
        action: 'access.refuse',
        objectType: 'operation',
        objectId: first.operation,
        after,
      }),
    )
  }

  #windowOf(key: string): Window {
    const now = this.#now()
    const known = this.#windows.get(key)
    const window =
      known !== undefined && now - known.begun < minute
        ? known
        : { begun: now, entries: 0, unrecorded: known?.unrecorded ?? 0 }
    // Again at the end of the map: its first is the one that was silent for longest.
    this.#windows.delete(key)
    this.#windows.set(key, window)
    for (const oldest of this.#windows.keys()) {
      if (this.#windows.size <= mostKept) break
      this.#windows.delete(oldest)
    }
    return window
  }
}

/** Equal ones together with their number. */
function counted(refused: readonly Refused[]): readonly (Refused & { readonly count: number })[] {
  const groups = Map.groupBy(refused, (one) => JSON.stringify([one.operation, one.code, one.field]))
  return [...groups.values()]
    .slice(0, mostNamed)
    .flatMap(([one, ...others]) => (one === undefined ? [] : [{ ...one, count: others.length + 1 }]))
}
