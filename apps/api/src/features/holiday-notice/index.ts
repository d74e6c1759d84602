export { HolidayNoticeResolver } from './notice.resolver.js'
