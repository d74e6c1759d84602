import { HttpError } from './http-error.js'
import { QueueAge } from './queue-age.js'

/** How much is let in at once. */
export interface GateSize {
  /** Requests at work. */
  readonly atOnce: number
  /** Requests that wait for their turn. */
  readonly waiting: number
  /** The longest that one of a burst waits before it is sent away. */
  readonly burstWaitMs: number
  /** The longest that one waits who comes to a queue that has stood for as long as a burst may wait. */
  readonly standingWaitMs: number
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
 * good time, and memory stays level, however many knock. A burst may wait long; under more load than can be answered a
 * long queue would only make everybody wait, so there waits are short.
 *
 * @see "Fail at Scale", ACM Queue 13 (8), 2015: the adaptive timeout of a queue that doesn't get empty.
 */
export class Gate {
  readonly #size: GateSize
  readonly #now: () => number
  readonly #queue = new Set<Waiter>()
  readonly #age = new QueueAge()
  #inside = 0

  /** @param now milliseconds of a clock that only goes forward. */
  constructor(size: GateSize, now = () => performance.now()) {
    this.#size = size
    this.#now = now
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
    const now = this.#now()
    this.#age.queued(now)
    const { burstWaitMs, standingWaitMs } = this.#size
    const longestWaitMs = this.#age.at(now) < burstWaitMs ? burstWaitMs : standingWaitMs
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
      }, longestWaitMs)
      this.#queue.add(waiter)
    })
  }

  /** Hands the place to whoever has waited longest. */
  #leave(): void {
    const [next] = this.#queue
    if (!next) {
      this.#inside -= 1
      this.#age.cleared(this.#now())
      return
    }
    this.#queue.delete(next)
    next.admit()
  }
}
