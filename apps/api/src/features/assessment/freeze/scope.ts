import { firstDayOfIsoWeek, weeksInIsoYear } from '@zhengmei/domain/calendar'
import {
  type EpochDay,
  epochDayOf,
  firstDayOfYear,
  fromEpochDay,
  type Instant,
  lastDayOfYear,
  type PlainDate,
  startOfDay,
} from '@zhengmei/domain/kernel'

/** What is frozen: the units below a node, one year, up to an instant. */
export interface FreezeScope {
  readonly runNo: number
  /** Bounds of `org.path`, for `~>=~` and `~<~`. */
  readonly pathFrom: string
  readonly pathTo: string
  readonly year: number
  readonly cutoffAt: Instant
  /** Enquiries replied within so many hours are left out. */
  readonly enquiriesOverHours: number
}

/**
 * The bounds of `org.path` of a node and all below it; null = of every node. Paths are numbers, each followed by '/': '0' is the
 * character after '/', and ':' the one after the digits.
 */
export const pathBounds = (path: string | null): { readonly from: string; readonly to: string } =>
  path === null ? { from: '', to: ':' } : { from: path, to: `${path.slice(0, -1)}0` }

/** The edges of the year that the statements compare with. */
export interface YearEdges {
  readonly firstDay: PlainDate
  /** Last day of the year that the facts may touch: its last, or the day of an earlier cut-off. */
  readonly lastDay: PlainDate
  readonly startAt: Date
  /** End of the year or an earlier cut-off, exclusive. */
  readonly endAt: Date
  readonly cutoffAt: Date
  /**
   * What happened from then on counts as not happened: an early cut-off. After a whole year nothing is left out: a reply in January
   * to an enquiry of December shows whether that was in time, as posts of January complete the year's last ISO week.
   */
  readonly knownBefore: Date | 'infinity'
  /** First and last day of the ISO week-year. */
  readonly firstWeekDay: PlainDate
  readonly lastWeekDay: PlainDate
  readonly weeks: number
  /** Whether the facts end before the year does. */
  readonly cutShort: boolean
}

/** Edges of the year of a scope. */
export function yearEdges({ year, cutoffAt }: Pick<FreezeScope, 'year' | 'cutoffAt'>): YearEdges {
  const nextYear = startOfDay(firstDayOfYear(year + 1))
  const weeks = weeksInIsoYear(year)
  const firstWeekDay = firstDayOfIsoWeek(year, 1)
  const cutShort = cutoffAt < nextYear
  return {
    firstDay: firstDayOfYear(year),
    lastDay: cutShort ? dayBefore(cutoffAt) : lastDayOfYear(year),
    startAt: new Date(startOfDay(firstDayOfYear(year))),
    endAt: new Date(Math.min(nextYear, cutoffAt)),
    cutoffAt: new Date(cutoffAt),
    knownBefore: cutShort ? new Date(cutoffAt) : 'infinity',
    firstWeekDay: fromEpochDay(firstWeekDay),
    lastWeekDay: fromEpochDay((firstWeekDay + weeks * 7 - 1) as EpochDay),
    weeks,
    cutShort,
  }
}

/** The last day with a moment before the instant. */
const dayBefore = (at: Instant): PlainDate => fromEpochDay(epochDayOf((at - 1) as Instant))
