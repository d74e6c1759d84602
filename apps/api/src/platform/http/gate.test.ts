import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Gate } from './gate.js'
import { HttpError } from './http-error.js'

const size = { atOnce: 2, waiting: 3, burstWaitMs: 500, standingWaitMs: 100 }

/** Somebody at the gate, and what has become of them so far. */
function knock(gate: Gate) {
  const visitor: { state: string; leave: () => void } = { state: 'waiting', leave: () => undefined }
  gate.enter().then(
    (leave) => Object.assign(visitor, { state: 'inside', leave }),
    (error: unknown) => {
      visitor.state = error instanceof HttpError ? `${error.status} ${error.refusal.code}` : 'fault'
    },
  )
  return visitor
}

const settled = () => new Promise((done) => setImmediate(done))

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

describe('a gate for two, with three waiting', () => {
  it('lets two in, three wait, and sends the others away at once', async () => {
    const gate = new Gate(size)
    const visitors = Array.from({ length: 20 }, () => knock(gate))
    await settled()
    expect(visitors.map((visitor) => visitor.state)).toEqual([
      ...Array(2).fill('inside'),
      ...Array(3).fill('waiting'),
      ...Array(15).fill('503 limit/overloaded'),
    ])
    expect(gate.isFull).toBe(true)
  })

  it('hands a place to whoever has waited longest, once', async () => {
    const gate = new Gate(size)
    const visitors = Array.from({ length: 5 }, () => knock(gate))
    await settled()
    visitors[0]?.leave()
    visitors[0]?.leave()
    await settled()
    expect(visitors.slice(2).map((visitor) => visitor.state)).toEqual(['inside', 'waiting', 'waiting'])
    expect(gate.isFull).toBe(false)
  })

  it('sends away who has waited too long, and their place in the queue is free again', async () => {
    const gate = new Gate(size)
    const visitors = Array.from({ length: 5 }, () => knock(gate))
    await settled()
    vi.advanceTimersByTime(499)
    await settled()
    expect(visitors[4]?.state).toBe('waiting')
    vi.advanceTimersByTime(1)
    await settled()
    expect(visitors.slice(2).map((visitor) => visitor.state)).toEqual(Array(3).fill('503 limit/overloaded'))
    const later = knock(gate)
    visitors[1]?.leave()
    await settled()
    expect(later.state).toBe('inside')
  })

  it('lets who comes to a queue that stands wait less, until there has been none for a second', async () => {
    const gate = new Gate(size)
    const inside = [knock(gate), knock(gate)]
    const burst = knock(gate)
    vi.advanceTimersByTime(499)
    const stillBurst = knock(gate)
    vi.advanceTimersByTime(1)
    const late = knock(gate)
    await settled()
    expect([burst.state, stillBurst.state, late.state]).toEqual([
      '503 limit/overloaded',
      'waiting',
      'waiting',
    ])
    vi.advanceTimersByTime(100)
    await settled()
    expect([stillBurst.state, late.state]).toEqual(['waiting', '503 limit/overloaded'])
    inside[0]?.leave()
    inside[1]?.leave()
    await settled()
    expect(stillBurst.state).toBe('inside')
    vi.advanceTimersByTime(1_000)
    knock(gate)
    const nextBurst = knock(gate)
    vi.advanceTimersByTime(499)
    await settled()
    expect(nextBurst.state).toBe('waiting')
  })

  it('is as empty as at first after a rush', async () => {
    const gate = new Gate(size)
    for (let round = 0; round < 50; round += 1) {
      const visitors = Array.from({ length: 9 }, () => knock(gate))
      for (let left = 0; left < 5; left += 1) {
        await settled()
        visitors.find((visitor) => visitor.state === 'inside')?.leave()
        for (const visitor of visitors) if (visitor.state === 'inside') visitor.leave()
      }
    }
    const visitors = Array.from({ length: 2 }, () => knock(gate))
    await settled()
    expect(visitors.map((visitor) => visitor.state)).toEqual(['inside', 'inside'])
    expect(gate.isFull).toBe(false)
  })
})
