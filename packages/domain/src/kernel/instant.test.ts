import { expect, test } from 'vitest'
import {
  dayOf,
  epochDayOf,
  formatInstant,
  hour,
  type Instant,
  instant,
  parseInstant,
  startOfDay,
  startOfEpochDay,
} from './instant.js'
import { day, toEpochDay } from './plain-date.js'

test('one moment in every form', () => {
  const at = Date.UTC(2025, 2, 1, 1, 30)
  expect(parseInstant('2025-03-01T09:30:00+08:00')).toBe(at)
  expect(parseInstant('2025-03-01T01:30:00Z')).toBe(at)
  expect(parseInstant('2025-02-28T20:30:00-0500')).toBe(at)
  expect(parseInstant('2025-03-01 09:30:00')).toBe(at)
  expect(parseInstant('2025-03-01 09:30')).toBe(at)
  expect(parseInstant('2025-03-01 09:30:00.123987')).toBe(at + 123)
})

test.each([
  '2025-02-30 10:00',
  '2025-03-01 24:00',
  '2025-03-01 10:60',
  '2025-03-01 10:00:60',
  '2025-03-01',
  '2025-03-01 9:30',
  '2025-03-01T09:30:00',
  '2025-03-01T09:30',
  '2025-03-01T09:30:00+15:00',
  '2025-03-01T09:30:00+08:60',
  '2025-03-01T09:30:00+08:00 ',
  '',
])('%s is no moment', (text) => {
  expect(parseInstant(text)).toBeNull()
  expect(() => instant(text)).toThrow(RangeError)
})

test('a day of Shanghai begins at 16:00Z of the day before', () => {
  expect(dayOf(instant('2025-01-01T15:59:59Z'))).toBe('2025-01-01')
  expect(dayOf(instant('2025-01-01T16:00:00Z'))).toBe('2025-01-02')
  expect(epochDayOf(-1 as Instant)).toBe(0)
  expect(epochDayOf((-8 * hour - 1) as Instant)).toBe(-1)
})

test('start of a day', () => {
  expect(startOfDay(day('2025-01-02'))).toBe(instant('2025-01-01T16:00:00Z'))
  expect(startOfEpochDay(toEpochDay(day('2025-01-02')))).toBe(startOfDay(day('2025-01-02')))
})

test('written to the second in the time of Shanghai', () => {
  expect(formatInstant(instant('2025-12-31T16:00:00Z'))).toBe('2026-01-01T00:00:00+08:00')
  expect(formatInstant(instant('2025-03-01 09:30:07.9'))).toBe('2025-03-01T09:30:07+08:00')
})
