import { addDays, type Bilingual, type PlainDate, yearOf } from '../kernel/index.js'

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

/** What there is to say of a calendar that ends with a year: nothing, or which year is missing and what follows from it. */
export function calendarWarnings(lastYear: number, today: PlainDate): Bilingual[] {
  const year = missingHolidays(lastYear, today)
  if (year === null) return []
  if (yearOf(today) >= year)
    return [
      {
        zh: `${year} 年的节假日安排没有载入，落在这一年的时限无法判断`,
        en: `The holidays of ${year} are missing: deadlines that fall there can’t be told`,
      },
    ]
  return [
    {
      zh: `${year} 年的节假日安排还没有载入，跨年的时限将无法判断`,
      en: `The holidays of ${year} are not loaded yet: deadlines across the new year won’t be told`,
    },
  ]
}
