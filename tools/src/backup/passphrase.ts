import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { CommandRefusal } from '../command/refusals.js'

/** First bytes of an encrypted backup. */
export const magic = Buffer.from('ZMBACKUP\x01')

const saltBytes = 16
const tagBytes = 16
const frameBytes = 256 * 1024
/** scrypt's cost: about a third of a second and 128 MB, once a backup. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

const derive = promisify<string, Buffer, number, typeof cost, Buffer>(scrypt)

/**
 * Each frame is sealed by AES-256-GCM under its number and whether it is the last: none can be left out, moved,
 * repeated or cut off unnoticed. The key is of one file alone (a random salt), so numbers never meet again under it.
 */
function nonce(frame: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt8(last ? 1 : 0, 0)
  bytes.writeBigUInt64BE(BigInt(frame), 4)
  return bytes
}

/** Encrypts a stream: magic, salt, then the frames. */
export async function* encrypted(
  source: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes)
  const key = await derive(passphrase.normalize('NFC'), salt, 32, cost)
  yield Buffer.concat([magic, salt])
  yield* sealFrames(source, key)
}

/**
 * Decrypts what `encrypted` wrote.
 *
 * @param source from the first byte on.
 * @throws CommandRefusal when the passphrase is wrong, or the file was changed or cut off.
 */
export async function* decrypted(
  source: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source)
  const begin = await reader.take(magic.length + saltBytes)
  if (begin === undefined) throw broken
  const key = await derive(passphrase.normalize('NFC'), begin.subarray(magic.length), 32, cost)
  yield* openFrames(reader, key)
}

/** Frames: a length and as many sealed bytes, the last of them marked. */
export async function* sealFrames(source: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  let frame = 0
  const seal = (plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(frame, last))
    frame += 1
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(sealed.length)
    return Buffer.concat([length, sealed])
  }
  let waiting = Buffer.alloc(0)
  for await (const chunk of source) {
    waiting = Buffer.concat([waiting, chunk])
    // The last frame is only known at the end, so a full one always waits for what follows.
    while (waiting.length > frameBytes) {
      yield seal(waiting.subarray(0, frameBytes), false)
      waiting = waiting.subarray(frameBytes)
    }
  }
  yield seal(waiting, true)
}

/**
 * What `sealFrames` sealed.
 *
 * @throws CommandRefusal when a frame is missing, moved, changed or sealed by another key.
 */
export async function* openFrames(reader: ByteReader, key: Buffer): AsyncGenerator<Buffer> {
  for (let frame = 0; ; frame += 1) {
    const length = (await reader.take(4))?.readUInt32BE() ?? 0
    if (length < tagBytes || length > frameBytes + tagBytes) throw broken
    const sealed = await reader.take(length)
    if (sealed === undefined) throw broken
    const last = await reader.isAtEnd()
    yield open(sealed, key, nonce(frame, last))
    if (last) return
  }
}

function open(sealed: Buffer, key: Buffer, iv: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    throw broken
  }
}

const broken = new CommandRefusal({
  zh: '口令不对，或备份文件被改动、截断',
  en: 'The passphrase is wrong, or the backup was changed or cut off',
})

/** Bytes of a stream in pieces of a wanted length. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #waiting = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Undefined when fewer bytes are left. */
  async take(length: number): Promise<Buffer | undefined> {
    if (!(await this.#fill(length))) return undefined
    const taken = this.#waiting.subarray(0, length)
    this.#waiting = this.#waiting.subarray(length)
    return taken
  }

  async isAtEnd(): Promise<boolean> {
    return !(await this.#fill(1))
  }

  async #fill(length: number): Promise<boolean> {
    while (this.#waiting.length < length) {
      const next = await this.#source.next()
      if (next.done) return false
      this.#waiting = Buffer.concat([this.#waiting, next.value])
    }
    return true
  }
}
