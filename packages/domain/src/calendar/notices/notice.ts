import type { PlainDate } from '../../kernel/index.js'

/** Days off under one name, both ends inclusive; weekend days inside count as days off of the holiday. */
export interface NoticedHoliday {
  readonly name: { readonly zh: string; readonly en: string }
  readonly from: PlainDate
  readonly to: PlainDate
  /** Saturdays and Sundays worked in exchange (调休上班), inclusive of none. */
  readonly makeupWorkdays: readonly PlainDate[]
}

/** A yearly notice of the State Council's General Office on days off (部分节假日安排的通知). */
export interface HolidayNotice {
  /** The year the notice arranges. Its holidays may reach into the neighbouring years. */
  readonly year: number
  /** Document number, e.g. 国办发明电〔2024〕12号. */
  readonly number: string
  readonly issuedOn: PlainDate
  readonly holidays: readonly NoticedHoliday[]
}
