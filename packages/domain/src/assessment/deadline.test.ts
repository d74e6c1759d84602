import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '../../test-data/facts.js'
import { day, instant, ok, refuse, toEpochDay } from '../kernel/index.js'
import { decideRectification, decideReply, rectificationVerdict, replyVerdict } from './deadline.js'
import type { WorkingDays } from './year-frame.js'

const hours = { hours: 24, hoursTouchingNonWorkingDay: 48 }
const endOf2025 = instant('2026-01-01 00:00')
const endOf2026 = instant('2027-01-01 00:00')

/** 2025: 26 January (Sunday) and 8 February (Saturday) are make-up workdays around the Spring Festival, 28 January to 4 February. */
describe('reply to an enquiry, SQ 附2 运维管理 4', () => {
  test.each([
    ['on a working day, at exactly 24 h', '2025-05-13 10:00:00', '2025-05-14 10:00:00', 'pass'],
    ['on a working day, one second later', '2025-05-13 10:00:00', '2025-05-14 10:00:01', 'fail'],
    ['Friday, at exactly 48 h: Saturday is touched', '2025-05-16 10:00:00', '2025-05-18 10:00:00', 'pass'],
    ['Friday, one second after 48 h', '2025-05-16 10:00:00', '2025-05-18 10:00:01', 'fail'],
    ['Friday 00:00 is Friday alone', '2025-05-16 00:00:00', '2025-05-17 00:00:01', 'fail'],
    ['Friday 00:00:01 touches Saturday', '2025-05-16 00:00:01', '2025-05-17 10:00:00', 'pass'],
    ['Sunday 23:59:59 is still Sunday', '2025-05-18 23:59:59', '2025-05-20 23:59:59', 'pass'],
    ['Monday 00:00 is not', '2025-05-19 00:00:00', '2025-05-20 00:00:01', 'fail'],
    ['Saturday before a make-up Sunday', '2025-01-25 10:00:00', '2025-01-26 20:00:00', 'pass'],
    ['make-up Sunday before a working Monday', '2025-01-26 10:00:00', '2025-01-27 10:00:01', 'fail'],
    ['Friday before a make-up Saturday', '2025-02-07 10:00:00', '2025-02-08 10:00:01', 'fail'],
    ['make-up Saturday before a free Sunday', '2025-02-08 10:00:00', '2025-02-10 10:00:00', 'pass'],
    ['eve of a holiday on a weekday', '2025-04-03 10:00:00', '2025-04-05 10:00:00', 'pass'],
    ['in a long holiday no more than 48 h', '2025-10-02 10:00:00', '2025-10-04 10:00:01', 'fail'],
    ['into the next year, New Year being free', '2025-12-31 23:00:00', '2026-01-02 23:00:00', 'pass'],
    ['late in the next year is late all the same', '2025-12-31 23:00:00', '2026-01-02 23:00:01', 'fail'],
  ])('%s', (_, receivedAt, repliedAt, verdict) => {
    const due = { doneAt: instant(repliedAt), cutoffAt: endOf2025 }
    expect(replyVerdict(hours, instant(receivedAt), due, isWorkingDay)).toBe(verdict)
    expect(decideReply(hours, instant(receivedAt), due, isWorkingDay).verdict).toBe(verdict)
  })

  test.each([
    ['deadline one second before the cut-off', '2025-12-29 23:59:59', '2025-12-31 00:00', 'fail'],
    ['deadline at the very cut-off', '2025-12-30 00:00:00', '2025-12-31 00:00', 'pass'],
    ['deadline after the cut-off', '2025-12-30 00:00:01', '2025-12-31 00:00', 'pass'],
  ])('not replied, %s', (_, receivedAt, cutoffAt, verdict) => {
    const due = { doneAt: null, cutoffAt: instant(cutoffAt) }
    expect(replyVerdict(hours, instant(receivedAt), due, isWorkingDay)).toBe(verdict)
  })

  test.each([
    ['within 24 h is in time either way', '2027-01-01 10:00:00', 'pass'],
    ['after 48 h is late either way', '2027-01-02 10:00:01', 'fail'],
    ['between them nobody can tell', '2027-01-01 10:00:01', 'unknown'],
    ['at 48 h nobody can tell', '2027-01-02 10:00:00', 'unknown'],
  ])('beyond the calendar, %s', (_, repliedAt, verdict) => {
    // 2026-12-31 is a working Thursday; whether 2027-01-01 is a day off no notice says yet.
    const due = { doneAt: instant(repliedAt), cutoffAt: endOf2026 }
    expect(replyVerdict(hours, instant('2026-12-31 10:00'), due, isWorkingDay)).toBe(verdict)
  })

  test('a known day off settles it, whatever lies beyond the calendar', () => {
    // Saturday 2026-12-26 is known to be free; of the days of 2027 nothing needs to be known.
    const due = { doneAt: instant('2026-12-28 09:00'), cutoffAt: endOf2026 }
    expect(replyVerdict(hours, instant('2026-12-26 10:00'), due, isWorkingDay)).toBe('pass')
    const friday = toEpochDay(day('2025-12-26'))
    const firstUnknown: WorkingDays = (on) =>
      on === friday ? refuse('calendar/beyond-horizon', { zh: '', en: '' }) : ok(false)
    const fridayEvening = { doneAt: instant('2025-12-27 09:00'), cutoffAt: endOf2025 }
    expect(replyVerdict(hours, instant('2025-12-26 08:00'), fridayEvening, firstUnknown)).toBe('pass')
  })

  test('every step of the reasoning is listed', () => {
    const due = { doneAt: instant('2025-01-26 20:00'), cutoffAt: endOf2025 }
    expect(decideReply(hours, instant('2025-01-25 10:00'), due, isWorkingDay)).toEqual({
      verdict: 'pass',
      deadlineAt: instant('2025-01-27 10:00'),
      steps: [
        { kind: 'received', at: instant('2025-01-25 10:00') },
        { kind: 'window', fromAt: instant('2025-01-25 10:00'), toAt: instant('2025-01-26 10:00'), hours: 24 },
        { kind: 'day', on: '2025-01-25', working: false },
        { kind: 'day', on: '2025-01-26', working: true },
        { kind: 'deadline', at: instant('2025-01-27 10:00'), hours: 48 },
        { kind: 'done', at: instant('2025-01-26 20:00'), cutoffAt: endOf2025 },
        { kind: 'verdict', verdict: 'pass' },
      ],
    })
  })

  test('a deadline that can’t be told is shown as such', () => {
    const due = { doneAt: null, cutoffAt: endOf2026 }
    const decision = decideReply(hours, instant('2026-12-31 10:00'), due, isWorkingDay)
    expect(decision).toMatchObject({ verdict: 'pass', deadlineAt: null })
    expect(decision.steps).toContainEqual({ kind: 'day', on: '2027-01-01', working: null })
    expect(decision.steps).toContainEqual({ kind: 'deadline', at: null })
  })
})

describe('rectification by the end of the first working day after notice, SQ 附2 运维管理 7', () => {
  test.each([
    ['24:00 of the next working day', '2025-05-13 10:00', '2025-05-15 00:00:00', 'pass'],
    ['one second later', '2025-05-13 10:00', '2025-05-15 00:00:01', 'fail'],
    ['notice on Friday: Monday', '2025-05-16 10:00', '2025-05-20 00:00:00', 'pass'],
    ['notice on Friday, after Monday', '2025-05-16 10:00', '2025-05-20 00:00:01', 'fail'],
    ['notice on a Saturday before a make-up Sunday', '2025-01-25 10:00', '2025-01-27 00:00:00', 'pass'],
    ['notice on a Saturday, after the make-up Sunday', '2025-01-25 10:00', '2025-01-27 00:00:01', 'fail'],
    ['notice before the Spring Festival', '2025-01-27 10:00', '2025-02-06 00:00:00', 'pass'],
    [
      'notice before the Spring Festival, a second too late',
      '2025-01-27 10:00',
      '2025-02-06 00:00:01',
      'fail',
    ],
    ['rectified at the moment of notice', '2025-05-13 10:00', '2025-05-13 10:00', 'pass'],
  ])('%s', (_, notifiedAt, rectifiedAt, verdict) => {
    const due = { doneAt: instant(rectifiedAt), cutoffAt: endOf2025 }
    expect(rectificationVerdict(1, instant(notifiedAt), due, isWorkingDay)).toBe(verdict)
    expect(decideRectification(1, instant(notifiedAt), due, isWorkingDay).verdict).toBe(verdict)
  })

  test.each([
    ['ends before the cut-off', '2025-12-29 10:00', 'fail'],
    ['ends at the very cut-off', '2025-12-30 10:00', 'pass'],
    ['ends after it', '2025-12-31 10:00', 'pass'],
  ])('still open, the term %s', (_, notifiedAt, verdict) => {
    const due = { doneAt: null, cutoffAt: endOf2025 }
    expect(rectificationVerdict(1, instant(notifiedAt), due, isWorkingDay)).toBe(verdict)
  })

  test('several working days', () => {
    const due = { doneAt: instant('2025-05-20 00:00:01'), cutoffAt: endOf2025 }
    expect(rectificationVerdict(3, instant('2025-05-14 10:00'), due, isWorkingDay)).toBe('fail')
    expect(rectificationVerdict(4, instant('2025-05-14 10:00'), due, isWorkingDay)).toBe('pass')
  })

  test.each([
    ['on the first day that might be the working day', '2027-01-01 20:00', 'pass'],
    ['after it', '2027-01-02 00:00:01', 'unknown'],
    ['weeks after it', '2027-02-28 10:00', 'unknown'],
  ])('beyond the calendar, rectified %s', (_, rectifiedAt, verdict) => {
    const due = { doneAt: instant(rectifiedAt), cutoffAt: endOf2026 }
    expect(rectificationVerdict(1, instant('2026-12-31 10:00'), due, isWorkingDay)).toBe(verdict)
  })

  test('beyond the calendar, still open with a cut-off before any possible end', () => {
    const due = { doneAt: null, cutoffAt: endOf2026 }
    expect(rectificationVerdict(1, instant('2026-12-31 10:00'), due, isWorkingDay)).toBe('pass')
  })

  test('an unknown day may have been the working day, even when days off follow it', () => {
    const friday = toEpochDay(day('2025-05-16'))
    const unknownFriday: WorkingDays = (on) =>
      on === friday ? refuse('calendar/beyond-horizon', { zh: '', en: '' }) : isWorkingDay(on)
    const verdictOf = (rectifiedAt: string) => {
      const due = { doneAt: instant(rectifiedAt), cutoffAt: endOf2025 }
      return rectificationVerdict(1, instant('2025-05-15 10:00'), due, unknownFriday)
    }
    expect(verdictOf('2025-05-17 00:00:00')).toBe('pass')
    expect(verdictOf('2025-05-17 00:00:01')).toBe('unknown')
    expect(verdictOf('2025-05-20 00:00:00')).toBe('unknown')
    expect(verdictOf('2025-05-20 00:00:01')).toBe('fail')
  })

  test('the days counted are listed', () => {
    const due = { doneAt: null, cutoffAt: endOf2025 }
    expect(decideRectification(1, instant('2025-05-16 10:00'), due, isWorkingDay)).toEqual({
      verdict: 'fail',
      deadlineAt: instant('2025-05-20 00:00'),
      steps: [
        { kind: 'notified', at: instant('2025-05-16 10:00') },
        { kind: 'day', on: '2025-05-17', working: false },
        { kind: 'day', on: '2025-05-18', working: false },
        { kind: 'day', on: '2025-05-19', working: true },
        { kind: 'deadline', at: instant('2025-05-20 00:00'), workingDays: 1 },
        { kind: 'done', at: null, cutoffAt: endOf2025 },
        { kind: 'verdict', verdict: 'fail' },
      ],
    })
  })
})
