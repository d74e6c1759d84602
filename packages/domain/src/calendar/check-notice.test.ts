import { describe, expect, test } from 'vitest'
import { day } from '../kernel/index.js'
import { checkNotice, type HolidayNotice, holidayNotices, type NoticedHoliday, oddities } from './index.js'

const today = day('2026-11-23')
const off = (name: string, from: string, to: string, ...makeup: string[]): NoticedHoliday => ({
  name: { zh: name, en: name },
  from: day(from),
  to: day(to),
  makeupWorkdays: makeup.map(day),
})
/** Of a year whose notice isn't out: the days are made up. */
const made = (changes: Partial<HolidayNotice> = {}): HolidayNotice => ({
  year: 2027,
  number: '示例〔2026〕1号',
  issuedOn: day('2026-11-20'),
  holidays: [off('元旦', '2027-01-01', '2027-01-03', '2027-01-09')],
  ...changes,
})
const found = (notice: HolidayNotice, inForce = holidayNotices) =>
  checkNotice(notice, { inForce, today }).map(({ code, field }) => `${code} ${field}`)

test.each(holidayNotices.map((notice) => [notice.year, notice] as const))(
  'the notice for %i has nothing wrong or odd about it, whichever others hold',
  (year, notice) => {
    expect(found(notice)).toEqual([])
    expect(
      found(
        notice,
        holidayNotices.filter((other) => other.year < year),
      ),
    ).toEqual([])
    expect(oddities(notice)).toEqual([])
  },
)

test.each<[string, Partial<HolidayNotice>, string[]]>([
  ['the year after the last', {}, []],
  [
    'the year before the first',
    { year: 2023, issuedOn: day('2022-12-08'), holidays: [off('元旦', '2022-12-31', '2023-01-02')] },
    [],
  ],
  [
    'a year further on',
    { year: 2028, holidays: [off('元旦', '2028-01-01', '2028-01-01')] },
    ['calendar/year-apart year'],
  ],
  ['a year before any calendar', { year: 1 }, ['calendar/year-apart year']],
  ['no number', { number: ' ' }, ['calendar/number-missing number']],
  ['a number without end', { number: '号'.repeat(61) }, ['calendar/number-missing number']],
  ['issued today', { issuedOn: today }, []],
  ['issued tomorrow', { issuedOn: day('2026-11-24') }, ['calendar/issued-in-future issuedOn']],
  ['issued long before', { issuedOn: day('2024-12-31') }, ['calendar/issued-far-off issuedOn']],
  ['no holiday', { holidays: [] }, ['calendar/holidays-missing holidays']],
  [
    'no name',
    { holidays: [off(' ', '2027-01-01', '2027-01-01')] },
    ['calendar/holiday-name holidays.0.name'],
  ],
  [
    'ending before it begins',
    { holidays: [off('元旦', '2027-01-02', '2027-01-01')] },
    ['calendar/ends-before-begin holidays.0.to'],
  ],
  ['thirty days off', { holidays: [off('春节', '2027-02-01', '2027-03-02')] }, []],
  [
    'a day more',
    { holidays: [off('春节', '2027-02-01', '2027-03-03')] },
    ['calendar/holiday-too-long holidays.0.to'],
  ],
  ['reaching back into December', { holidays: [off('元旦', '2026-12-31', '2027-01-02', '2026-12-27')] }, []],
  [
    'all in the year before',
    { holidays: [off('元旦', '2026-12-30', '2026-12-31')] },
    ['calendar/day-outside-year holidays.0.from'],
  ],
  [
    'reaching back too far',
    { holidays: [off('元旦', '2026-11-30', '2027-01-01')] },
    ['calendar/holiday-too-long holidays.0.to', 'calendar/day-outside-year holidays.0.from'],
  ],
  [
    'a make-up day on a Friday',
    { holidays: [off('元旦', '2027-01-01', '2027-01-01', '2027-01-09', '2027-01-08')] },
    ['calendar/makeup-on-weekday holidays.0.makeupWorkdays.1'],
  ],
  [
    'a make-up day a month away',
    { holidays: [off('春节', '2027-02-06', '2027-02-12', '2027-01-09', '2027-03-14')] },
    [],
  ],
  [
    'a make-up day further away',
    { holidays: [off('春节', '2027-02-06', '2027-02-12', '2027-03-20')] },
    ['calendar/makeup-far-off holidays.0.makeupWorkdays.0'],
  ],
  [
    'a day off twice',
    { holidays: [off('元旦', '2027-01-01', '2027-01-03'), off('又', '2027-01-03', '2027-01-04')] },
    ['calendar/day-twice holidays.1.from'],
  ],
  [
    'off and worked',
    { holidays: [off('元旦', '2027-01-01', '2027-01-03', '2027-01-02')] },
    ['calendar/off-and-worked holidays.0.makeupWorkdays.0'],
  ],
  [
    'worked twice',
    { holidays: [off('元旦', '2027-01-01', '2027-01-01', '2027-01-09', '2027-01-09')] },
    ['calendar/day-twice holidays.0.makeupWorkdays.0'],
  ],
])('%s', (_, changes, expected) => {
  expect(found(made(changes))).toEqual(expected)
})

test('what a neighbouring year arranges is told with its notice', () => {
  const next = made({ holidays: [off('元旦', '2026-12-31', '2027-01-02')] })
  const [wrong] = checkNotice(
    made({
      year: 2026,
      holidays: [off('元旦', '2026-01-01', '2026-12-31')].map((each) => ({
        ...each,
        from: day('2026-12-20'),
      })),
    }),
    {
      inForce: [...holidayNotices, next],
      today,
    },
  )
  expect(wrong).toMatchObject({ code: 'calendar/day-of-another-notice', field: 'holidays.0.from' })
  expect(wrong?.message.zh).toContain(next.number)
})

test('an amended notice takes the place of its own year', () => {
  const [first] = holidayNotices
  expect(found({ ...(first as HolidayNotice), holidays: first?.holidays.slice(1) ?? [] })).toEqual([])
})

describe('what is unusual is only told', () => {
  test.each<[string, Partial<HolidayNotice>, RegExp]>([
    ['a holiday left out', { holidays: [off('元旦', '2027-01-01', '2027-01-01')] }, /没有提到：春节、清明/],
    ['another kind of number', {}, /文号与历年/],
    [
      'more worked than off',
      { holidays: [off('元旦', '2027-01-02', '2027-01-03', '2027-01-09')] },
      /元旦：调休上班的天数多于/,
    ],
  ])('%s', (_, changes, expected) => {
    expect(
      oddities(made(changes))
        .map(({ zh }) => zh)
        .join('\n'),
    ).toMatch(expected)
    expect(found(made(changes))).toEqual([])
  })
})
