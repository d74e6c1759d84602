import { noticesInForce, type WorkCalendar, workCalendar } from '@zhengmei/domain/calendar'
import type { ClientBase, Pool } from 'pg'
import { defineLoader, type RequestContext } from '../../platform/graphql/index.js'
import { noticeOf, type StoredNotice } from './notice.read.js'

/** The latest that was entered for a year and not taken back. */
interface OwnNotice {
  readonly id: string
  readonly year: number
  readonly notice: StoredNotice
}

/** Calendars by the notices they are made of, which never change: laying the days out is done once, asking what holds every time. */
const laidOut = new Map<string, WorkCalendar>()
const mostLaidOut = 20

/**
 * The calendar that holds now: what the office entered, else what the product carries. It is asked of the database each time, in the
 * transaction whose connection is given, so that nothing is decided or shown by one that was replaced.
 */
export async function calendarInForce(connection: Pool | ClientBase): Promise<WorkCalendar> {
  const { rows } = await connection.query<OwnNotice>({
    name: 'holiday-notices-in-force',
    text: `select id, year, notice from holiday_notice h
      where notice is not null and not exists (select from holiday_notice later where later.supersedes = h.id)
      order by year`,
  })
  const key = rows.map(({ id }) => id).join()
  const known = laidOut.get(key)
  if (known) return known
  const calendar = workCalendar(noticesInForce(rows.map(({ year, notice }) => noticeOf(year, notice))))
  if (laidOut.size >= mostLaidOut) laidOut.clear()
  laidOut.set(key, calendar)
  return calendar
}

const ofRequest = defineLoader<'in force', WorkCalendar>(async (context, keys) => {
  const calendar = await calendarInForce(context.pool)
  return keys.map(() => calendar)
})

/** The calendar in force as a request sees it, asked once however many fields want it. */
export const requestCalendar = (context: RequestContext): Promise<WorkCalendar> =>
  context.load(ofRequest, 'in force')
