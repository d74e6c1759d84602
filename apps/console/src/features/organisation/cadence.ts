import { firstDayOfIsoWeek, formatIsoWeek } from '@zhengmei/domain/calendar'
import { fromEpochDay } from '@zhengmei/domain/kernel'
import type { StripWeek } from '../../ui/week-strip'

/**
 * The weeks of an account's year as a strip: a week which does not lie wholly within the live span, or has not ended by `today`
 * (`YYYY-MM-DD`), counts for nothing.
 */
export function cadenceWeeks(
  year: number,
  weekPosts: readonly number[],
  span: { readonly liveOn: string; readonly closedOn: string | null },
  today: string,
): readonly StripWeek[] {
  return weekPosts.map((posts, index) => {
    const monday = firstDayOfIsoWeek(year, index + 1)
    const from = fromEpochDay(monday)
    const next = fromEpochDay(monday + 7)
    const counted = span.liveOn <= from && (span.closedOn === null || next <= span.closedOn) && next <= today
    return { label: formatIsoWeek(year, index + 1), from, count: counted ? posts : null }
  })
}

/** Weeks that count and have no post. */
export const silentWeeks = (weeks: readonly StripWeek[]): number =>
  weeks.filter((week) => week.count === 0).length
