import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedDays, type HolidayNotice, holidayNotices, workCalendar } from '../calendar/index.js'
import { day, formatInstant, type Instant, instant } from '../kernel/index.js'
import { books, type RulebookEdition } from '../rulebook/index.js'
import { decideRectification, decideReply } from './deadline.js'
import { enquiriesMoved, type InstantWindow, rectificationsMoved } from './index.js'

const suqian = books.find(({ id }) => id === 'suqian-2021') as RulebookEdition
const layers = [{ edition: suqian, attachedFrom: day('2021-01-01') }]
const [first, second, third] = holidayNotices as [HolidayNotice, HolidayNotice, HolidayNotice]
/** 2025 without its Dragon Boat Festival, which is off on Monday 2 June. */
const amended = { ...second, holidays: second.holidays.filter(({ name }) => name.zh !== '端午节') }
const change = (from: readonly HolidayNotice[], to: readonly HolidayNotice[]) => {
  const [before, after] = [workCalendar(from), workCalendar(to)]
  const days = changedDays(before, after)
  return {
    before: before.isWorkingDay,
    after: after.isWorkingDay,
    firstOn: days[0]?.on ?? day('2025-01-01'),
    lastOn: days.at(-1)?.on ?? day('2025-01-01'),
  }
}
const monday = change([first, second, third], [first, amended, third])
const within = (windows: readonly InstantWindow[], at: number) =>
  windows.some(({ fromAt, beforeAt }) => at >= fromAt && at < beforeAt)
const written = (windows: readonly InstantWindow[]) =>
  windows.map(({ fromAt, beforeAt }) =>
    [fromAt, beforeAt].map((at) => formatInstant(at as Instant).slice(0, 16)),
  )

test('a Monday that becomes a working day moves what its own hours touch, unless the Sunday is touched anyway', () => {
  expect(written(enquiriesMoved(layers, monday))).toEqual([['2025-06-02T00:00', '2025-06-03T00:00']])
})

test('and what was notified over the weekend before it', () => {
  expect(written(rectificationsMoved(layers, monday))).toEqual([['2025-05-30T00:00', '2025-06-02T00:00']])
})

test('nothing moves where no book sets a term', () => {
  const silent = {
    ...suqian,
    statements: suqian.statements.filter(({ key }) => !/^(reply|rectification)\./.test(key)),
  }
  expect(enquiriesMoved([{ edition: silent, attachedFrom: day('2021-01-01') }], monday)).toEqual([])
  expect(rectificationsMoved([{ edition: silent, attachedFrom: day('2021-01-01') }], monday)).toEqual([])
})

describe('is exactly what is told otherwise', () => {
  const hours = { hours: 24, hoursTouchingNonWorkingDay: 48 }
  const due = { doneAt: null, cutoffAt: instant('2028-01-01 00:00') }
  test.each([
    ['an amended year', monday, '2025-05-20 00:00'],
    ['a year that comes to be known', change([first, second], [first, second, third]), '2025-12-25 00:00'],
  ])('%s', (_, moved, from) => {
    const [enquiries, findings] = [enquiriesMoved(layers, moved), rectificationsMoved(layers, moved)]
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 24 * 60 }), (minutes) => {
        const at = (instant(from) + minutes * 60_000) as Instant
        const replies = [moved.before, moved.after].map(
          (days) => decideReply(hours, at, due, days).deadlineAt,
        )
        expect(within(enquiries, at)).toBe(replies[0] !== replies[1])
        const terms = [moved.before, moved.after].map(
          (days) => decideRectification(1, at, due, days).deadlineAt,
        )
        expect(within(findings, at)).toBe(terms[0] !== terms[1])
      }),
    )
  })
})
