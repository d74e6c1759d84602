import { enquiriesMoved, rectificationsMoved } from '@zhengmei/domain/assessment'
import { type ChangedDay, changedDays, type WorkCalendar } from '@zhengmei/domain/calendar'
import { wholeForest } from '@zhengmei/domain/identity'
import { addDays, yearOf } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { type PlacedWindows, rulePlaces, withinPlaced } from '../account/index.js'

/** What another calendar would mean. */
export interface CalendarEffect {
  readonly changedDays: number
  /** Those that are off or worked in exchange, or were known before. */
  readonly changes: readonly ChangedDay[]
  readonly waitingEnquiries: number
  readonly openFindings: number
  readonly plannedRuns: number
  readonly sealedRuns: number
}

/** Deadlines of the last days of a year reach into the next: its assessment looks at so many days of that, at most. */
const reachOfYear = 31

const special = ['holiday', 'makeup_workday'] as const

/** Days worth telling one by one: of a year that comes to be known its working days and weekends are not. */
const isTold = ({ before, after }: ChangedDay): boolean =>
  before !== null && after !== null ? true : special.some((kind) => kind === before || kind === after)

/** Counts what another calendar would move: what waits and is open goes by it at once, what has begun or is sealed does not. */
export async function effectOf(
  pool: Pool,
  before: WorkCalendar,
  after: WorkCalendar,
): Promise<CalendarEffect> {
  const days = changedDays(before, after)
  const [first, last] = [days[0]?.on, days.at(-1)?.on]
  const nothing = {
    changedDays: 0,
    changes: [],
    waitingEnquiries: 0,
    openFindings: 0,
    plannedRuns: 0,
    sealedRuns: 0,
  }
  if (first === undefined || last === undefined) return nothing
  const change = { before: before.isWorkingDay, after: after.isWorkingDay, firstOn: first, lastOn: last }
  const places = await rulePlaces(pool, wholeForest)
  const placed = (windowsOf: typeof enquiriesMoved) =>
    places.map(({ path, layers }) => ({ path, windows: windowsOf(layers, change) }))
  return {
    changedDays: days.length,
    changes: days.filter(isTold),
    waitingEnquiries: await count(pool, waiting, 'm.received_at', placed(enquiriesMoved)),
    openFindings: await count(pool, open, 'f.notified_at', placed(rectificationsMoved)),
    ...(await runsOf(pool, yearOf(addDays(first, -reachOfYear)), yearOf(last))),
  }
}

const waiting = `message m join account a on a.id = m.account_id join org o on o.id = a.org_id
  where m.replied_at is null and m.kind = 'policy_enquiry' and a.unreplied_messages > 0`

const open = `finding f left join account a on a.id = f.account_id join org o on o.id = coalesce(f.org_id, a.org_id)
  where f.rectified_at is null and f.notified_at is not null`

async function count(
  pool: Pool,
  things: string,
  moment: string,
  places: PlacedWindows['places'],
): Promise<number> {
  const values: unknown[] = []
  const within = withinPlaced(moment, 'o.path', places, values)
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from ${things} and ${within}`,
    values,
  )
  return rows[0]?.count ?? 0
}

async function runsOf(pool: Pool, firstYear: number, lastYear: number) {
  const { rows } = await pool.query<Pick<CalendarEffect, 'plannedRuns' | 'sealedRuns'>>(
    `select count(*) filter (where state = 'planned')::int as "plannedRuns",
       count(*) filter (where state = 'sealed')::int as "sealedRuns"
     from assessment_run where year between $1 and $2`,
    [firstYear, lastYear],
  )
  return rows[0] ?? { plannedRuns: 0, sealedRuns: 0 }
}
