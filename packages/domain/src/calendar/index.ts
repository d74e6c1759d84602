import { holidayNotices } from './notices/all.js'
import { type WorkCalendar, workCalendar } from './working-days.js'

export { checkNotice, type NoticeSurroundings, noticeBounds, oddities } from './check-notice.js'
export * from './iso-week.js'
export * from './month.js'
export { daysOff, inOrder, isSame } from './notices/days.js'
export { holidayNameOf, holidayNames } from './notices/holiday-names.js'
export type { HolidayNotice, NoticedHoliday } from './notices/notice.js'
export { builtInCalendarOf, type ChangedDay, changedDays, noticesInForce } from './notices-in-force.js'
export type { TableProblem } from './table/day-row.js'
export { type HolidayTable, holidayTableTemplate, readHolidayTable } from './table/read-table.js'
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
