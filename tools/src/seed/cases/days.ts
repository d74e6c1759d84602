import { builtInCalendar, DayKind, holidayNotices } from '@zhengmei/domain/calendar'
import {
  addDays,
  formatInstant,
  hour,
  type Instant,
  isoWeekday,
  type PlainDate,
  toEpochDay,
} from '@zhengmei/domain/kernel'
import { later } from '../period.js'
import type { MessageRow } from '../rows.js'

/** The first Tuesday from `date` on with four ordinary working days around it: no holiday or make-up day plays a part. */
export function ordinaryTuesday(date: PlainDate): PlainDate {
  for (let on = date; ; on = addDays(on, 1)) {
    const ordinary = [-1, 0, 1, 2].every((offset) => {
      const kind = builtInCalendar.dayKind(addDays(on, offset))
      return kind.ok && kind.value === DayKind.workday
    })
    if (isoWeekday(toEpochDay(on)) === 2 && ordinary) return on
  }
}

/** First day off of the Spring Festival. */
export function springFestivalOf(year: number): PlainDate {
  const festival = noticeOf(year).holidays.find(({ name }) => name.zh.includes('春节'))
  if (!festival) throw new RangeError(`no Spring Festival in the notice for ${year}`)
  return festival.from
}

/** The first Sunday of the year which is a working day by notice. */
export function makeupSundayOf(year: number): PlainDate {
  const sunday = noticeOf(year)
    .holidays.flatMap(({ makeupWorkdays }) => makeupWorkdays)
    .find((on) => isoWeekday(toEpochDay(on)) === 7)
  if (!sunday) throw new RangeError(`no make-up Sunday in the notice for ${year}`)
  return sunday
}

function noticeOf(year: number) {
  const notice = holidayNotices.find((candidate) => candidate.year === year)
  if (!notice) throw new RangeError(`no notice for ${year}`)
  return notice
}

/** A policy question, answered after so many seconds; null = never. */
export function enquiry(
  account: string,
  id: string,
  receivedAt: Instant,
  afterSeconds: number | null,
  text: string,
  reply = '您好，已为您核实，具体办法和所需材料见本号菜单“办事指南”，也可拨打 12345 咨询。',
): MessageRow {
  return {
    account_id: account,
    external_id: id,
    received_at: formatInstant(receivedAt),
    channel: 'message',
    kind: 'policy_enquiry',
    text,
    ...(afterSeconds === null
      ? {}
      : { replied_at: formatInstant(later(receivedAt, afterSeconds * 1000)), reply }),
  }
}

export const hours = (number: number): number => (number * hour) / 1000
