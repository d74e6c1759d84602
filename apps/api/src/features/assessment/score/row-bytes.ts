import { TextBytes } from './text-bytes.js'

/** What a binary COPY begins with: its signature, flags and the length of a header extension; and ends with. */
const header = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex')
const trailerBytes = 2
const trailer = -1

/** How a null stands where other fields have their length. */
const nullLength = -1

/** Numbers of a numeric: it is written in groups of four decimal digits. */
const numericHead = 8
const negative = 0x4000
const hundred = 100
const groupOfFour = 10_000

const [hyphen, zero, smallA] = [45, 48, 97]

/**
 * Writes rows for a binary COPY field by field, in the order of its columns; `BinaryRows` is its counterpart. A field that is written
 * piece by piece stands between {@link open} and {@link close}.
 */
export class RowBytes extends TextBytes {
  #taken: number

  constructor(room = 65_536) {
    super(room)
    this.#taken = room
    this.#begin()
  }

  /** Begins a row of so many fields. */
  row(fields: number): void {
    this.need(2)
    this.length = this.bytes.writeInt16BE(fields, this.length)
  }

  integer(number: number): void {
    this.need(8)
    this.bytes.writeInt32BE(4, this.length)
    this.length = this.bytes.writeInt32BE(number, this.length + 4)
  }

  boolean(value: boolean | null): void {
    if (value === null) {
      this.#null()
      return
    }
    this.need(5)
    this.bytes.writeInt32BE(1, this.length)
    this.length = this.bytes.writeInt8(value ? 1 : 0, this.length + 4)
  }

  text(text: string | null): void {
    if (text === null) {
      this.#null()
      return
    }
    const from = this.open()
    this.add(text)
    this.close(from)
  }

  /** Bytes given as small hexadecimal digits: a digest, or a uuid, whose hyphens are passed over. */
  hexadecimal(digits: string): void {
    const from = this.open()
    this.need(digits.length)
    const { bytes } = this
    let at = from
    let high = -1
    for (let index = 0; index < digits.length; index += 1) {
      const unit = digits.charCodeAt(index)
      if (unit === hyphen) continue
      const digit = unit < smallA ? unit - zero : unit - smallA + 10
      if (high < 0) high = digit
      else {
        bytes[at] = high * 16 + digit
        at += 1
        high = -1
      }
    }
    this.length = at
    this.close(from)
  }

  /** A numeric with two decimals, given in hundredths. */
  hundredths(number: number): void {
    const amount = Math.abs(number)
    const groups: number[] = []
    for (let whole = Math.floor(amount / hundred); whole > 0; whole = Math.floor(whole / groupOfFour))
      groups.unshift(whole % groupOfFour)
    const weight = groups.length - 1
    groups.push((amount % hundred) * hundred)
    const from = this.open()
    this.need(numericHead + 2 * groups.length)
    for (const part of [groups.length, weight, number < 0 ? negative : 0, 2, ...groups])
      this.length = this.bytes.writeInt16BE(part, this.length)
    this.close(from)
  }

  /** Begins a field; where it begins is what closes it. */
  open(): number {
    this.need(4)
    this.length += 4
    return this.length
  }

  close(from: number): void {
    this.bytes.writeInt32BE(this.length - from, from - 4)
  }

  /** Takes all rows that were written as one whole COPY, whose bytes are not touched again. */
  take(): Buffer {
    this.need(trailerBytes)
    this.length = this.bytes.writeInt16BE(trailer, this.length)
    const rows = this.takeView()
    // As much room as was needed, and some more: the next rows are as many.
    this.#taken = Math.max(this.#taken, rows.length + (rows.length >> 3))
    this.bytes = Buffer.allocUnsafeSlow(this.#taken)
    this.#begin()
    return rows
  }

  #begin(): void {
    this.length = header.copy(this.bytes)
  }

  #null(): void {
    this.need(4)
    this.length = this.bytes.writeInt32BE(nullLength, this.length)
  }
}
