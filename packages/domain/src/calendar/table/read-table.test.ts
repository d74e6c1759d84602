import { describe, expect, test } from 'vitest'
import { addDays } from '../../kernel/index.js'
import { daysOff, holidayNotices, holidayTableTemplate, readHolidayTable } from '../index.js'

const short = ({ holidays }: ReturnType<typeof readHolidayTable>) =>
  holidays.map(({ name, from, to, makeupWorkdays }) => [
    name.zh,
    from.slice(5),
    to.slice(5),
    ...makeupWorkdays.map((on) => on.slice(5)),
  ])

describe('every notice of the product comes back from', () => {
  const wanted = (year: number) =>
    holidayNotices
      .find((notice) => notice.year === year)
      ?.holidays.map((holiday) => ({ ...holiday, makeupWorkdays: holiday.makeupWorkdays.toSorted() }))
  const lines = holidayNotices.flatMap(({ holidays }) =>
    holidays.flatMap((holiday) => [
      ...daysOff(holiday).map((on) => ({ on, word: '休', name: holiday.name.zh })),
      ...holiday.makeupWorkdays.map((on) => ({ on, word: '班', name: holiday.name.zh })),
    ]),
  )
  const ics = [
    'BEGIN:VCALENDAR',
    ...lines.map(
      ({ on, word, name }) =>
        `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${on.replaceAll('-', '')}\r\nDTEND;VALUE=DATE:${addDays(on, 1).replaceAll('-', '')}\r\nSUMMARY:${name}（${word}）\r\nEND:VEVENT`,
    ),
    'END:VCALENDAR',
  ].join('\r\n')
  const texts = {
    'a table of days': `\uFEFF日期,安排,节日\r\n${lines.map(({ on, word, name }) => `${on},${word},${name}`).join('\r\n')}\r\n`,
    'cells copied from a sheet': lines
      .map(({ on, word, name }) => `${on.replaceAll('-', '/')}\t${word}\t${name}`)
      .join('\n'),
    'a calendar file': ics,
  }
  test.each(Object.entries(texts))('%s', (_, text) => {
    for (const year of [2024, 2025, 2026]) {
      const read = readHolidayTable(text, year)
      expect(read.problems).toEqual([])
      expect(read.holidays).toEqual(wanted(year))
      expect(read.otherYears).toEqual([2024, 2025, 2026].filter((other) => other !== year))
    }
  })
})

describe('lines', () => {
  test.each<[string, string, unknown[]]>([
    [
      'a stretch of days',
      '2027年1月1日至2027年1月3日,放假,元旦\n20270109,补班,元旦',
      [['元旦', '01-01', '01-03', '01-09']],
    ],
    ['a stretch with spaces', '2027-01-01 - 2027-01-03;休;元旦', [['元旦', '01-01', '01-03']]],
    ['days out of order', '2027-01-02,休,元旦\n2027-01-01,休,元旦', [['元旦', '01-01', '01-02']]],
    ['days under the name above', '2027-01-01,休,元旦\n2027-01-02,休,', [['元旦', '01-01', '01-02']]],
    [
      'a day worked without a name goes with the nearest',
      '2027-01-01,休,元旦\n2027-02-06,休,春节\n2027-01-30,班',
      [
        ['元旦', '01-01', '01-01'],
        ['春节', '02-06', '02-06', '01-30'],
      ],
    ],
    [
      'the year before counts by its last day',
      '2026-12-31~2027-01-02,休,元旦\n2026-12-27,班,元旦',
      [['元旦', '12-31', '01-02', '12-27']],
    ],
    ['nothing', '', []],
    ['the template, of another year', holidayTableTemplate, []],
  ])('%s', (_, text, expected) => {
    const read = readHolidayTable(text, 2027)
    expect(short(read)).toEqual(expected)
    expect(read.problems).toEqual([])
  })

  test('what can’t be read is told by its line, and titles are passed over once', () => {
    const { problems } = readHolidayTable(
      '日期,安排,节日\n2027-02-30,休,春节\n2027-02-06,调休,春节\n日期,休\n',
      2027,
    )
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4])
    expect(problems[0]?.message.zh).toContain('2027-02-30')
    expect(problems[1]?.message.en).toContain('调休')
  })

  test('the template is filled in as it is meant to be', () => {
    expect(short(readHolidayTable(holidayTableTemplate, 2099))).toEqual([['元旦', '01-01', '01-03', '01-04']])
  })
})

test('titles of calendar files as they are passed round', () => {
  const event = (title: string, from: string, until?: string) => [
    'BEGIN:VEVENT',
    `DTSTART:${from}T000000`,
    ...(until ? [`DTEND:${until}T000000`] : []),
    `SUMMARY;LANGUAGE=zh:${title}`,
    'END:VEVENT',
  ]
  const text = [
    'BEGIN:VCALENDAR',
    ...event('国庆节假期 第1天/共3天', '20271001', '20271002'),
    ...event('国庆节假期 第2天/', '20271002').flatMap((line) =>
      line.startsWith('SUMMARY') ? [line, ' 共3天'] : [line],
    ),
    ...event('国庆节 补班 第1天/共1天', '20271009'),
    ...event('重阳节', '20271008'),
    ...event('春节（休）', '20270206', '20270213'),
    'END:VCALENDAR',
  ].join('\n')
  expect(short(readHolidayTable(text, 2027))).toEqual([
    ['春节', '02-06', '02-12'],
    ['国庆节', '10-01', '10-02', '10-09'],
  ])
})
