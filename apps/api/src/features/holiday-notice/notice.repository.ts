import type { ClientBase, Pool } from 'pg'
import { uuidv7 } from '../../platform/ids/index.js'
import type { StoredNotice } from '../calendar/index.js'

/** One after another: what is entered is looked at against what holds, the neighbouring years included. */
export async function holdNotices(client: ClientBase): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('holiday_notice'))`)
}

/** A notice as it was entered; `notice` null: it was taken back. */
export interface NoticeEntry {
  readonly id: string
  readonly year: number
  readonly notice: StoredNotice | null
  readonly enteredBy: string | null
  readonly enteredAt: Date
}

/** What was entered for a year, the latest first. */
export async function noticesOfYear(
  connection: Pool | ClientBase,
  year: number,
  limit: number,
): Promise<readonly NoticeEntry[]> {
  const { rows } = await connection.query<NoticeEntry>(
    `select h.id, h.year, h.notice, h.entered_at as "enteredAt", p.name as "enteredBy"
     from holiday_notice h left join person p on p.id = h.entered_by where h.year = $1 order by h.no desc limit $2`,
    [year, limit],
  )
  return rows
}

/** Enters a notice in place of what was entered for its year before; null takes that back. */
export async function insertNotice(
  client: ClientBase,
  entry: { readonly year: number; readonly notice: StoredNotice | null; readonly personId: string },
): Promise<string> {
  const id = uuidv7()
  await client.query(
    `insert into holiday_notice (id, year, notice, supersedes, entered_by)
     values ($1, $2, $3, (select id from holiday_notice where year = $2 order by no desc limit 1), $4)`,
    [id, entry.year, entry.notice && JSON.stringify(entry.notice), entry.personId],
  )
  return id
}
