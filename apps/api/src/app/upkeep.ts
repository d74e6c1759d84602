import { setTimeout as pause } from 'node:timers/promises'
import type { Feature, WorkerParts } from './feature.js'

const anHour = 3_600_000

/** Does the features' upkeep now and every hour. A piece that fails is logged and done again an hour later. */
export function keepUp(features: readonly Feature[], parts: WorkerParts): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  async function run(): Promise<void> {
    while (!signal.aborted) {
      for (const { upkeep } of features) {
        await upkeep?.(parts).catch((fault: unknown) => parts.log.error({ err: fault }, 'upkeep failed'))
      }
      await pause(anHour, undefined, { signal }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    stop() {
      stopping.abort()
      return running
    },
  }
}
