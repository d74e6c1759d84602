import { fromEpochDay, parsePlainDate, toEpochDay } from '@zhengmei/domain/kernel'

const shifted = (day: string, by: number): string => {
  const date = parsePlainDate(day)
  return date === null ? day : fromEpochDay((toEpochDay(date) + by) as ReturnType<typeof toEpochDay>)
}

/** The last day of a term, of its exclusive end: people say "until the 30th" and mean the whole of it. */
export const lastDayOf = (toOn: string): string => shifted(toOn, -1)

/** The exclusive end of a term, of its last day. */
export const endAfter = (lastDay: string): string => shifted(lastDay, 1)
