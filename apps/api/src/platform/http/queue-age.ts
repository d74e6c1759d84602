/** A queue that comes back within so long is the one there was. */
const calmMs = 1_000

/**
 * How long there has been a queue. A burst is one that will be gone by itself, and may wait; a queue that stands is more
 * than can be answered, and waiting in it longer gets nobody in who would not be let in sooner.
 *
 * Pure: it is told the time, in milliseconds of a clock that only goes forward.
 */
export class QueueAge {
  #began: number | null = null
  #gone: number | null = null

  /** Somebody has to wait. */
  queued(now: number): void {
    if (this.#began === null || (this.#gone !== null && now - this.#gone >= calmMs)) this.#began = now
    this.#gone = null
  }

  /** A place was left and nobody waited for it. */
  cleared(now: number): void {
    this.#gone ??= now
  }

  /** @returns milliseconds since the queue of now began; 0: there is none. */
  at(now: number): number {
    if (this.#began === null || (this.#gone !== null && now - this.#gone >= calmMs)) return 0
    return now - this.#began
  }
}
