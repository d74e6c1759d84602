import { type Fraction, formatFraction } from '@zhengmei/domain/kernel'
import { TextBytes } from './text-bytes.js'

/** What a binary COPY begins with: its signature, flags and the length of a header extension; and ends with. */
const header = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex')
const trailerBytes = 2
const trailer = -1

/** How a null stands where other fields have their length. */
const nullLength = -1

const uuidBytes = 16
const [hyphen, zero, smallA] = [45, 48, 97]

/** What a small hexadecimal digit stands for. */
const digitOf = (unit: number): number => (unit < smallA ? unit - zero : unit - smallA + 10)

const negative = 0x4000
const hundred = 100
const groupOfFour = 10_000

/** The field of a numeric with two decimals, given in hundredths: it stands there in groups of four decimal digits. */
export function numericField(hundredths: number): Buffer {
  const amount = Math.abs(hundredths)
  const groups: number[] = []
  for (let whole = Math.floor(amount / hundred); whole > 0; whole = Math.floor(whole / groupOfFour))
    groups.unshift(whole % groupOfFour)
  const weight = groups.length - 1
  groups.push((amount % hundred) * hundred)
  const parts = [groups.length, weight, hundredths < 0 ? negative : 0, 2, ...groups]
  const field = Buffer.alloc(2 * parts.length)
  for (const [index, part] of parts.entries()) field.writeInt16BE(part, 2 * index)
  return field
}

/** The field of a score that is kept as a numeric: rounded as it is shown everywhere. */
export const scoreField = (score: Fraction): Buffer =>
  numericField(Math.round(Number(formatFraction(score)) * hundred))

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

  /** A digest, given as 64 hexadecimal digits. */
  digest(digits: string): void {
    const from = this.open()
    this.need(digits.length)
    this.length += this.bytes.write(digits, from, 'hex')
    this.close(from)
  }

  /** A uuid in its usual form. */
  uuid(text: string): void {
    const from = this.open()
    this.need(uuidBytes)
    const { bytes } = this
    let at = from
    for (let index = 0; index < text.length; index += 2) {
      if (text.charCodeAt(index) === hyphen) index += 1
      bytes[at] = digitOf(text.charCodeAt(index)) * 16 + digitOf(text.charCodeAt(index + 1))
      at += 1
    }
    this.length = at
    this.close(from)
  }

  /** A field that was made before, without its length. */
  made(field: Buffer): void {
    const from = this.open()
    this.need(field.length)
    this.length += field.copy(this.bytes, from)
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
