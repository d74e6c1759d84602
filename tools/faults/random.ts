import { randomInt } from 'node:crypto'

/** Repeats a failure: `FAULTS_SEED=… npm run test:faults`. */
const seed = Number(process.env['FAULTS_SEED'] ?? randomInt(1, 2_147_483_646))

/** Pseudo-random numbers below 1; which ones is printed, so that a failure can be looked at again. */
export function randomNumbers(what: string): () => number {
  console.log(`${what}: FAULTS_SEED=${seed}`)
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
