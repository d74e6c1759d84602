import { expect, test } from 'vitest'
import {
  addDays,
  day,
  daysBetween,
  daysInMonth,
  firstDayOfYear,
  fromEpochDay,
  isoWeekday,
  lastDayOfYear,
  parsePlainDate,
  toEpochDay,
  yearOf,
} from './plain-date.js'

test.each([
  '2025-02-29',
  '2025-04-31',
  '2025-00-10',
  '2025-13-01',
  '2025-01-00',
  '2025-1-1',
  '20250101',
  ' 2025-01-01',
  '',
])('%s is no day', (text) => {
  expect(parsePlainDate(text)).toBeNull()
  expect(() => day(text)).toThrow(RangeError)
})

test.each(['2024-02-29', '2025-12-31', '1970-01-01'])('%s is a day', (text) => {
  expect(parsePlainDate(text)).toBe(text)
})

test('days are counted from 1970-01-01', () => {
  expect(toEpochDay(day('1970-01-01'))).toBe(0)
  expect(toEpochDay(day('1969-12-31'))).toBe(-1)
  expect(fromEpochDay(toEpochDay(day('2024-02-29')))).toBe('2024-02-29')
})

test('days are added over months, leap days and years', () => {
  expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
  expect(addDays(day('2025-12-31'), 1)).toBe('2026-01-01')
  expect(addDays(day('2025-03-01'), -1)).toBe('2025-02-28')
  expect(daysBetween(day('2024-01-01'), day('2025-01-01'))).toBe(366)
  expect(daysBetween(day('2025-01-02'), day('2025-01-01'))).toBe(-1)
})

test('a week runs from Monday 1 to Sunday 7, also before 1970', () => {
  expect(isoWeekday(toEpochDay(day('2025-01-06')))).toBe(1)
  expect(isoWeekday(toEpochDay(day('2025-01-05')))).toBe(7)
  expect(isoWeekday(toEpochDay(day('1969-12-28')))).toBe(7)
})

test('years and months', () => {
  expect(yearOf(day('2025-07-01'))).toBe(2025)
  expect([firstDayOfYear(2025), lastDayOfYear(2025)]).toEqual(['2025-01-01', '2025-12-31'])
  expect([daysInMonth(2024, 2), daysInMonth(2025, 2), daysInMonth(2025, 12)]).toEqual([29, 28, 31])
})
