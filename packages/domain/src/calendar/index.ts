import { holidayNotices } from './notices/all.js'
import { workCalendar } from './working-days.js'

export * from './iso-week.js'
export * from './month.js'
export type { HolidayNotice, NoticedHoliday } from './notices/notice.js'
export {
  DayKind,
  type Horizon,
  type WorkCalendar,
  workCalendar,
} from './working-days.js'
export { holidayNotices }

const official = workCalendar(holidayNotices)

/** Names the calendar that a run was computed with; changes with any noticed day. */
export const calendarVersion: string = official.version

/** Years, both inclusive, over which the calendar answers. */
export const { horizon, dayKind, isWorkingDay, endOfNthWorkingDayAfter } = official
