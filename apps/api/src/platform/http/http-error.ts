import type { Refusal } from '@zhengmei/domain/kernel'

/** A request over plain HTTP that can't be answered; becomes its status and `{ errors: [{ extensions: { code } }] }`. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly status: number
  readonly refusal: Refusal
  /** When it is worth trying again, in whole seconds. */
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, refusal: Refusal, options: { readonly retryAfterSeconds?: number } = {}) {
    super(refusal.message.en)
    this.status = status
    this.refusal = refusal
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
