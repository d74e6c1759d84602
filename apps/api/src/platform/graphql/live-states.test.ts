import { describe, expect, it, vi } from 'vitest'
import { liveStates } from './live-states.js'

/** A stream of happenings that the test makes happen. */
function happeningsOf() {
  let pending = 0
  let ended = false
  let wake: (() => void) | undefined
  const stream: AsyncIterableIterator<void> = {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      while (pending === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve))
      pending = 0
      return ended ? { done: true, value: undefined } : { done: false, value: undefined }
    },
    async return() {
      ended = true
      wake?.()
      return { done: true, value: undefined }
    },
  }
  const happen = () => {
    pending += 1
    wake?.()
  }
  return { events: { stream: () => stream }, happen, isEnded: () => ended }
}

const following = (looks: readonly (string | null)[]) => {
  const happenings = happeningsOf()
  const look = vi.fn<() => Promise<string | null>>()
  for (const state of looks) look.mockResolvedValueOnce(state)
  const followed = { topic: 't', id: 'i', look, isOver: (state: string) => state === 'over' }
  return { ...happenings, look, states: liveStates(happenings.events, followed) }
}

describe('the states of a thing', () => {
  it('are the present one, then one after each happening, until it is over', async () => {
    const { states, happen, isEnded } = following(['planned', 'running', 'over'])
    expect(await states.next()).toEqual({ done: false, value: 'planned' })
    happen()
    expect(await states.next()).toEqual({ done: false, value: 'running' })
    happen()
    expect(await states.next()).toEqual({ done: false, value: 'over' })
    expect((await states.next()).done).toBe(true)
    expect(isEnded()).toBe(true)
  })

  it('end at once where there is nothing to see', async () => {
    const { states, isEnded } = following([null])
    expect((await states.next()).done).toBe(true)
    expect(isEnded()).toBe(true)
  })

  it('end when the thing goes out of sight', async () => {
    const { states, happen, isEnded } = following(['planned', null])
    await states.next()
    happen()
    expect((await states.next()).done).toBe(true)
    expect(isEnded()).toBe(true)
  })

  it('can be left while they wait, and nothing is looked at or listened to any more', async () => {
    const { states, look, isEnded } = following(['planned', 'running'])
    await states.next()
    const waiting = states.next()
    await states.return?.()
    expect((await waiting).done).toBe(true)
    expect(isEnded()).toBe(true)
    expect(look).toHaveBeenCalledTimes(1)
  })

  it('don’t miss what happens before the first look', async () => {
    const { states, happen } = following(['planned', 'running'])
    happen()
    await states.next()
    expect(await states.next()).toEqual({ done: false, value: 'running' })
  })
})
