import { describe, expect, it } from 'vitest'
import { ByteReader, openFrames, sealFrames } from './passphrase.js'

const key = Buffer.alloc(32, 7)

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

const plain = Buffer.from(Array.from({ length: 600_000 }, (_, index) => (index * 7919) % 251))
const seal = (bytes: Uint8Array) => collect(sealFrames(inPieces(bytes, 65_536), key))
const unseal = (bytes: Uint8Array) => collect(openFrames(new ByteReader(inPieces(bytes, 10_007)), key))

const frame = 4 + 256 * 1024 + 16

describe('encryption', () => {
  it.each([0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, plain.length])(
    'returns %i bytes as they were',
    async (length) => {
      expect((await unseal(await seal(plain.subarray(0, length)))).equals(plain.subarray(0, length))).toBe(
        true,
      )
    },
  )

  it.each<[string, (sealed: Buffer) => Buffer]>([
    ['its last frame cut away', (sealed) => sealed.subarray(0, 2 * frame)],
    ['bytes cut away', (sealed) => sealed.subarray(0, -1)],
    ['everything cut away', () => Buffer.alloc(0)],
    ['bytes added', (sealed) => Buffer.concat([sealed, Buffer.from([0, 0, 0, 16]), Buffer.alloc(16)])],
    [
      'a bit changed',
      (sealed) =>
        Buffer.concat([
          sealed.subarray(0, -20),
          Buffer.from([(sealed.at(-20) ?? 0) ^ 4]),
          sealed.subarray(-19),
        ]),
    ],
    [
      'two frames changed round',
      (sealed) =>
        Buffer.concat([
          sealed.subarray(frame, 2 * frame),
          sealed.subarray(0, frame),
          sealed.subarray(2 * frame),
        ]),
    ],
    ['a frame left out', (sealed) => sealed.subarray(frame)],
  ])('refuses a file with %s', async (_, change) => {
    await expect(unseal(change(await seal(plain)))).rejects.toThrow('passphrase is wrong')
  })
})
