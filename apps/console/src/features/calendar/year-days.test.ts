import { builtInCalendar } from '@zhengmei/domain/calendar'
import { expect, test } from 'vitest'
import { workingDaysOf, yearMonths } from './year-days'

test.each([
  // Days of the year minus weekends minus days off on weekdays plus make-up workdays, counted in the notices themselves.
  [2024, 251],
  [2025, 248],
  [2026, 248],
  [2027, null],
  [2023, null],
])('%i has %s working days', (year, expected) => {
  expect(workingDaysOf(yearMonths(year, builtInCalendar))).toBe(expected)
})

test.each([
  ['2026-02-14', 'makeup_workday'],
  ['2026-02-15', 'holiday'],
  ['2026-02-24', 'workday'],
  ['2026-03-01', 'weekend'],
])('%s is a %s', (on, kind) => {
  const found = yearMonths(2026, builtInCalendar)
    .flatMap(({ weeks }) => weeks.flat())
    .find((each) => each?.on === on)
  expect(found?.kind).toBe(kind)
})

test('a month begins on its weekday and leaves no day out', () => {
  for (const { month, weeks } of yearMonths(2026, builtInCalendar)) {
    const days = weeks.flat().flatMap((each) => each ?? [])
    expect(days.map(({ number }) => number)).toEqual(days.map((_, index) => index + 1))
    expect(days).toHaveLength(new Date(Date.UTC(2026, month, 0)).getUTCDate())
    for (const week of weeks)
      for (const [place, each] of week.entries())
        if (each) expect((new Date(each.on).getUTCDay() + 6) % 7).toBe(place)
  }
})
