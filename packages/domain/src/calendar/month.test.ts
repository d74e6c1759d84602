import { expect, test } from 'vitest'
import { day, toEpochDay } from '../kernel/index.js'
import { firstDayOfMonth, formatMonth, lastDayOfMonth, monthOf } from './index.js'

test.each([
  ['2024-02-29', 2024, 2, '2024-02-01', '2024-02-29'],
  ['2025-02-01', 2025, 2, '2025-02-01', '2025-02-28'],
  ['2025-12-31', 2025, 12, '2025-12-01', '2025-12-31'],
])('%s', (date, year, month, first, last) => {
  expect(monthOf(toEpochDay(day(date)))).toEqual({ year, month })
  expect(firstDayOfMonth(year, month)).toBe(toEpochDay(day(first)))
  expect(lastDayOfMonth(year, month)).toBe(toEpochDay(day(last)))
})

test('formats with two digits', () => {
  expect(formatMonth(2025, 3)).toBe('2025-03')
})
