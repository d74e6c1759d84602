import { PlainError } from '../plain-error/index.js'

/** A fault of the embedded PostgreSQL that a person can do something about. */
export class EmbeddedPostgresError extends PlainError {
  override readonly name = 'EmbeddedPostgresError'
  /** Chinese wording. */
  readonly zh: string
  /** English wording. */
  readonly en: string

  constructor(message: { readonly zh: string; readonly en: string }, options?: ErrorOptions) {
    super(`${message.zh}\n${message.en}`, options)
    this.zh = message.zh
    this.en = message.en
  }
}
