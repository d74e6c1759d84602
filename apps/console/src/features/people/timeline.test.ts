import { describe, expect, it } from 'vitest'
import { timelineOf } from './timeline'

const span = (fromOn: string, toOn: string | null) => ({ fromOn, toOn })

describe('terms on a line of time', () => {
  it('are none without any', () => expect(timelineOf([], '2026-01-01')).toBeNull())

  it('begin with the first of them, and end half a year ahead; what is open goes to the end', () => {
    const line = timelineOf([span('2025-07-05', null), span('2025-07-05', '2026-01-01')], '2026-01-01')
    expect(line?.today).toBe(50)
    expect(line?.bars).toEqual([
      { left: 0, width: 100, open: true },
      { left: 0, width: 50, open: false },
    ])
  })

  it('lie within the line, also those to come, and are seen however short', () => {
    const line = timelineOf([span('2020-01-01', '2020-01-02'), span('2030-01-01', null)], '2026-01-01')
    for (const { left, width } of line?.bars ?? []) {
      expect(width).toBeGreaterThanOrEqual(1)
      expect(left + width).toBeLessThanOrEqual(100)
    }
    expect(line?.today).toBeGreaterThan(0)
    expect(line?.today).toBeLessThan(100)
  })
})
