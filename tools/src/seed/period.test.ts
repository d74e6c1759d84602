import { day, fromEpochDay } from '@zhengmei/domain/kernel'
import { describe, expect, it } from 'vitest'
import { periodUpTo, weeks } from './period.js'

describe('a period', () => {
  it('begins on the Monday of the week that holds 1 January of last year', () => {
    const { firstDay, lastYear, thisYear, endDay } = periodUpTo(day('2026-11-22'))
    expect([fromEpochDay(firstDay), lastYear, thisYear, fromEpochDay(endDay)]).toEqual([
      '2024-12-30',
      2025,
      2026,
      '2026-11-22',
    ])
  })

  it.each([
    ['before the notices begin', '2023-05-01', '2025-01-01'],
    ['after they end', '2031-05-01', '2026-12-31'],
  ])('stays within the years of the calendar: %s', (_, today, end) => {
    expect(periodUpTo(day(today)).today).toBe(end)
  })
})

it('counts whole ISO weeks from the Monday of a day', () => {
  const { from, to } = weeks(day('2025-07-09'), 2)
  expect([fromEpochDay(from), fromEpochDay(to)]).toEqual(['2025-07-07', '2025-07-20'])
})
