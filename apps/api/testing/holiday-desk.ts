import { type HolidayNotice, holidayNotices } from '@zhengmei/domain/calendar'
import type { TestApi } from './test-api.js'

/** Days off under one name, as they are entered. */
interface Holiday {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly makeupWorkdays: readonly string[]
}

/** A notice as it is entered. */
export interface Notice extends Omit<HolidayNotice, 'holidays' | 'issuedOn'> {
  readonly issuedOn: string
  readonly holidays: readonly Holiday[]
}

/** The product’s own notice of a year, as it would be entered. */
export function noticeOf(wanted: number): Notice {
  const notice = holidayNotices.find(({ year }) => year === wanted)
  if (!notice) throw new Error(`no notice of ${wanted}`)
  return { ...notice, holidays: notice.holidays.map(({ name, ...days }) => ({ ...days, name: name.zh })) }
}

export const holiday = (name: string, from: string, to = from, ...makeupWorkdays: string[]): Holiday => ({
  name,
  from,
  to,
  makeupWorkdays,
})

/** The calendar as the API tells it. */
interface Calendar {
  readonly version: string
  readonly firstYear: number
  readonly lastYear: number
  readonly viewerCanSet: boolean
  readonly warnings: readonly { readonly zh: string }[]
  readonly notices: readonly {
    readonly year: number
    readonly number: string
    readonly holidays: readonly unknown[]
  }[]
}

interface Decided {
  readonly __typename: string
  readonly code?: string
  readonly field?: string
  readonly calendar?: Calendar
}

const calendarFields = `version firstYear lastYear viewerCanSet warnings { zh en }
  notices { year number issuedOn holidays { name { zh en } from to makeupWorkdays } }`
const answer = `__typename ... on WorkCalendarSet { calendar { ${calendarFields} } } ... on Refusal { code field message { zh en } }`

/** Looks at the calendar, and enters notices as `admin` unless told. */
export class HolidayDesk {
  constructor(private readonly api: TestApi) {}

  /** The calendar in force, or one by its version. */
  async calendar(as = 'unit', version?: string | null): Promise<Calendar> {
    const { data } = await this.api.graphql<{ workCalendar: Calendar }>(
      `query ($version: String) { workCalendar(version: $version) { ${calendarFields} } }`,
      { version },
      { as },
    )
    if (!data) throw new Error('no calendar')
    return data.workCalendar
  }

  async set(
    notice: Notice,
    change: { version?: string; as?: string; key?: string } = {},
  ): Promise<Partial<Decided>> {
    const { year, number, issuedOn, holidays } = notice
    const calendarVersion = change.version ?? (await this.calendar()).version
    const { data, errors } = await this.api.graphql<{ setHolidayNotice: Decided }>(
      `mutation ($input: SetHolidayNoticeInput!) { setHolidayNotice(input: $input) { ${answer} } }`,
      { input: { year, number, issuedOn, holidays, calendarVersion, idempotencyKey: change.key ?? null } },
      { as: change.as ?? 'admin' },
    )
    return data?.setHolidayNotice ?? { code: errors[0]?.extensions.code ?? '' }
  }

  async withdraw(year: number): Promise<Partial<Decided>> {
    const { data } = await this.api.graphql<{ withdrawHolidayNotice: Decided }>(
      `mutation ($input: WithdrawHolidayNoticeInput!) { withdrawHolidayNotice(input: $input) { ${answer} } }`,
      { input: { year, calendarVersion: (await this.calendar()).version } },
      { as: 'admin' },
    )
    return data?.withdrawHolidayNotice ?? {}
  }

  async preview(notice: Notice, as = 'admin'): Promise<Readonly<Record<string, unknown>>> {
    const { year, number, issuedOn, holidays } = notice
    const { data, errors } = await this.api.graphql<{ previewHolidayNotice: Record<string, unknown> }>(
      `query ($input: HolidayNoticeInput!) { previewHolidayNotice(input: $input) { __typename
        ... on HolidayNoticePreview { problems { code field } oddities { zh } changedDays changes { on before after }
          waitingEnquiries openFindings plannedRuns sealedRuns }
        ... on Refusal { code } } }`,
      { input: { year, number, issuedOn, holidays } },
      { as },
    )
    return data?.previewHolidayNotice ?? { code: errors[0]?.extensions.code }
  }
}
