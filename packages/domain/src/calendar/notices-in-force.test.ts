import { describe, expect, test } from 'vitest'
import { day } from '../kernel/index.js'
import {
  builtInCalendar,
  builtInCalendarOf,
  changedDays,
  type HolidayNotice,
  holidayNotices,
  noticesInForce,
  workCalendar,
} from './index.js'

const notice = (year: number, ...days: [from: string, to: string][]): HolidayNotice => ({
  year,
  number: `示例〔${year}〕`,
  issuedOn: day(`${year - 1}-11-01`),
  holidays: days.map(([from, to]) => ({
    name: { zh: '试', en: 'Test' },
    from: day(from),
    to: day(to),
    makeupWorkdays: [],
  })),
})
const numbers = (notices: readonly HolidayNotice[]) => notices.map(({ number }) => number.slice(-6))
const builtIn = [2024, 2025, 2026].map((year) => ({
  ...notice(year, [`${year}-05-01`, `${year}-05-03`]),
  number: `产品${year}号`,
}))

describe('what holds', () => {
  test.each<[string, HolidayNotice[], string[]]>([
    ['nothing of one’s own', [], ['2024号', '2025号', '2026号']],
    [
      'a year that the product hasn’t',
      [notice(2027, ['2027-01-01', '2027-01-01'])],
      ['2024号', '2025号', '2026号', '2027〕'],
    ],
    [
      'another for a year it has',
      [notice(2025, ['2025-05-01', '2025-05-04'])],
      ['2024号', '2025〕', '2026号'],
    ],
    [
      'an earlier year',
      [notice(2023, ['2023-01-01', '2023-01-01'])],
      ['2023〕', '2024号', '2025号', '2026号'],
    ],
    [
      'one that the product’s next year contradicts',
      [notice(2025, ['2025-12-31', '2026-05-01'])],
      ['2024号', '2025〕'],
    ],
    ['one that stands apart from the product’s', [notice(2029, ['2029-01-01', '2029-01-01'])], ['2029〕']],
  ])('%s', (_, own, expected) => {
    const held = noticesInForce(own, builtIn)
    expect(numbers(held).map((number) => number.replace(/^.*?(\d{4})/, '$1'))).toEqual(expected)
    expect(workCalendar(held).horizon.lastYear).toBe(held.at(-1)?.year)
  })

  test('by default the product’s own', () => {
    expect(workCalendar(noticesInForce([])).version).toBe(builtInCalendar.version)
  })
})

test('days that change are told with what they were', () => {
  const before = workCalendar(builtIn)
  const after = workCalendar(noticesInForce([notice(2026, ['2026-05-02', '2026-05-04'])], builtIn))
  expect(changedDays(before, before)).toEqual([])
  expect(changedDays(before, after)).toEqual([
    { on: '2026-05-01', before: 'holiday', after: 'workday' },
    { on: '2026-05-04', before: 'workday', after: 'holiday' },
  ])
})

test('a year that comes to be known changes all its days', () => {
  const changed = changedDays(
    workCalendar(builtIn),
    workCalendar([...builtIn, notice(2027, ['2027-01-01', '2027-01-01'])]),
  )
  expect(changed).toHaveLength(365)
  expect(changed[0]).toEqual({ on: '2027-01-01', before: null, after: 'holiday' })
})

test.each([
  [builtInCalendar.version, builtInCalendar.version],
  [workCalendar(holidayNotices.slice(0, 2)).version, workCalendar(holidayNotices.slice(0, 2)).version],
  [builtInCalendar.version.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')), undefined],
  ['cn-1999-2001.00000000', undefined],
  ['', undefined],
])('the product’s calendar of version %s', (version, expected) => {
  expect(builtInCalendarOf(version)?.version).toBe(expected)
})
