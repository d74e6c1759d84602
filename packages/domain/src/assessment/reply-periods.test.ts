import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInCalendar } from '../calendar/index.js'
import { day, hour, type Instant, instant, startOfDay } from '../kernel/index.js'
import { books, type RulebookEdition } from '../rulebook/index.js'
import { decideReply } from './deadline.js'
import { type ReplyPeriod, replyPeriods, touchedHours } from './reply-periods.js'
import type { InstantWindow } from './reply-windows.js'

const { isWorkingDay } = builtInCalendar
const touched = touchedHours(
  { fromAt: startOfDay(day('2024-01-01')), beforeAt: startOfDay(day('2027-01-01')) },
  isWorkingDay,
)
const suqian = books.find(({ id }) => id === 'suqian-2021') as RulebookEdition
const withHours = (hours: number): RulebookEdition => ({
  ...suqian,
  id: `within-${hours}`,
  statements: suqian.statements.map((statement) =>
    statement.key === 'reply.policy_enquiry' ? { ...statement, value: hours } : statement,
  ),
})
const layers = [
  { edition: suqian, nodeCode: 'CITY', attachedFrom: day('2024-06-01') },
  { edition: withHours(12), nodeCode: 'UNIT', attachedFrom: day('2025-06-10') },
]
const periods = replyPeriods(layers, touched)

const within = (windows: readonly InstantWindow[], at: number) =>
  windows.some(({ fromAt, beforeAt }) => at >= fromAt && at < beforeAt)

/** The deadline as a database adds it up; undefined: there is none, null: it can't be told. */
function deadlineOf(all: readonly ReplyPeriod[], at: number): number | null | undefined {
  const period = all.find((each) => within([each], at))
  if (period === undefined) return undefined
  if (within(period.untold, at)) return null
  return at + (within(period.extended, at) ? period.extendedHours : period.usualHours) * hour
}

describe('the deadline of an enquiry by periods', () => {
  test.each([
    ['before any book is attached', '2024-05-31 23:59', undefined],
    ['on the day from which it is', '2024-06-03 00:00', '2024-06-04 00:00'],
    // 24 hours from Friday 00:00 are Friday alone; a second later they touch Saturday.
    ['on a Friday at midnight', '2025-05-23 00:00:00', '2025-05-24 00:00:00'],
    ['a second later', '2025-05-23 00:00:01', '2025-05-25 00:00:01'],
    // 2025-04-27, a Sunday, was worked.
    ['before a Sunday that is worked', '2025-04-27 00:00', '2025-04-28 00:00'],
    ['by the shorter hours that came later', '2025-06-10 09:00', '2025-06-10 21:00'],
    ['of which the calendar does not reach', '2026-12-31 20:00', null],
    ['long after the calendar ends', '2031-01-01 00:00', null],
  ])('%s', (_, receivedAt, deadline) => {
    expect(deadlineOf(periods, instant(receivedAt))).toBe(deadline ? instant(deadline) : deadline)
  })

  test('is what the enquiry itself is told', () => {
    const from = instant('2024-06-01 00:00')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * 366 * 24 * 3600 }), (seconds) => {
        const receivedAt = (from + seconds * 1000) as Instant
        const hours = receivedAt < startOfDay(day('2025-06-10')) ? 24 : 12
        const rule = { hours, hoursTouchingNonWorkingDay: 48 }
        const { deadlineAt } = decideReply(rule, receivedAt, { doneAt: null, cutoffAt: from }, isWorkingDay)
        expect(deadlineOf(periods, receivedAt)).toBe(deadlineAt)
      }),
    )
  })

  test('there is none where no book sets hours', () => {
    expect(replyPeriods([], touched)).toEqual([])
    const silent = {
      ...suqian,
      statements: suqian.statements.filter(({ key }) => !key.startsWith('reply.')),
    }
    expect(replyPeriods([{ edition: silent, attachedFrom: day('2025-01-01') }], touched)).toEqual([])
  })
})
