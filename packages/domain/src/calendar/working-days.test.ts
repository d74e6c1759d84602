import chineseDays from 'chinese-days'
import { describe, expect, test } from 'vitest'
import { addDays, day, instant, type PlainDate, toEpochDay } from '../kernel/index.js'
import { builtInCalendar, holidayNotices, workCalendar } from './index.js'
import type { HolidayNotice } from './notices/notice.js'

const { dayKind, endOfNthWorkingDayAfter, horizon, isWorkingDay, version } = builtInCalendar

const everyDay = (from: PlainDate, to: PlainDate): PlainDate[] => {
  const days: PlainDate[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date)
  return days
}

describe('against an independent package', () => {
  test.each([2024, 2025, 2026])(
    '%i agrees day by day: working or not, noticed holiday, make-up workday',
    (year) => {
      const differing = everyDay(day(`${year}-01-01`), day(`${year}-12-31`)).filter((date) => {
        const kind = dayKind(date)
        if (!kind.ok) return true
        const { work, name } = chineseDays.getDayDetail(date)
        const working = kind.value === 'workday' || kind.value === 'makeup_workday'
        // The package names a noticed day by the holiday ("Spring Festival,春节,4") and any other by its weekday.
        const noticed = name.includes(',')
        return working !== work || noticed !== (kind.value === 'holiday' || kind.value === 'makeup_workday')
      })
      expect(differing).toEqual([])
    },
  )

  test('the package speaks about all three years', () => {
    const noticed = (year: number) =>
      everyDay(day(`${year}-01-01`), day(`${year}-12-31`)).filter((date) =>
        chineseDays.getDayDetail(date).name.includes(','),
      ).length
    expect([2024, 2025, 2026].map(noticed)).toEqual([36, 33, 39])
  })
})

test.each([
  ['2024-02-09', 'workday', 'New Year’s Eve 2024 was a recommendation, not a holiday'],
  ['2024-02-18', 'makeup_workday', 'a make-up Sunday after the Spring Festival'],
  ['2025-01-26', 'makeup_workday', 'a make-up Sunday before the Spring Festival'],
  ['2025-01-27', 'workday', 'the Monday before the Spring Festival'],
  ['2025-01-28', 'holiday', 'New Year’s Eve 2025 is a holiday'],
  ['2025-02-04', 'holiday', 'the last day of the Spring Festival'],
  ['2025-02-05', 'workday', 'back at work'],
  ['2025-02-09', 'weekend', 'the Sunday after the make-up Saturday'],
  ['2025-10-05', 'holiday', 'a Sunday within a holiday belongs to the holiday'],
  ['2025-12-31', 'workday', 'the last day of a year'],
  ['2024-01-01', 'holiday', 'the first day of the horizon'],
  ['2026-12-31', 'workday', 'the last day of the horizon'],
])('%s is a %s: %s', (date, kind) => {
  expect(dayKind(day(date))).toEqual({ ok: true, value: kind })
  expect(dayKind(toEpochDay(day(date)))).toEqual({ ok: true, value: kind })
  expect(isWorkingDay(toEpochDay(day(date)))).toEqual({
    ok: true,
    value: kind.endsWith('workday'),
  })
})

describe('beyond the horizon nothing is guessed', () => {
  test.each(['2023-12-31', '2027-01-01', '2027-01-02', '2027-01-04', '1999-06-01'])('%s', (date) => {
    const refusal = { ok: false, refusal: { code: 'calendar/beyond-horizon' } }
    expect(dayKind(day(date))).toMatchObject(refusal)
    expect(isWorkingDay(toEpochDay(day(date)))).toMatchObject(refusal)
  })

  test('a term that would end beyond is refused, one that ends on the last day is not', () => {
    expect(endOfNthWorkingDayAfter(day('2026-12-30'), 1)).toEqual({
      ok: true,
      value: instant('2027-01-01 00:00'),
    })
    expect(endOfNthWorkingDayAfter(day('2026-12-31'), 1)).toMatchObject({
      ok: false,
      refusal: { code: 'calendar/beyond-horizon' },
    })
    expect(endOfNthWorkingDayAfter(day('2023-12-30'), 1).ok).toBe(false)
  })
})

test.each([
  ['2025-03-03', 1, '2025-03-05 00:00', 'Monday: end of Tuesday'],
  ['2025-03-07', 1, '2025-03-11 00:00', 'Friday: end of Monday'],
  ['2025-03-08', 1, '2025-03-11 00:00', 'Saturday: end of Monday'],
  ['2025-01-24', 1, '2025-01-27 00:00', 'Friday before a make-up Sunday: end of that Sunday'],
  ['2025-01-27', 1, '2025-02-06 00:00', 'over the Spring Festival'],
  ['2025-01-27', 3, '2025-02-08 00:00', 'three days over the Spring Festival'],
  ['2025-01-27', 4, '2025-02-09 00:00', 'the fourth is a make-up Saturday'],
  ['2024-12-31', 1, '2025-01-03 00:00', 'over New Year'],
  ['2025-09-30', 15, '2025-10-29 00:00', 'fifteen over the National Day and a make-up Saturday'],
])('after %s the working day no. %i ends at %s: %s', (date, n, end) => {
  expect(endOfNthWorkingDayAfter(day(date), n)).toEqual({
    ok: true,
    value: instant(end),
  })
})

test.each([0, -1, 1.5, Number.NaN])('%d is no number of working days', (n) => {
  expect(() => endOfNthWorkingDayAfter(day('2025-03-03'), n)).toThrow(RangeError)
})

describe('notices', () => {
  const [first, second] = holidayNotices as [HolidayNotice, HolidayNotice]
  const withHoliday = (from: string, to: string, makeup: string[] = []): HolidayNotice => ({
    ...first,
    holidays: [
      ...first.holidays,
      {
        name: { zh: '试', en: 'test' },
        from: day(from),
        to: day(to),
        makeupWorkdays: makeup.map(day),
      },
    ],
  })

  test('each was issued before its year and has its own document number', () => {
    expect(holidayNotices.every((notice) => notice.issuedOn < `${notice.year}-01-01`)).toBe(true)
    expect(new Set(holidayNotices.map((notice) => notice.number)).size).toBe(holidayNotices.length)
    expect(horizon).toEqual({ firstYear: 2024, lastYear: 2026 })
  })

  test('the version names the years and moves with any day', () => {
    expect(version).toMatch(/^cn-2024-2026\.[0-9a-f]{8}$/)
    expect(workCalendar([...holidayNotices].reverse()).version).toBe(version)
    const versions = [
      [first],
      [withHoliday('2024-03-01', '2024-03-01')],
      [withHoliday('2024-03-01', '2024-03-04')],
    ]
    expect(new Set(versions.map((notices) => workCalendar(notices).version)).size).toBe(3)
  })

  test('a holiday that reaches past the horizon leaves the days beyond unknown', () => {
    const calendar = workCalendar([withHoliday('2024-12-31', '2025-01-02')])
    expect(calendar.dayKind(day('2024-12-31'))).toEqual({
      ok: true,
      value: 'holiday',
    })
    expect(calendar.dayKind(day('2025-01-01')).ok).toBe(false)
  })

  test.each([
    ['none', []],
    ['a year missing between', [first, { ...second, year: 2026 }]],
    ['a year twice', [first, first]],
    ['a day off twice', [withHoliday('2024-05-01', '2024-05-01')]],
    ['off and worked', [withHoliday('2024-05-11', '2024-05-11')]],
    ['ending before beginning', [withHoliday('2024-03-02', '2024-03-01')]],
    ['a make-up workday on a weekday', [withHoliday('2024-03-01', '2024-03-01', ['2024-03-04'])]],
  ])('refused as data: %s', (_, notices) => {
    expect(() => workCalendar(notices)).toThrow(RangeError)
  })
})
