import type { WorkCalendar } from '@zhengmei/domain/calendar'
import type { Pool } from 'pg'
import { calendarOfRun } from './calendar-of-run.js'
import type { Run } from './run.js'
import { type RunRules, rulesOf } from './scheme-of-run.js'

/** Rules of runs that were looked at lately: they never change, and putting them together takes longer than a page of results. */
const known = new Map<string, RunRules>()
const mostKnown = 50

/**
 * The rules a run was scored by, for explaining it.
 *
 * @throws when its editions are no longer what they were: nothing then can be explained by them.
 */
export async function rulesOfRun(pool: Pool, run: Run): Promise<RunRules> {
  const found = known.get(run.id)
  if (found) return found
  const rules = await rulesOf(pool, run)
  if (!rules.ok) throw new Error(`run ${run.id}: ${rules.refusal.message.en}`)
  if (known.size >= mostKnown) known.clear()
  known.set(run.id, rules.value)
  return rules.value
}

/** Calendars by version, which never change either. */
const calendars = new Map<string, WorkCalendar>()

/**
 * The calendar a run was scored by, for explaining it.
 *
 * @throws when it is not kept.
 */
export async function calendarExplaining(pool: Pool, run: Run): Promise<WorkCalendar> {
  const found = calendars.get(run.calendarVersion ?? '')
  if (found) return found
  const calendar = await calendarOfRun(pool, run)
  if (!calendar.ok) throw new Error(`run ${run.id}: ${calendar.refusal.message.en}`)
  if (calendars.size >= mostKnown) calendars.clear()
  if (run.calendarVersion !== null) calendars.set(run.calendarVersion, calendar.value)
  return calendar.value
}
