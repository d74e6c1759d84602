import { HttpError } from './http-error.js'

/** How much is let in at once. */
export interface GateSize {
  /** Requests at work. */
  readonly atOnce: number
  /** Requests that wait for their turn. */
  readonly waiting: number
  /** The longest that one waits before it is sent away. */
  readonly longestWaitMs: number
}

const overloaded = () =>
  new HttpError(
    503,
    {
      code: 'limit/overloaded',
      message: { zh: '系统繁忙，请稍后再试', en: 'The system is busy; try again shortly' },
    },
    { retryAfterSeconds: 1 },
  )

interface Waiter {
  admit(): void
}

/**
 * Lets so many in at once and so many wait, and sends everybody else away at once: whoever is let in gets an answer in
 * good time, and memory stays level, however many knock.
 */
export class Gate {
  readonly #size: GateSize
  readonly #queue = new Set<Waiter>()
  #inside = 0

  constructor(size: GateSize) {
    this.#size = size
  }

  /** Whether whoever comes now is sent away. */
  get isFull(): boolean {
    return this.#inside >= this.#size.atOnce && this.#queue.size >= this.#size.waiting
  }

  /** @throws HttpError 503 `limit/overloaded` when whoever comes now is sent away. */
  refuseWhenFull(): void {
    if (this.isFull) throw overloaded()
  }

  /**
   * Waits for a turn, first come first served.
   *
   * @returns how to leave; leaving twice is leaving once.
   * @throws HttpError 503 `limit/overloaded`, at once or after the longest wait.
   */
  async enter(): Promise<() => void> {
    this.refuseWhenFull()
    if (this.#inside >= this.#size.atOnce) await this.#turn()
    else this.#inside += 1
    let left = false
    return () => {
      if (left) return
      left = true
      this.#leave()
    }
  }

  #turn(): Promise<void> {
    return new Promise((admitted, refused) => {
      const waiter: Waiter = {
        admit: () => {
          clearTimeout(timer)
          admitted()
        },
      }
      const timer = setTimeout(() => {
        this.#queue.delete(waiter)
        refused(overloaded())
      }, this.#size.longestWaitMs)
      this.#queue.add(waiter)
    })
  }

  /** Hands the place to whoever has waited longest. */
  #leave(): void {
    const [next] = this.#queue
    if (!next) {
      this.#inside -= 1
      return
    }
    this.#queue.delete(next)
    next.admit()
  }
}
