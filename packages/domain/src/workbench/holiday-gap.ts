import { addDays, type PlainDate, yearOf } from '../kernel/index.js'

/** How long before the year ends its successor's holidays are asked for: the notice comes out in November. */
const asked = 60

/**
 * The year whose holidays have to be entered: deadlines that reach into it can't be told.
 *
 * @param lastYear the last year of which the holidays are known.
 * @returns null while nothing is missing.
 */
export function missingHolidays(lastYear: number, today: PlainDate): number | null {
  return yearOf(addDays(today, asked)) > lastYear ? lastYear + 1 : null
}
