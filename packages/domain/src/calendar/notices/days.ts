import { addDays, type PlainDate } from '../../kernel/index.js'
import type { HolidayNotice, NoticedHoliday } from './notice.js'

/** A day that a notice arranges: off or worked, under one of its holidays. */
export interface ArrangedDay {
  readonly on: PlainDate
  readonly off: boolean
  /** Place of the holiday within the notice. */
  readonly holiday: number
}

/** The days that a holiday has off, in order; none when it ends before it begins. */
export function daysOff({ from, to }: Pick<NoticedHoliday, 'from' | 'to'>): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(on)
  return days
}

/** Every day that a notice arranges, holiday by holiday; a day that it arranges twice stands there twice. */
export const daysOfNotice = ({ holidays }: Pick<HolidayNotice, 'holidays'>): readonly ArrangedDay[] =>
  holidays.flatMap((each, holiday) => [
    ...daysOff(each).map((on) => ({ on, off: true, holiday })),
    ...each.makeupWorkdays.map((on) => ({ on, off: false, holiday })),
  ])

/** The notice with its holidays, and what each has worked in exchange, by date. */
export const inOrder = (notice: HolidayNotice): HolidayNotice => ({
  ...notice,
  holidays: notice.holidays
    .map((holiday) => ({ ...holiday, makeupWorkdays: holiday.makeupWorkdays.toSorted() }))
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0)),
})

/** Whether two notices say the same. */
export const isSame = (one: HolidayNotice, other: HolidayNotice): boolean => saidBy(one) === saidBy(other)

const saidBy = (notice: HolidayNotice): string => {
  const { year, number, issuedOn, holidays } = inOrder(notice)
  const days = holidays.map(({ name, from, to, makeupWorkdays }) => [name.zh, from, to, ...makeupWorkdays])
  return JSON.stringify([year, number, issuedOn, days])
}
