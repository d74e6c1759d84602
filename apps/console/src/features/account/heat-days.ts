import type { WorkCalendar } from '@zhengmei/domain/calendar'
import { fromEpochDay, isoWeekday, type PlainDate, toEpochDay } from '@zhengmei/domain/kernel'

/** A day of the heat map: what was published on it, and what the official calendar calls it. */
export interface HeatDay {
  readonly on: PlainDate
  readonly posts: number
  readonly originals: number
  /** Monday = 1 … Sunday = 7. */
  readonly weekday: number
  /** Null: the notice of its year is not out. */
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'makeup_workday' | null
}

interface Published {
  readonly on: string
  readonly posts: number
  readonly originals: number
}

/** Every day of a calendar year in order, those without posts included. */
export function heatDays(
  year: number,
  published: readonly Published[],
  calendar: WorkCalendar,
): readonly HeatDay[] {
  const found = new Map(published.map((day) => [day.on, day]))
  const first = toEpochDay(`${year}-01-01` as PlainDate)
  const next = toEpochDay(`${year + 1}-01-01` as PlainDate)
  return Array.from({ length: next - first }, (_, index) => {
    const on = fromEpochDay(first + index)
    const day = found.get(on)
    const kind = calendar.dayKind(on)
    return {
      on,
      posts: day?.posts ?? 0,
      originals: day?.originals ?? 0,
      weekday: isoWeekday(first + index),
      kind: kind.ok ? kind.value : null,
    }
  })
}

/** Where an arrow leads on the map, whose columns are weeks: within the year, else it stays. */
export function stepTo(days: readonly HeatDay[], index: number, key: string): number {
  const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 }[key]
  if (key === 'Home') return 0
  if (key === 'End') return days.length - 1
  const next = index + (step ?? 0)
  return next >= 0 && next < days.length ? next : index
}
