import { alone } from './lock.mjs'

/** @typedef {{ isDone: () => boolean, perform: () => Promise<void> }} Step */

/**
 * Does what is not done yet. When all is done nothing is written, so that another user may start what is installed.
 *
 * @param {Step[]} steps in their order
 */
export async function prepare(steps) {
  if (steps.every((step) => step.isDone())) return
  await alone(async () => {
    for (const step of steps) if (!step.isDone()) await step.perform()
  })
}
