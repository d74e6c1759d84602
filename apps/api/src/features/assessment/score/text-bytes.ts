import type { TextSink } from '@zhengmei/domain/assessment'

/** The most bytes that UTF-8 takes for a unit of a JavaScript text. */
const bytesPerUnit = 3

/** Room for the largest whole number with its sign. */
const digitsOfNumber = 17

const [quote, backslash, minus, zero] = [34, 92, 45, 48]

/**
 * A text as UTF-8, written byte by byte into memory that is used again: pieces of text that are put together leave more to collect
 * than anything else of a score does, and are copied once more to be sent or digested.
 */
export class TextBytes implements TextSink {
  /** What is written stands before `length`. */
  protected bytes: Buffer
  protected length = 0

  constructor(room = 4_096) {
    this.bytes = Buffer.allocUnsafeSlow(room)
  }

  add(text: string): void {
    this.need(text.length * bytesPerUnit)
    const { bytes } = this
    let at = this.length
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index)
      if (unit > 127) {
        this.length += bytes.write(text, this.length)
        return
      }
      bytes[at] = unit
      at += 1
    }
    this.length = at
  }

  quoted(text: string): void {
    this.need(text.length * bytesPerUnit + 2)
    const { bytes } = this
    let at = this.length
    bytes[at] = quote
    at += 1
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index)
      if (unit > 126 || unit < 32 || unit === quote || unit === backslash) {
        this.add(JSON.stringify(text))
        return
      }
      bytes[at] = unit
      at += 1
    }
    bytes[at] = quote
    this.length = at + 1
  }

  whole(number: number): void {
    this.need(digitsOfNumber)
    const { bytes } = this
    let at = this.length
    let left = number
    if (left < 0) {
      bytes[at] = minus
      at += 1
      left = -left
    }
    const from = at
    do {
      const rest = Math.floor(left / 10)
      bytes[at] = zero + (left - rest * 10)
      at += 1
      left = rest
    } while (left > 0)
    this.length = at
    // They were written from the last to the first.
    for (let low = from, high = at - 1; low < high; low += 1, high -= 1) {
      const digit = bytes[low] ?? 0
      bytes[low] = bytes[high] ?? 0
      bytes[high] = digit
    }
  }

  /** How many bytes were written. */
  get size(): number {
    return this.length
  }

  /** Hands over what was written, until something is written again; begins anew. */
  takeView(): Buffer {
    const view = this.bytes.subarray(0, this.length)
    this.length = 0
    return view
  }

  /** Makes room for so many bytes more. */
  protected need(bytes: number): void {
    const least = this.length + bytes
    if (least <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(least, 2 * this.bytes.length))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }
}
