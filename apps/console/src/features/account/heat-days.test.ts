import { builtInCalendar } from '@zhengmei/domain/calendar'
import { describe, expect, it } from 'vitest'
import { heatDays, stepTo } from './heat-days'

const days = heatDays(2025, [{ on: '2025-01-26', posts: 3, originals: 1 }], builtInCalendar)

describe('days of a year', () => {
  it.each([
    [2025, 365],
    [2024, 366],
  ])('%i has %i', (year, count) => {
    expect(heatDays(year, [], builtInCalendar)).toHaveLength(count)
  })

  it.each([
    ['2025-01-01', 'holiday', 3, 0],
    ['2025-01-25', 'weekend', 6, 0],
    ['2025-01-26', 'makeup_workday', 7, 3],
    ['2025-01-27', 'workday', 1, 0],
  ])('%s is a %s', (on, kind, weekday, posts) => {
    expect(days.find((day) => day.on === on)).toMatchObject({ kind, weekday, posts })
  })

  it('beyond the notices a day is of no known kind', () => {
    expect(heatDays(2099, [], builtInCalendar)[0]?.kind).toBeNull()
  })
})

it.each([
  ['ArrowRight', 0, 7],
  ['ArrowLeft', 6, 6],
  ['ArrowLeft', 7, 0],
  ['ArrowDown', 0, 1],
  ['ArrowUp', 0, 0],
  ['ArrowRight', 364, 364],
  ['End', 5, 364],
  ['Home', 5, 0],
  ['x', 5, 5],
])('%s from %i leads to %i', (key, from, to) => {
  expect(stepTo(days, from, key)).toBe(to)
})
