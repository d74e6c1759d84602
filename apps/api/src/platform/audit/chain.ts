import { createHash } from 'node:crypto'
import { type AuditedEntry, type ChainFault, canonicalEntry } from '@zhengmei/domain/audit'

/** An entry where it stands in its stream. */
export interface ChainedEntry extends AuditedEntry {
  /** In the order of commits, over all streams. */
  readonly id: number
  readonly hash: Buffer
}

/** The last entry of a stream, as it is noted apart from the entries. */
export interface StreamHead {
  readonly stream: string
  readonly seq: number
  readonly hash: Buffer
  /** `2026-11-23T04:05:06.123456Z`. */
  readonly at: string
}

/** What the first entry of a stream follows. */
export const beginning = Buffer.alloc(32)

/** sha256(hash of the entry before ‖ canonical bytes of the entry). */
export const hashOfEntry = (previous: Buffer, entry: AuditedEntry): Buffer =>
  createHash('sha256').update(previous).update(canonicalEntry(entry)).digest()

/** The first thing that is wrong with a stream. */
export interface ChainProblem {
  readonly fault: ChainFault
  /** The first number at which it is wrong. */
  readonly seq: number
}

/** What came of checking a stream. */
export interface StreamVerdict {
  readonly stream: string
  /** Entries that were found good, up to the first bad one. */
  readonly entries: number
  readonly problem: ChainProblem | null
}

/** A place of the chain that was once signed. */
export type SignedPlace = Pick<StreamHead, 'seq' | 'hash'>

/**
 * Walks along a stream and stops at the first thing that is wrong. Holds two entries at a time.
 *
 * @param entries in the order of their numbers.
 * @param head as noted; null when the stream has none.
 * @param signed places of this stream from checkpoints.
 */
export async function walkStream(
  stream: string,
  entries: AsyncIterable<ChainedEntry>,
  head: StreamHead | null,
  signed: readonly SignedPlace[],
): Promise<StreamVerdict> {
  const marks = [...signed].sort((one, other) => one.seq - other.seq)
  const verdict = (good: number, fault: ChainFault, seq: number) => ({
    stream,
    entries: good,
    problem: { fault, seq },
  })
  let beforePrevious: Buffer | null = null
  let previous: Buffer = beginning
  let seq = 0
  for await (const [entry, next] of withNext(entries)) {
    const place = seq + 1
    if (entry.seq > place) return verdict(seq, 'deleted', place)
    if (entry.seq < place) return verdict(seq, 'inserted', entry.seq)
    if (!hashOfEntry(previous, entry).equals(entry.hash)) {
      const problem = whatHappened(entry, next, previous, beforePrevious)
      return { stream, entries: problem.seq - 1, problem }
    }
    for (; marks[0]?.seq === place; marks.shift()) {
      if (!marks[0].hash.equals(entry.hash)) return verdict(seq, 'rewritten', place)
    }
    beforePrevious = previous
    previous = entry.hash
    seq = place
  }
  if (marks.length > 0 || (head !== null && head.seq > seq)) return verdict(seq, 'cut', seq + 1)
  if (head === null ? seq > 0 : head.seq < seq) return verdict(seq, 'inserted', (head?.seq ?? 0) + 1)
  if (head !== null && !head.hash.equals(previous)) return verdict(seq, 'head', seq)
  return { stream, entries: seq, problem: null }
}

/** Why an entry doesn't follow the one before: told by whose hash fits which place. */
function whatHappened(
  entry: ChainedEntry,
  next: ChainedEntry | null,
  previous: Buffer,
  beforePrevious: Buffer | null,
): ChainProblem {
  const { seq } = entry
  const fits = (after: Buffer, one: ChainedEntry, at: number) =>
    hashOfEntry(after, { ...one, seq: at }).equals(one.hash)
  if (beforePrevious !== null && fits(beforePrevious, entry, seq - 1))
    return { fault: 'inserted', seq: seq - 1 }
  if (next !== null) {
    if (fits(previous, next, seq))
      return { fault: fits(next.hash, entry, seq + 1) ? 'reordered' : 'inserted', seq }
    if (next.id < entry.id) return { fault: 'reordered', seq }
    if (fits(entry.hash, next, next.seq + 1)) return { fault: 'deleted', seq }
  }
  return { fault: 'edited', seq }
}

/** Each with the one behind it, null after the last. */
async function* withNext<T>(items: AsyncIterable<T>): AsyncGenerator<[T, T | null]> {
  let held: T | null = null
  for await (const item of items) {
    if (held !== null) yield [held, item]
    held = item
  }
  if (held !== null) yield [held, null]
}
