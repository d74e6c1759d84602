import type { WorkCalendar } from '@zhengmei/domain/calendar'
import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { calendarInForce, keptCalendar } from '../calendar/index.js'
import { yearBeyondCalendar } from './refusals.js'
import type { Run } from './run.js'
import { findRun } from './run.repository.js'

/**
 * The calendar of a run. Once it has begun it stays with the one it began with, whatever is entered later; a what-if takes that of the
 * run whose facts it scores, so that nothing differs but the rules.
 *
 * @returns refusals `assessment/calendar-not-kept`, and `assessment/year-beyond-calendar` for one that has not begun.
 */
export async function calendarOfRun(
  connection: Pool | ClientBase,
  run: Pick<Run, 'calendarVersion' | 'baseRunId' | 'year'>,
): Promise<Result<WorkCalendar>> {
  const version = run.calendarVersion ?? (await versionOfBase(connection, run.baseRunId))
  if (version === null) return calendarForYear(connection, run.year)
  const kept = await keptCalendar(connection, version)
  return kept === null ? notKept(version) : ok(kept)
}

/** The calendar in force, if a year can be assessed by it. */
export async function calendarForYear(
  connection: Pool | ClientBase,
  year: number,
): Promise<Result<WorkCalendar>> {
  const calendar = await calendarInForce(connection)
  const { firstYear, lastYear } = calendar.horizon
  return year < firstYear || year > lastYear ? yearBeyondCalendar(year, calendar.horizon) : ok(calendar)
}

async function versionOfBase(
  connection: Pool | ClientBase,
  baseRunId: string | null,
): Promise<string | null> {
  return baseRunId === null ? null : ((await findRun(connection, baseRunId))?.calendarVersion ?? null)
}

const notKept = (version: string) =>
  refuse('assessment/calendar-not-kept', {
    zh: `没有保存日历版本 ${version}，不能按它计算`,
    en: `The calendar ${version} is not kept: nothing can be computed by it`,
  })
