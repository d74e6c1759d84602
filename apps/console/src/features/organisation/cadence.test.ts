import { describe, expect, it } from 'vitest'
import { cadenceWeeks, silentWeeks } from './cadence'

const posts = Array.from({ length: 52 }, (_, index) => (index === 9 ? 0 : 2))
const always = { liveOn: '2020-01-01', closedOn: null }

describe('the weeks of a year', () => {
  it('begin with the Monday of W01, which may lie in the year before', () =>
    expect(cadenceWeeks(2025, posts, always, '2026-06-01')[0]).toMatchObject({
      label: '2025-W01',
      from: '2024-12-30',
    }))

  it('count a silent week', () =>
    expect(silentWeeks(cadenceWeeks(2025, posts, always, '2026-06-01'))).toBe(1))

  it('do not count a week in which the account went live', () => {
    const weeks = cadenceWeeks(2025, posts, { liveOn: '2025-01-07', closedOn: null }, '2026-06-01')
    expect(weeks.slice(0, 3).map((week) => week.count)).toEqual([null, null, 2])
  })

  it('count a week that ends on the day of closing, which is no longer live', () => {
    const weeks = cadenceWeeks(2025, posts, { liveOn: '2020-01-01', closedOn: '2025-01-13' }, '2026-06-01')
    expect(weeks.slice(0, 3).map((week) => week.count)).toEqual([2, 2, null])
  })

  it('do not count a week that has not ended', () => {
    const weeks = cadenceWeeks(2025, posts, always, '2025-01-12')
    expect(weeks.slice(0, 2).map((week) => week.count)).toEqual([2, null])
  })
})
