/** Microseconds and days from 1970 to PostgreSQL's epoch, 2000-01-01. */
const epochMs = 946_684_800_000
const epochDays = 10_957

/** Where an array names the type of its items: behind its length, its dimensions and its flags. */
const arrayTypeAt = 12

/** A uuid is written here: pieces of text put together would be thrown away for each. */
const uuidText = Buffer.from('00000000-0000-0000-0000-000000000000')
/** Where the two digits of each of its bytes stand. */
const uuidDigits = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
const digits = Buffer.from('0123456789abcdef')

/**
 * Reads the rows of a binary COPY (`copyRows`) field by field, in the order of its columns. Half the work of reading text: nothing is
 * quoted, numbers need no parsing.
 */
export class BinaryRows {
  #at = 0
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** Goes to the next row; false at the end. */
  next(): boolean {
    if (this.#at >= this.#bytes.length) return false
    this.#at += 2
    return true
  }

  /** Where the next field begins; with `bytesFrom` for digests. */
  get position(): number {
    return this.#at
  }

  /** The bytes read since a position. */
  bytesFrom(position: number): Buffer {
    return this.#bytes.subarray(position, this.#at)
  }

  /** Length of the next field; -1 = null. */
  #length(): number {
    const length = this.#bytes.readInt32BE(this.#at)
    this.#at += 4
    return length
  }

  integer(): number {
    this.#at += 8
    return this.#bytes.readInt32BE(this.#at - 4)
  }

  text(): string {
    return this.textOrNull() ?? ''
  }

  textOrNull(): string | null {
    const length = this.#length()
    if (length < 0) return null
    this.#at += length
    return this.#bytes.toString('utf8', this.#at - length, this.#at)
  }

  /** A uuid in its usual form. */
  uuid(): string {
    const from = this.#at + 4
    this.#at += 20
    for (let index = 0; index < uuidDigits.length; index += 1) {
      const byte = this.#bytes[from + index] ?? 0
      const at = uuidDigits[index] ?? 0
      uuidText[at] = digits[byte >> 4] ?? 0
      uuidText[at + 1] = digits[byte & 15] ?? 0
    }
    return uuidText.toString('latin1')
  }

  /** Days since 1970; null = null. */
  epochDay(): number | null {
    if (this.#length() < 0) return null
    this.#at += 4
    return this.#bytes.readInt32BE(this.#at - 4) + epochDays
  }

  /** Milliseconds since 1970, fractions cut off; null = null. */
  instant(): number | null {
    if (this.#length() < 0) return null
    const microseconds =
      this.#bytes.readInt32BE(this.#at) * 4_294_967_296 + this.#bytes.readUInt32BE(this.#at + 4)
    this.#at += 8
    return Math.floor(microseconds / 1_000) + epochMs
  }

  /** A flat array without nulls. */
  smallints(): number[] {
    const numbers = new Array<number>(this.#arrayLength())
    for (let index = 0; index < numbers.length; index += 1) {
      numbers[index] = this.#bytes.readInt16BE(this.#at + 4)
      this.#at += 6
    }
    return numbers
  }

  /**
   * An array of composite values, each read by `read`, which calls `field` before each of its fields. The number of their type, which
   * differs from database to database, is wiped out: digests are made of the bytes.
   */
  records<T>(read: (rows: BinaryRows) => T): T[] {
    const records: T[] = []
    const from = this.#at
    const length = this.#arrayLength()
    if (this.#at - from >= arrayTypeAt) this.#bytes.writeInt32BE(0, from + arrayTypeAt)
    for (let left = length; left > 0; left -= 1) {
      // Length of the record and number of its fields.
      this.#at += 8
      records.push(read(this))
    }
    return records
  }

  /** Steps over the type of a record's next field, which is a built-in one. */
  field(): this {
    this.#at += 4
    return this
  }

  #arrayLength(): number {
    if (this.#length() < 0) return 0
    const dimensions = this.#bytes.readInt32BE(this.#at)
    if (dimensions === 0) {
      this.#at += 12
      return 0
    }
    const length = this.#bytes.readInt32BE(this.#at + 12)
    this.#at += 20
    return length
  }
}
