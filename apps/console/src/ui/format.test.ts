import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatEffect, formatInstant, formatLimit, formatSeconds } from './format'

describe('an instant', () => {
  it('is shown as on the clocks in Shanghai', () =>
    expect(formatInstant('2025-03-01T01:30:00Z')).toBe('2025-03-01 09:30'))
  it('of midnight there belongs to the new day', () =>
    expect(formatInstant('2025-02-28T16:00:00Z')).toBe('2025-03-01 00:00'))
  it('that is none is a dash', () => expect(formatInstant(null)).toBe('—'))
})

describe('an exclusive limit', () => {
  it('at midnight is the end of the day before', () =>
    expect(formatLimit('2025-12-31T16:00:00Z')).toBe('2025-12-31 24:00'))
  it('at any other moment is that moment', () =>
    expect(formatLimit('2025-12-31T15:59:00Z')).toBe('2025-12-31 23:59'))
})

describe('points', () => {
  it.each([
    ['-5.00', '−5.00'],
    ['10.00', '+10.00'],
    ['0.00', '0.00'],
    ['-0.00', '0.00'],
    ['0.50', '+0.50'],
  ])('%s reads %s', (points, shown) => expect(formatEffect(points)).toBe(shown))
})

it('sizes, counts and durations read as people say them', () => {
  expect([formatBytes(999), formatBytes(1000), formatBytes(3_100_000)]).toEqual(['999 B', '1.0 KB', '3.1 MB'])
  expect(formatCount(304112)).toBe('304,112')
  expect([formatSeconds(0.416), formatSeconds(42), formatSeconds(185)]).toEqual([
    '0.42 s',
    '42.0 s',
    '3 min 05 s',
  ])
})
