import { holidayNotices } from './notices/all.js'
import { type WorkCalendar, workCalendar } from './working-days.js'

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

/**
 * The calendar of the notices that the product carries: what holds where an office has entered none, and what a command line without
 * an office's database counts by.
 */
export const builtInCalendar: WorkCalendar = workCalendar(holidayNotices)
