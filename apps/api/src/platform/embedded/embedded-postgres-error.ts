/** A fault of the embedded PostgreSQL that a person can do something about, said in both languages. */
export class EmbeddedPostgresError extends Error {
  /** Chinese wording. */
  readonly zh: string
  /** English wording. */
  readonly en: string

  constructor(message: { readonly zh: string; readonly en: string }, options?: ErrorOptions) {
    super(`${message.zh}\n${message.en}`, options)
    this.name = 'EmbeddedPostgresError'
    this.zh = message.zh
    this.en = message.en
  }
}
