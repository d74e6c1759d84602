import { type HolidayNotice, holidayNameOf } from '@zhengmei/domain/calendar'
import type { PlainDate } from '@zhengmei/domain/kernel'

/** A notice as it is stored: the English names are the product's, so only the Chinese ones are kept. */
export interface StoredNotice {
  readonly number: string
  readonly issuedOn: PlainDate
  readonly holidays: readonly {
    readonly name: string
    readonly from: PlainDate
    readonly to: PlainDate
    readonly makeupWorkdays: readonly PlainDate[]
  }[]
}

export const storedNotice = ({ number, issuedOn, holidays }: HolidayNotice): StoredNotice => ({
  number,
  issuedOn,
  holidays: holidays.map(({ name, from, to, makeupWorkdays }) => ({
    name: name.zh,
    from,
    to,
    makeupWorkdays,
  })),
})

export const noticeOf = (year: number, { number, issuedOn, holidays }: StoredNotice): HolidayNotice => ({
  year,
  number,
  issuedOn,
  holidays: holidays.map((holiday) => ({ ...holiday, name: holidayNameOf(holiday.name) })),
})
