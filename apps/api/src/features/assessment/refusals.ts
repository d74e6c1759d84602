import type { Horizon } from '@zhengmei/domain/calendar'
import { type Refusal, type Result, refuse } from '@zhengmei/domain/kernel'

/** There is no such run, or it isn't theirs: both look the same. */
export const noSuchRun = (field: string): Result<never, Refusal> =>
  refuse('assessment/no-such-run', { zh: '没有这次考核', en: 'there is no such run' }, field)

export const notSealed = (field: string): Result<never, Refusal> =>
  refuse('assessment/not-sealed', { zh: '这次考核还没有封存', en: 'the run is not sealed' }, field)

/** A year of which the holidays aren't known. */
export const yearBeyondCalendar = (year: number, { firstYear, lastYear }: Horizon): Result<never, Refusal> =>
  refuse(
    'assessment/year-beyond-calendar',
    {
      zh: `节假日历只包含 ${firstYear}—${lastYear} 年，不能考核 ${year} 年`,
      en: `the calendar covers ${firstYear}–${lastYear}; ${year} can't be assessed`,
    },
    'year',
  )
