import type { ClientBase, Connection, Submittable } from 'pg'

/** Bytes of whole rows handed over at once: large enough that handing over costs little, small enough to stay in the caches. */
const blockBytes = 65_536

/** Blocks that may wait for whoever reads them; beyond it the connection is paused. */
const mostWaiting = 4

/** Signature, flags and the length of a header extension, which is always 0: they come with the first row. */
const headerBytes = 19

/**
 * The rows of a query by `COPY … TO STDOUT (FORMAT binary)`, in blocks of whole rows without header and trailer; each row begins with
 * the number of its fields (int16). It is sent at once. The connection takes no other query until all has been read; whoever stops
 * early must not use it again.
 *
 * @param query what COPY takes: a SELECT, or a change with RETURNING, which is then carried out row by row as it is read.
 */
export const copyRows = (client: ClientBase, query: string): AsyncGenerator<Buffer> =>
  blocksOf(client.query(new RowsOut(`COPY (${query}) TO STDOUT (FORMAT binary)`)))

async function* blocksOf(rows: RowsOut): AsyncGenerator<Buffer> {
  for (;;) {
    const block = await rows.next()
    if (block === null) return
    yield block
  }
}

/** Takes the messages of one COPY from pg's own protocol reader, whose buffer is reused: each row is copied once, into its block. */
class RowsOut implements Submittable {
  readonly #text: string
  readonly #waiting: Buffer[] = []
  #connection: Connection | null = null
  #block = Buffer.allocUnsafe(blockBytes)
  #filled = 0
  #begun = false
  #ended = false
  #fault: Error | null = null
  #wake: (() => void) | null = null

  constructor(text: string) {
    this.#text = text
  }

  submit(connection: Connection): void {
    this.#connection = connection
    connection.query(this.#text)
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const from = this.#begun ? 0 : headerBytes
    this.#begun = true
    if (chunk.readInt16BE(from) === -1) return
    const bytes = chunk.length - from
    if (this.#filled + bytes > this.#block.length) this.#handOver(bytes)
    chunk.copy(this.#block, this.#filled, from)
    this.#filled += bytes
  }

  handleCommandComplete(): void {
    if (this.#filled > 0) this.#handOver(0)
  }

  handleReadyForQuery(): void {
    this.#ended = true
    this.#wake?.()
  }

  handleError(fault: Error): void {
    this.#fault = fault
    this.#wake?.()
  }

  /** The next block; null at the end. */
  async next(): Promise<Buffer | null> {
    while (this.#waiting.length === 0) {
      if (this.#fault !== null) throw this.#fault
      if (this.#ended) return null
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      this.#wake = null
    }
    if (this.#waiting.length === mostWaiting) this.#connection?.stream.resume()
    return this.#waiting.shift() ?? null
  }

  #handOver(bytesOfNext: number): void {
    if (this.#filled > 0) this.#waiting.push(this.#block.subarray(0, this.#filled))
    this.#block = Buffer.allocUnsafe(Math.max(blockBytes, bytesOfNext))
    this.#filled = 0
    if (this.#waiting.length >= mostWaiting) this.#connection?.stream.pause()
    this.#wake?.()
  }
}
