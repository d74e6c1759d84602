import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '../../test-data/facts.js'
import { day, formatInstant, hour, type Instant, instant } from '../kernel/index.js'
import { books, type RulebookEdition } from '../rulebook/index.js'
import { decideReply } from './deadline.js'
import { enquiriesDue, type InstantWindow, receivedForDeadline } from './reply-windows.js'

const rule = { hours: 24, hoursTouchingNonWorkingDay: 48 }
const ever = Number.NEGATIVE_INFINITY
const within = (windows: readonly InstantWindow[], at: number) =>
  windows.some(({ fromAt, beforeAt }) => at >= fromAt && at < beforeAt)
const written = (windows: readonly InstantWindow[]) =>
  windows.map(({ fromAt, beforeAt }) =>
    [fromAt, beforeAt].map((at) =>
      Number.isFinite(at) ? formatInstant(at as Instant).slice(0, 16) : String(at),
    ),
  )

describe('when enquiries came in that are overdue', () => {
  test.each([
    // A Wednesday: all up to 24 hours ago.
    ['in the middle of a week', '2025-06-11 09:00', [['-Infinity', '2025-06-10T09:00']]],
    // A Saturday morning: what came on Friday has 48 hours; on Friday at 00:00 sharp it still had 24.
    ['on a Saturday', '2025-06-14 09:00', [['-Infinity', '2025-06-13T00:00']]],
    // On Sunday at noon Friday's morning is over, its afternoon is not.
    ['on a Sunday', '2025-06-15 12:00', [['-Infinity', '2025-06-13T12:00']]],
    // On Tuesday at 08:00: Monday before 08:00 is over though Sunday's after 08:00 is not.
    [
      'on a Tuesday: later ones are over before earlier ones',
      '2025-06-17 08:00',
      [
        ['-Infinity', '2025-06-15T08:00'],
        ['2025-06-16T00:00', '2025-06-16T08:00'],
      ],
    ],
  ])('%s', (_, now, windows) => {
    const due = { fromAt: ever, beforeAt: instant(now) }
    expect(written(receivedForDeadline(rule, due, isWorkingDay))).toEqual(windows)
  })

  test('is what each of them is told', () => {
    const minutes = { min: 0, max: 2 * 366 * 24 * 60 }
    const from = instant('2024-12-20 00:00')
    fc.assert(
      fc.property(
        fc.integer(minutes),
        fc.integer({ min: -200 * 60, max: 200 * 60 }),
        fc.constantFrom(
          rule,
          { hours: 12, hoursTouchingNonWorkingDay: 12 },
          { hours: 48, hoursTouchingNonWorkingDay: 24 },
        ),
        (now, before, hours) => {
          const nowAt = (from + now * 60_000) as Instant
          const receivedAt = (nowAt - before * 60_000) as Instant
          const due = { doneAt: null, cutoffAt: nowAt }
          const { deadlineAt, verdict } = decideReply(hours, receivedAt, due, isWorkingDay)
          const overdue = receivedForDeadline(hours, { fromAt: ever, beforeAt: nowAt }, isWorkingDay)
          expect(within(overdue, receivedAt)).toBe(verdict === 'fail')
          const soonAt = nowAt + 30 * hour
          const soon = receivedForDeadline(hours, { fromAt: nowAt, beforeAt: soonAt }, isWorkingDay)
          if (deadlineAt !== null)
            expect(within(soon, receivedAt)).toBe(deadlineAt >= nowAt && deadlineAt < soonAt)
        },
      ),
    )
  })
})

describe('by the rules in force when they came in', () => {
  const suqian = books.find(({ id }) => id === 'suqian-2021') as RulebookEdition
  const due = { fromAt: ever, beforeAt: instant('2025-06-11 09:00') }

  test('nothing is due where no book sets hours', () => {
    expect(enquiriesDue([], due, isWorkingDay)).toEqual([])
    const silent = {
      ...suqian,
      statements: suqian.statements.filter(({ key }) => !key.startsWith('reply.')),
    }
    expect(enquiriesDue([{ edition: silent, attachedFrom: day('2025-01-01') }], due, isWorkingDay)).toEqual(
      [],
    )
  })

  test('what came before the book was attached has no deadline', () => {
    const layers = [{ edition: suqian, nodeCode: 'CITY', attachedFrom: day('2025-06-01') }]
    expect(written(enquiriesDue(layers, due, isWorkingDay))).toEqual([
      ['2025-06-01T00:00', '2025-06-10T09:00'],
    ])
  })

  test('a later attachment sets the hours of what comes after it', () => {
    const strict = {
      ...suqian,
      id: 'strict',
      statements: suqian.statements.map((statement) =>
        statement.key === 'reply.policy_enquiry' ? { ...statement, value: 12 } : statement,
      ),
    }
    const layers = [
      { edition: suqian, nodeCode: 'CITY', attachedFrom: day('2025-06-01') },
      { edition: strict, nodeCode: 'UNIT', attachedFrom: day('2025-06-10') },
    ]
    // By the laxer hours it would be up to 09:00 of that day.
    expect(written(enquiriesDue(layers, due, isWorkingDay))).toEqual([
      ['2025-06-01T00:00', '2025-06-10T21:00'],
    ])
  })
})
