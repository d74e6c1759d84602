import {
  addDays,
  type Bilingual,
  daysBetween,
  firstDayOfYear,
  isoWeekday,
  lastDayOfYear,
  type PlainDate,
  type Refusal,
  toEpochDay,
} from '../kernel/index.js'
import { type ArrangedDay, daysOff, daysOfNotice } from './notices/days.js'
import type { HolidayNotice, NoticedHoliday } from './notices/notice.js'

/** Bounds of what can be a notice; those of days are generous: the longest holiday there was had ten, make-up workdays lie within two weeks. */
export const noticeBounds = {
  holidays: 20,
  nameLength: 40,
  numberLength: 60,
  daysOff: 30,
  makeupWithin: 31,
  /** How far into its neighbours a notice may reach. */
  daysBefore: 31,
  daysAfter: 31,
} as const

/** What a notice is looked at against. */
export interface NoticeSurroundings {
  /** The notices in force, this year's own perhaps among them. */
  readonly inForce: readonly HolidayNotice[]
  readonly today: PlainDate
}

/**
 * What is wrong with a notice, each at its field (`holidays.2.from`); none: it may hold. The year must stand beside the known ones, the
 * days must not contradict each other, nor what the neighbouring years arrange.
 */
export function checkNotice(
  notice: HolidayNotice,
  { inForce, today }: NoticeSurroundings,
): readonly Refusal[] {
  const { year, holidays } = notice
  const apart = yearProblems(year, inForce)
  // Of a year that can't be there is no saying which days lie within it.
  if (apart.length > 0) return apart
  const wrong = [...documentProblems(notice, today)]
  if (holidays.length === 0 || holidays.length > noticeBounds.holidays) wrong.push(numberOfHolidays)
  const spans = holidays.flatMap((holiday, index) => holidayProblems(holiday, `holidays.${index}`, year))
  // Days are only compared when each of them can be: a holiday of a century is told once.
  return spans.length > 0 ? [...wrong, ...spans] : [...wrong, ...contradictions(notice, inForce)]
}

function yearProblems(year: number, inForce: readonly HolidayNotice[]): readonly Refusal[] {
  const years = inForce.map((each) => each.year)
  const [first, last] = [Math.min(...years) - 1, Math.max(...years) + 1]
  if (years.length === 0 || (Number.isInteger(year) && year >= first && year <= last)) return []
  return [
    refusalOf('calendar/year-apart', 'year', {
      zh: `年份须与已载入的各年相连：${first}—${last}`,
      en: `The year has to stand beside those that are known: ${first}–${last}`,
    }),
  ]
}

function documentProblems(notice: HolidayNotice, today: PlainDate): readonly Refusal[] {
  const wrong: Refusal[] = []
  const { number, issuedOn, year } = notice
  if (number.trim() === '' || number.length > noticeBounds.numberLength) wrong.push(numberMissing)
  if (issuedOn > today) wrong.push(issuedInFuture)
  else if (issuedOn < firstDayOfYear(year - 2) || issuedOn > lastDayOfYear(year)) wrong.push(issuedFarOff)
  return wrong
}

function holidayProblems(holiday: NoticedHoliday, field: string, year: number): readonly Refusal[] {
  const { name, from, to, makeupWorkdays } = holiday
  const wrong: Refusal[] = []
  if (name.zh.trim() === '' || name.zh.length > noticeBounds.nameLength)
    wrong.push(refusalOf('calendar/holiday-name', `${field}.name`, nameWords))
  const length = daysBetween(from, to) + 1
  if (length < 1) wrong.push(refusalOf('calendar/ends-before-begin', `${field}.to`, endsBeforeWords))
  else if (length > noticeBounds.daysOff)
    wrong.push(refusalOf('calendar/holiday-too-long', `${field}.to`, longWords))
  if (to < firstDayOfYear(year) || from > lastDayOfYear(year) || isOutside(from, year) || isOutside(to, year))
    wrong.push(refusalOf('calendar/day-outside-year', `${field}.from`, outsideWords(year)))
  for (const [index, on] of makeupWorkdays.entries())
    wrong.push(...makeupProblems(on, holiday, `${field}.makeupWorkdays.${index}`, year))
  return wrong
}

const isOutside = (on: PlainDate, year: number): boolean =>
  on < addDays(firstDayOfYear(year), -noticeBounds.daysBefore) ||
  on > addDays(lastDayOfYear(year), noticeBounds.daysAfter)

function makeupProblems(on: PlainDate, { from, to }: NoticedHoliday, field: string, year: number): Refusal[] {
  if (isoWeekday(toEpochDay(on)) < 6)
    return [refusalOf('calendar/makeup-on-weekday', field, weekdayWords(on))]
  if (isOutside(on, year)) return [refusalOf('calendar/day-outside-year', field, outsideWords(year))]
  const away = on < from ? daysBetween(on, from) : daysBetween(to, on)
  return away > noticeBounds.makeupWithin
    ? [refusalOf('calendar/makeup-far-off', field, farOffWords(on))]
    : []
}

/** Each day is off or worked once, by one notice. */
function contradictions(notice: HolidayNotice, inForce: readonly HolidayNotice[]): readonly Refusal[] {
  const others = new Map(
    inForce
      .filter(({ year }) => year !== notice.year)
      .flatMap((other) => daysOfNotice(other).map(({ on }) => [on, other.number] as const)),
  )
  const seen = new Map<PlainDate, ArrangedDay>()
  const wrong: Refusal[] = []
  for (const day of daysOfNotice(notice)) {
    const field = fieldOf(notice, day)
    const other = others.get(day.on)
    const earlier = seen.get(day.on)
    if (other !== undefined)
      wrong.push(refusalOf('calendar/day-of-another-notice', field, otherNoticeWords(day.on, other)))
    else if (earlier !== undefined)
      wrong.push(
        earlier.off === day.off
          ? refusalOf('calendar/day-twice', field, twiceWords(day.on))
          : refusalOf('calendar/off-and-worked', field, offAndWorkedWords(day.on)),
      )
    else seen.set(day.on, day)
  }
  return firstOfEachField(wrong)
}

function fieldOf({ holidays }: HolidayNotice, { on, off, holiday }: ArrangedDay): string {
  if (off) return `holidays.${holiday}.from`
  return `holidays.${holiday}.makeupWorkdays.${holidays[holiday]?.makeupWorkdays.indexOf(on) ?? 0}`
}

const firstOfEachField = (wrong: readonly Refusal[]): readonly Refusal[] =>
  wrong.filter(({ field }, index) => wrong.findIndex((other) => other.field === field) === index)

const refusalOf = (code: string, field: string, message: Bilingual): Refusal => ({ code, field, message })

const numberOfHolidays: Refusal = {
  code: 'calendar/holidays-missing',
  field: 'holidays',
  message: { zh: '须有 1 至 20 个节日', en: 'From 1 to 20 holidays are needed' },
}
const numberMissing: Refusal = {
  code: 'calendar/number-missing',
  field: 'number',
  message: {
    zh: '请填写文号，如 国办发明电〔2025〕7号，最长 60 字',
    en: 'Tell the document number, at most 60 characters',
  },
}
const issuedInFuture: Refusal = {
  code: 'calendar/issued-in-future',
  field: 'issuedOn',
  message: { zh: '印发日期不能晚于今天', en: 'It can’t have been issued after today' },
}
const issuedFarOff: Refusal = {
  code: 'calendar/issued-far-off',
  field: 'issuedOn',
  message: {
    zh: '印发日期须在该年结束之前，且不早于前两年',
    en: 'It has to be issued before its year ends, and not more than two years ahead',
  },
}
const nameWords: Bilingual = { zh: '节日名称须为 1 至 40 字', en: 'A name has from 1 to 40 characters' }
const endsBeforeWords: Bilingual = { zh: '结束日期早于开始日期', en: 'It ends before it begins' }
const longWords: Bilingual = { zh: '一个节日最长放假 30 天', en: 'A holiday has at most 30 days off' }
const outsideWords = (year: number): Bilingual => ({
  zh: `不在 ${year} 年及其前后一个月内，或放假完全不在 ${year} 年`,
  en: `Not within ${year} or a month of it, or with no day off in ${year}`,
})
const weekdayWords = (on: PlainDate): Bilingual => ({
  zh: `${on} 本是工作日；调休上班日须为周六或周日`,
  en: `${on} is a weekday; only a Saturday or Sunday is worked in exchange`,
})
const farOffWords = (on: PlainDate): Bilingual => ({
  zh: `${on} 离该节日超过一个月`,
  en: `${on} is more than a month away from its holiday`,
})
const twiceWords = (on: PlainDate): Bilingual => ({ zh: `${on} 重复`, en: `${on} stands there twice` })
const offAndWorkedWords = (on: PlainDate): Bilingual => ({
  zh: `${on} 既放假又上班`,
  en: `${on} is both off and worked`,
})
const otherNoticeWords = (on: PlainDate, number: string): Bilingual => ({
  zh: `${on} 已由 ${number} 安排`,
  en: `${on} is arranged by ${number} already`,
})

/**
 * The day as it is worked off on paper: statutory holidays that a notice for a whole year names, in the words by which they are found.
 * @source the State Council's regulation on public holidays
 */
const statutory = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'] as const

const usualNumber = /^国办发(明电)?〔\d{4}〕\d+号$/

/** What is unusual about a notice but may be so; for whoever enters it to look at again. */
export function oddities(notice: HolidayNotice): readonly Bilingual[] {
  const odd: Bilingual[] = []
  const missing = statutory.filter((word) => !notice.holidays.some(({ name }) => name.zh.includes(word)))
  if (missing.length > 0)
    odd.push({ zh: `没有提到：${missing.join('、')}`, en: `Not named: ${missing.join(', ')}` })
  if (!usualNumber.test(notice.number.trim()))
    odd.push({
      zh: '文号与历年的写法不同（国办发明电〔年份〕号数）',
      en: 'The document number is not written as in other years',
    })
  for (const { name, from, to, makeupWorkdays } of notice.holidays) {
    const freed = daysOff({ from, to }).filter((on) => isoWeekday(toEpochDay(on)) < 6).length
    if (makeupWorkdays.length > freed)
      odd.push({
        zh: `${name.zh}：调休上班的天数多于所放的工作日`,
        en: `${name.en}: more days are worked in exchange than weekdays are off`,
      })
  }
  return odd
}
