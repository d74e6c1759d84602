export { calendarOf, calendarQuery, type ToldCalendar } from './operations'
