import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { HttpError } from './http-error.js'

const windowSeconds = 60

const tooMany = (retryAfterSeconds: number) =>
  new HttpError(
    429,
    {
      code: 'limit/rate',
      message: { zh: '请求过于频繁，请稍后再试', en: 'Too many requests; try again later' },
    },
    { retryAfterSeconds },
  )

/**
 * Counts requests by who makes them, in this process; several API processes allow as many times as much.
 *
 * @param perMinute the most in a minute; 0: no limit.
 */
export class RateLimit {
  readonly #limiter: RateLimiterMemory | null

  constructor(perMinute: number) {
    this.#limiter =
      perMinute === 0 ? null : new RateLimiterMemory({ points: perMinute, duration: windowSeconds })
  }

  /** @throws HttpError 429 `limit/rate` with the seconds until the next is allowed. */
  async count(key: string): Promise<void> {
    try {
      await this.#limiter?.consume(key)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      throw tooMany(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)))
    }
  }
}
