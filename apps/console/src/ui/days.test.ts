import { describe, expect, it } from 'vitest'
import { endAfter, lastDayOf } from './days'

describe('the last day and the first day after it', () => {
  it.each([
    ['2026-03-01', '2026-02-28'],
    ['2024-03-01', '2024-02-29'],
    ['2026-01-01', '2025-12-31'],
  ])('%s ends a term whose last day is %s', (toOn, last) => {
    expect(lastDayOf(toOn)).toBe(last)
    expect(endAfter(last)).toBe(toOn)
  })

  it('half a typed day stays as it is', () => expect(endAfter('2026-0')).toBe('2026-0'))
})
