import { TextDecoder } from 'node:util'

/** Encodings of CSV files that are taken. */
export type Encoding = 'utf-8' | 'gb18030'

/** What the bytes of a file turned out to be; `damaged` = some of its bytes belong to no character. */
export type Detected =
  | { readonly encoding: Encoding; readonly damaged: boolean }
  | { readonly encoding: 'utf-16' }

/** So many well-formed characters outside ASCII before the first ill-formed one are no accident: the file is UTF-8 and damaged. */
const enoughToBeUtf8 = 8

/**
 * Tells the encoding of a file by reading all of it: UTF-8 if it is well-formed, otherwise GB18030 (which takes nearly any bytes,
 * so it can't be tried first), unless a good part of it was UTF-8 already.
 */
export async function detectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<Detected> {
  let decoder = new TextDecoder('utf-8', { fatal: true })
  let characters = 0
  let first = true
  let pending: Uint8Array = new Uint8Array()
  let gb: TextDecoder | undefined
  for await (const chunk of bytes) {
    if (first && isUtf16(chunk)) return { encoding: 'utf-16' }
    first = false
    if (gb) {
      if (!decodes(gb, chunk, true)) return { encoding: 'gb18030', damaged: true }
      continue
    }
    try {
      const text = decoder.decode(chunk, { stream: true })
      if (text.length !== chunk.length) characters += countForeign(text)
      pending = chunk.subarray(-4)
    } catch {
      const together = Buffer.concat([pending, chunk])
      const lossy = new TextDecoder('utf-8').decode(together)
      characters += countForeign(lossy.slice(0, Math.max(0, lossy.indexOf('\uFFFD', pending.length))))
      if (characters >= enoughToBeUtf8) return { encoding: 'utf-8', damaged: true }
      decoder = new TextDecoder('utf-8')
      gb = new TextDecoder('gb18030', { fatal: true })
      if (!decodes(gb, chunk, true)) return { encoding: 'gb18030', damaged: true }
    }
  }
  if (gb) return { encoding: 'gb18030', damaged: !decodes(gb, new Uint8Array(), false) }
  try {
    decoder.decode()
    return { encoding: 'utf-8', damaged: false }
  } catch {
    return { encoding: characters >= enoughToBeUtf8 ? 'utf-8' : 'gb18030', damaged: true }
  }
}

function decodes(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream })
    return true
  } catch {
    return false
  }
}

function countForeign(text: string): number {
  let count = 0
  for (let index = 0; index < text.length && count < enoughToBeUtf8; index += 1) {
    if (text.charCodeAt(index) > 0x7f) count += 1
  }
  return count
}

/** A byte order mark of UTF-16, or the zero bytes that Latin letters of a header have there. */
function isUtf16(chunk: Uint8Array): boolean {
  const [first, second] = chunk
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    first === 0 ||
    (chunk.length > 1 && second === 0)
  )
}
