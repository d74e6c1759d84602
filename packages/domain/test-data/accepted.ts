import type { Refusal, Result } from '../src/kernel/index.js'

/** The value of a result that a test takes for granted. */
export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** The refusal of a result that a test expects to be refused. */
export function refusalOf(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error(`not refused: ${JSON.stringify(result.value)}`)
  return result.refusal
}
