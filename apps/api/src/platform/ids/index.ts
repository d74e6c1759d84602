import { randomFillSync } from 'node:crypto'

const poolBytes = 8192
const pool = Buffer.alloc(poolBytes)
let used = poolBytes
let lastMs = 0
let counter = 0

/**
 * A new UUIDv7: time-ordered (RFC 9562), so that indexes grow at their end. Ids made in one process within the same
 * millisecond are ordered too, by a 12-bit counter; when that overflows, the time runs ahead by a millisecond.
 *
 * @param nowMs milliseconds since 1970; the machine's clock unless told.
 */
export function uuidv7(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs
    counter = takeRandom(2).readUInt16BE() & 0x7ff
  } else if (counter < 0xfff) {
    counter += 1
  } else {
    lastMs += 1
    counter = 0
  }
  const time = lastMs.toString(16).padStart(12, '0')
  const tail = takeRandom(8)
  const variant = (0x80 | ((tail[0] ?? 0) & 0x3f)).toString(16)
  const rest = tail.toString('hex', 1)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${rest.slice(0, 2)}-${rest.slice(2)}`
}

function takeRandom(bytes: number): Buffer {
  if (used + bytes > poolBytes) {
    randomFillSync(pool)
    used = 0
  }
  used += bytes
  return pool.subarray(used - bytes, used)
}

/** Whether the text has the form of a UUID. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}
