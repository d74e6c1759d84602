import type { AccountFacts, FindingFact, UnitFacts, YearOfFacts } from '../src/assessment/index.js'
import { builtInCalendar, weeksInIsoYear } from '../src/calendar/index.js'
import { day, firstDayOfYear, type Instant, instant, startOfDay } from '../src/kernel/index.js'

/** Facts of 2025 in which nothing is wrong; a test changes what it is about. */
/** Working days by the notices that the product carries. */
export const { isWorkingDay } = builtInCalendar

export const year2025: YearOfFacts = yearFacts(2025)

export function yearFacts(
  year: number,
  cutoffAt: Instant = startOfDay(firstDayOfYear(year + 1)),
): YearOfFacts {
  return { year, cutoffAt, enquiriesOverHours: 24 }
}

/** An account live all year, three posts a week, all originals; `year` gives the number of weeks. */
export function account(changes: Partial<AccountFacts> = {}, year = 2025): AccountFacts {
  return {
    id: 'A1',
    platform: 'wechat_subscription',
    liveOn: day('2020-01-01'),
    closedOn: null,
    weekPosts: new Array<number>(weeksInIsoYear(year)).fill(3),
    monthPosts: new Array<number>(12).fill(13),
    originals: 156,
    gaps: [],
    slowEnquiries: [],
    findings: [],
    ...changes,
  }
}

export const unit = (changes: Partial<UnitFacts> = {}): UnitFacts => ({
  code: 'U1',
  category: 'county',
  findings: [],
  commendations: [],
  accounts: [account()],
  inspections: [],
  ...changes,
})

export const finding = (changes: Partial<FindingFact> = {}): FindingFact => ({
  id: 'F1',
  indicator: 'operation.typo',
  level: 'city',
  occurrences: 1,
  foundAt: instant('2025-05-14 10:00'),
  notifiedAt: null,
  rectifiedAt: null,
  ...changes,
})

/** Posts by period, `posts` in each but those named by index. */
export const postsExcept = (
  periods: number,
  posts: number,
  except: Readonly<Record<number, number>>,
): number[] => Array.from({ length: periods }, (_, index) => except[index] ?? posts)
