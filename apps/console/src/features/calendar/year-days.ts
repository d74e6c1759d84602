import type { DayKind, WorkCalendar } from '@zhengmei/domain/calendar'
import { addDays, day, isoWeekday, type PlainDate, toEpochDay } from '@zhengmei/domain/kernel'

/** A day of a month as it stands in the year view. */
export interface YearDay {
  readonly on: PlainDate
  /** Day of the month. */
  readonly number: number
  /** Null: beyond the notices, nobody can tell. */
  readonly kind: DayKind | null
}

/** A month by weeks from Monday to Sunday; null where the week belongs to a neighbouring month. */
export interface YearMonth {
  readonly month: number
  readonly weeks: readonly (readonly (YearDay | null)[])[]
}

const two = (number: number) => String(number).padStart(2, '0')

/** The twelve months of a year, each day with what it is to an office. */
export function yearMonths(year: number, calendar: WorkCalendar): YearMonth[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1
    const first = day(`${year}-${two(month)}-01`)
    const days = daysOf(first, calendar)
    const cells = [...Array<null>(isoWeekday(toEpochDay(first)) - 1).fill(null), ...days]
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_week, week) =>
      Array.from({ length: 7 }, (_day, place) => cells[week * 7 + place] ?? null),
    )
    return { month, weeks }
  })
}

function daysOf(first: PlainDate, calendar: WorkCalendar): YearDay[] {
  const days: YearDay[] = []
  for (let on = first; on.slice(0, 7) === first.slice(0, 7); on = addDays(on, 1)) {
    const kind = calendar.dayKind(on)
    days.push({ on, number: days.length + 1, kind: kind.ok ? kind.value : null })
  }
  return days
}

/** Working days of a year; null beyond the notices. */
export function workingDaysOf(months: readonly YearMonth[]): number | null {
  const days = months.flatMap(({ weeks }) => weeks.flat()).filter((each) => each !== null)
  if (days.some(({ kind }) => kind === null)) return null
  return days.filter(({ kind }) => kind === 'workday' || kind === 'makeup_workday').length
}
