import { builtInCalendarOf, changedDays, type WorkCalendar, workCalendar } from '@zhengmei/domain/calendar'
import type { ClientBase, Pool } from 'pg'
import { noticeOf, type StoredNotice, storedNotice } from './notice.read.js'

/** A notice with its year, as calendars are kept. */
type KeptNotice = StoredNotice & { readonly year: number }

/**
 * Keeps a calendar for good, so that what is computed with it can be computed again.
 *
 * @throws when another calendar is kept under the same version: nothing may then be computed with this one.
 */
export async function keepCalendar(client: ClientBase, calendar: WorkCalendar): Promise<void> {
  const notices = calendar.notices.map((notice) => ({ year: notice.year, ...storedNotice(notice) }))
  await client.query(
    'insert into work_calendar (version, notices) values ($1, $2) on conflict (version) do nothing',
    [calendar.version, JSON.stringify(notices)],
  )
  const kept = await keptCalendar(client, calendar.version)
  if (kept === null || changedDays(kept, calendar).length > 0)
    throw new Error(`another calendar is kept as ${calendar.version}`)
}

/**
 * The calendar of this version: one that was kept, or one of the product's own.
 *
 * @returns null when nothing was ever computed with such a calendar.
 */
export async function keptCalendar(
  connection: Pool | ClientBase,
  version: string,
): Promise<WorkCalendar | null> {
  const { rows } = await connection.query<{ notices: readonly KeptNotice[] }>(
    'select notices from work_calendar where version = $1',
    [version],
  )
  const [kept] = rows
  if (!kept) return builtInCalendarOf(version)
  return workCalendar(kept.notices.map(({ year, ...notice }) => noticeOf(year, notice)))
}
