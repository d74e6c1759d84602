/** Rows are handed over some at a time: each piece is a message, and one row a message would cost more than storing it. */
const pieceBytes = 65_536

/** The most bytes that UTF-8 takes for a unit of a JavaScript text. */
const bytesPerUnit = 3

/** Gathers rows of COPY as bytes: kept outside the heap, where text would be carried from collection to collection. */
export class RowBuffer {
  readonly #full: Buffer[] = []
  #piece = Buffer.allocUnsafe(pieceBytes)
  #filled = 0

  add(row: string): void {
    const most = row.length * bytesPerUnit
    if (this.#filled + most > this.#piece.length) this.#next(most)
    this.#filled += this.#piece.write(row, this.#filled)
  }

  /** Takes all there is, in pieces of whole rows. */
  takeAll(): Buffer[] {
    if (this.#filled > 0) this.#next(0)
    return this.#full.splice(0)
  }

  #next(bytes: number): void {
    if (this.#filled > 0) this.#full.push(this.#piece.subarray(0, this.#filled))
    this.#piece = Buffer.allocUnsafe(Math.max(pieceBytes, bytes))
    this.#filled = 0
  }
}
