import { describe, expect, it } from 'vitest'
import { cutoffAfter, defaultLastDay, editionKey } from './choices'

describe('the limit of facts', () => {
  it('is the midnight in Shanghai after the last day', () =>
    expect(cutoffAfter('2025-12-31')).toBe('2025-12-31T16:00:00.000Z'))
})

describe('the last day that counts by default', () => {
  it('is the end of a year gone by', () => expect(defaultLastDay(2025, '2026-01-01')).toBe('2025-12-31'))
  it('is yesterday on the last day of the year', () =>
    expect(defaultLastDay(2025, '2025-12-31')).toBe('2025-12-30'))
  it('never lies before the year', () => expect(defaultLastDay(2026, '2026-01-01')).toBe('2026-01-01'))
})

it('names an edition by id and version', () =>
  expect(editionKey({ id: 'suqian-2021', version: 2 })).toBe('suqian-2021@2'))
