import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '../../test-data/facts.js'
import { day, formatInstant, instant } from '../kernel/index.js'
import { books, stack } from '../rulebook/index.js'
import { rectificationDue, replyDue } from './deadlines-in-force.js'

const rulesOf = (id: string) => {
  const edition = books.find((book) => book.id === id)
  if (!edition) throw new Error(`no book ${id}`)
  return stack([{ edition }], day('2025-06-30'))
}
const suqian = rulesOf('suqian-2021')

describe('a reply by SQ', () => {
  const ask = (
    received: string,
    replied: string | null,
    now: string,
    kind = 'policy_enquiry',
    rules = suqian,
  ) =>
    replyDue(
      rules,
      { kind, receivedAt: instant(received), repliedAt: replied === null ? null : instant(replied) },
      instant(now),
      isWorkingDay,
    )

  test.each([
    // A Tuesday: 24 hours.
    ['exactly at 24 h', '2025-06-10 09:00', '2025-06-11 09:00:00', '2025-07-01 00:00', 'in_time', null],
    ['one second later', '2025-06-10 09:00', '2025-06-11 09:00:01', '2025-07-01 00:00', 'late', 1],
    ['not yet, at the very deadline', '2025-06-10 09:00', null, '2025-06-11 09:00:00', 'running', null],
    ['not yet, one second later', '2025-06-10 09:00', null, '2025-06-11 09:00:01', 'overdue', 1],
    // A Friday: the 24 hours touch Saturday, so 48.
    [
      'on Sunday of what came on Friday',
      '2025-06-13 09:00',
      '2025-06-15 09:00:00',
      '2025-07-01 00:00',
      'in_time',
      null,
    ],
    // Sunday 2025-09-28 and Saturday 2025-10-11 are made up: working days.
    ['before a make-up Sunday', '2025-09-27 23:00', null, '2025-09-28 23:30', 'running', null],
    [
      'of a day whose notice is not out',
      '2099-01-05 09:00',
      '2099-01-06 10:00',
      '2099-02-01 00:00',
      'unknown',
      null,
    ],
  ] as const)('%s', (_, received, replied, now, state, lateBySeconds) => {
    expect(ask(received, replied, now)).toMatchObject({ state, lateBySeconds })
  })

  test('says why: every day looked at, the deadline and the clause', () => {
    const due = ask('2025-06-13 09:00', null, '2025-06-14 09:00')
    expect(due?.dueAt && formatInstant(due.dueAt)).toBe('2025-06-15T09:00:00+08:00')
    expect(due?.steps.map((step) => step.zh)).toEqual([
      '2025-06-13 09:00:00 收到',
      '此后 24 小时：2025-06-13 09:00:00 至 2025-06-14 09:00:00',
      '2025-06-13 是工作日',
      '2025-06-14 是非工作日',
      '时限 48 小时，至 2025-06-15 09:00:00',
      '截至 2025-06-14 09:00:00 未完成',
      '未到时限',
    ])
    expect(due?.stated.statement.source).toEqual({ document: 'suqian-2021-22', clause: '五' })
  })

  test.each([
    ['no enquiry', 'advice', 'suqian-2021'],
    ['a book without a number', 'policy_enquiry', 'gaocheng-2023'],
  ])('%s has no term', (_, kind, book) => {
    expect(ask('2025-06-10 09:00', null, '2025-07-01 00:00', kind, rulesOf(book))).toBeNull()
  })
})

describe('a rectification by SQ', () => {
  const ask = (notified: string | null, rectified: string | null, now: string, rules = suqian) =>
    rectificationDue(
      rules,
      {
        notifiedAt: notified === null ? null : instant(notified),
        rectifiedAt: rectified === null ? null : instant(rectified),
      },
      instant(now),
      isWorkingDay,
    )

  test.each([
    [
      'told on Friday: until Monday 24:00',
      '2025-06-13 17:00',
      '2025-06-17 00:00:00',
      '2025-07-01 00:00',
      'in_time',
    ],
    ['one second into Tuesday', '2025-06-13 17:00', '2025-06-17 00:00:01', '2025-07-01 00:00', 'late'],
    ['open on Monday', '2025-06-13 17:00', null, '2025-06-16 23:59', 'running'],
    ['open on Tuesday', '2025-06-13 17:00', null, '2025-06-17 00:01', 'overdue'],
  ] as const)('%s', (_, notified, rectified, now, state) => {
    expect(ask(notified, rectified, now)?.state).toBe(state)
  })

  test('has no term before anybody was told, nor by a book that counts otherwise', () => {
    expect(ask(null, null, '2025-07-01 00:00')).toBeNull()
    expect(ask('2025-06-13 17:00', null, '2025-07-01 00:00', rulesOf('huzhou'))).toBeNull()
  })
})
