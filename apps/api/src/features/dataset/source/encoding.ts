import { TextDecoder } from 'node:util'

/** Encodings of CSV files that are taken. */
export type Encoding = 'utf-8' | 'gb18030'

/** What the bytes of a file turned out to be; `damaged` = some of its bytes belong to no character. */
export type Detected =
  | { readonly encoding: Encoding; readonly damaged: boolean }
  | { readonly encoding: 'utf-16' }

/**
 * Tells the encoding of a file by reading all of it: UTF-8 if it is well-formed, otherwise GB18030 (which takes nearly any bytes,
 * so it can't be tried first), unless most of it is UTF-8 after all.
 */
export async function detectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<Detected> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let characters = 0
  let tail: Uint8Array | undefined
  let doubt: Doubt | undefined
  for await (const chunk of bytes) {
    if (tail === undefined && isUtf16(chunk)) return { encoding: 'utf-16' }
    if (doubt) {
      doubt.read(chunk)
      continue
    }
    try {
      // A character of three bytes is one unit of the text: of such Chinese is made.
      characters += (chunk.length - strict.decode(chunk, { stream: true }).length) / 2
      tail = endOf(tail, chunk)
    } catch {
      doubt = new Doubt(characters)
      doubt.read(unfinished(tail))
      doubt.read(chunk)
    }
  }
  if (doubt) return doubt.decide()
  try {
    strict.decode()
    return { encoding: 'utf-8', damaged: false }
  } catch {
    const cutOff = new Doubt(characters)
    cutOff.read(unfinished(tail))
    return cutOff.decide()
  }
}

/** Weighs a file that is not well-formed UTF-8, from the first bytes that are not. */
class Doubt {
  readonly #utf8 = new TextDecoder('utf-8')
  readonly #gb = new TextDecoder('gb18030', { fatal: true })
  #broken = 0
  #gbDamaged = false

  /** @param characters of three bytes and more that were well-formed before. */
  constructor(private characters: number) {}

  read(chunk: Uint8Array): void {
    this.#weigh(this.#utf8.decode(chunk, { stream: true }))
    this.#tryGb(() => this.#gb.decode(chunk, { stream: true }))
  }

  decide(): Detected {
    this.#weigh(this.#utf8.decode())
    this.#tryGb(() => this.#gb.decode())
    if (this.characters > this.#broken) return { encoding: 'utf-8', damaged: true }
    return { encoding: 'gb18030', damaged: this.#gbDamaged }
  }

  /** Pairs of GB18030 are often well-formed as two bytes of UTF-8, hardly ever as three: only those speak for UTF-8. */
  #weigh(text: string): void {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code === 0xfffd) this.#broken += 1
      else if (code >= 0x800) this.characters += 1
    }
  }

  #tryGb(decode: () => void): void {
    if (this.#gbDamaged) return
    try {
      decode()
    } catch {
      this.#gbDamaged = true
    }
  }
}

const nothing = new Uint8Array()
const longestBeginning = 3

/** The last bytes of what was read so far: enough to hold the beginning of a character. */
const endOf = (tail: Uint8Array | undefined, chunk: Uint8Array): Uint8Array =>
  chunk.length >= longestBeginning
    ? chunk.slice(-longestBeginning)
    : Buffer.concat([tail ?? nothing, chunk]).subarray(-longestBeginning)

/** The beginning of a character of UTF-8 at the end of well-formed bytes. */
function unfinished(tail: Uint8Array = nothing): Uint8Array {
  for (let index = tail.length - 1; index >= 0; index -= 1) {
    const byte = tail[index] ?? 0
    if (byte < 0x80) return nothing
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return tail.length - index < length ? tail.subarray(index) : nothing
  }
  return nothing
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
