import { TextDecoder } from 'node:util'

/** Encodings of CSV files that are taken. */
export type Encoding = 'utf-8' | 'gb18030'

/** What the bytes of a file turned out to be; `damaged` = some of its bytes belong to no character. */
export type Detected =
  | { readonly encoding: Encoding; readonly damaged: boolean }
  | { readonly encoding: 'utf-16' }

/** Opens the bytes of a file from their beginning; called more than once: to tell the encoding, and to read. */
export type OpenBytes = () => AsyncIterable<Uint8Array>

/**
 * Tells the encoding of a file by reading all of it: UTF-8 if it is well-formed, otherwise GB18030 (which takes nearly any bytes,
 * so it can't be tried first), unless most of it is UTF-8 after all.
 */
export async function detectEncoding(open: OpenBytes): Promise<Detected> {
  if (await beginsAsUtf16(open())) return { encoding: 'utf-16' }
  if (await isWhole('utf-8', open())) return { encoding: 'utf-8', damaged: false }
  if (await isMostlyUtf8(open())) return { encoding: 'utf-8', damaged: true }
  return { encoding: 'gb18030', damaged: !(await isWhole('gb18030', open())) }
}

async function beginsAsUtf16(bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const chunk of bytes) return isUtf16(chunk)
  return false
}

async function isWhole(encoding: Encoding, bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of bytes) if (!takes(decoder, chunk)) return false
  return takes(decoder)
}

/** @param chunk absent at the end, where no character may be unfinished. */
function takes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

/** Pairs of GB18030 are often well-formed as two bytes of UTF-8, hardly ever as three: only those speak for UTF-8. */
async function isMostlyUtf8(bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8')
  let characters = 0
  let broken = 0
  const weigh = (text: string) => {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code === 0xfffd) broken += 1
      else if (code >= 0x800) characters += 1
    }
  }
  for await (const chunk of bytes) weigh(decoder.decode(chunk, { stream: true }))
  weigh(decoder.decode())
  return characters > broken
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
