import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, type EpochDay, isoWeekday, toEpochDay } from '../kernel/index.js'
import { firstDayOfIsoWeek, formatIsoWeek, isoWeekOf, weeksInIsoYear } from './index.js'

test.each([
  ['2024-12-29', '2024-W52'],
  ['2024-12-30', '2025-W01'],
  ['2025-01-05', '2025-W01'],
  ['2025-01-06', '2025-W02'],
  ['2025-12-28', '2025-W52'],
  ['2025-12-29', '2026-W01'],
  ['2026-12-31', '2026-W53'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2021-01-03', '2020-W53'],
])('%s lies in %s', (date, week) => {
  const { weekYear, week: number } = isoWeekOf(toEpochDay(day(date)))
  expect(formatIsoWeek(weekYear, number)).toBe(week)
})

test.each([
  [2015, 53],
  [2020, 53],
  [2024, 52],
  [2025, 52],
  [2026, 53],
  [2032, 53],
])('%i has %i weeks', (year, weeks) => {
  expect(weeksInIsoYear(year)).toBe(weeks)
})

test('a week begins on its Monday, also before New Year', () => {
  expect(firstDayOfIsoWeek(2025, 1)).toBe(toEpochDay(day('2024-12-30')))
  expect(firstDayOfIsoWeek(2026, 53)).toBe(toEpochDay(day('2026-12-28')))
})

test.each([
  [2025, 53],
  [2025, 0],
  [2025, 1.5],
])('%i has no week %d', (year, week) => {
  expect(() => firstDayOfIsoWeek(year, week)).toThrow(RangeError)
})

test('every day lies in exactly the week that begins at most six days before it', () => {
  const days = fc.integer({
    min: toEpochDay(day('1970-01-05')),
    max: toEpochDay(day('2099-12-31')),
  })
  fc.assert(
    fc.property(days, (on) => {
      const { weekYear, week } = isoWeekOf(on as EpochDay)
      const monday = firstDayOfIsoWeek(weekYear, week)
      expect(isoWeekday(monday)).toBe(1)
      expect(on - monday).toBe(isoWeekday(on) - 1)
    }),
  )
})
