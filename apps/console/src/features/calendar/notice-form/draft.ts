import { type HolidayTable, holidayNames } from '@zhengmei/domain/calendar'
import type { NoticeInput, ToldCalendar } from '../operations'

/** A holiday as it is being filled in; days as fields hold them, empty until told. */
export interface DraftHoliday {
  /** Which row of the form it is, whatever is added or removed around it. */
  readonly key: number
  readonly name: string
  readonly from: string
  readonly to: string
  readonly makeup: readonly string[]
}

/** A notice as it is being filled in. */
export interface Draft {
  readonly year: number
  readonly number: string
  readonly issuedOn: string
  readonly holidays: readonly DraftHoliday[]
}

type ToldNotice = ToldCalendar['notices'][number]

const usualNames = [
  holidayNames.newYear,
  holidayNames.springFestival,
  holidayNames.qingming,
  holidayNames.labourDay,
  holidayNames.dragonBoat,
  holidayNames.midAutumn,
  holidayNames.nationalDay,
]

/** What the form begins with: the notice that holds, to be amended, or the names of the holidays there are each year. */
export function draftOf(year: number, notice: ToldNotice | undefined): Draft {
  if (!notice)
    return {
      year,
      number: '',
      issuedOn: '',
      holidays: usualNames.map(({ zh }, key) => ({ key, name: zh, from: '', to: '', makeup: [] })),
    }
  return {
    year,
    number: notice.number,
    issuedOn: String(notice.issuedOn),
    holidays: notice.holidays.map(({ name, from, to, makeupWorkdays }, key) => ({
      key,
      name: name.zh,
      from: String(from),
      to: String(to),
      makeup: makeupWorkdays.map(String),
    })),
  }
}

/** The draft with the holidays of a table instead of its own; a table without any changes nothing. */
export function withTable(draft: Draft, { holidays }: HolidayTable): Draft {
  if (holidays.length === 0) return draft
  const rows = holidays.map(({ name, from, to, makeupWorkdays }, key) => ({
    key,
    name: name.zh,
    from: from as string,
    to: to as string,
    makeup: makeupWorkdays as readonly string[],
  }))
  return { ...draft, holidays: rows }
}

export const withHoliday = (draft: Draft, holiday: DraftHoliday): Draft => ({
  ...draft,
  holidays: draft.holidays.map((each) => (each.key === holiday.key ? holiday : each)),
})

export const withoutHoliday = (draft: Draft, key: number): Draft => ({
  ...draft,
  holidays: draft.holidays.filter((each) => each.key !== key),
})

/** The draft with one more holiday, to be filled in. */
export const withAnother = (draft: Draft): Draft => ({
  ...draft,
  holidays: [
    ...draft.holidays,
    {
      key: Math.max(-1, ...draft.holidays.map(({ key }) => key)) + 1,
      name: '',
      from: '',
      to: '',
      makeup: [],
    },
  ],
})

/** What is sent: rows without any day are left out; one day off needs no second date. */
export interface Sent {
  readonly input: NoticeInput
  /** The row of each holiday that is sent, so that what is refused of it is told there. */
  readonly rows: readonly number[]
}

export function sentOf(draft: Draft): Sent {
  const told = draft.holidays.filter(({ from, to, makeup }) => from || to || makeup.some(Boolean))
  return {
    input: {
      year: draft.year,
      number: draft.number,
      issuedOn: draft.issuedOn,
      holidays: told.map(({ name, from, to, makeup }) => ({
        name,
        from: from || to,
        to: to || from,
        makeupWorkdays: makeup.filter(Boolean),
      })),
    },
    rows: told.map(({ key }) => key),
  }
}

/** A row that says what is worked and not what is off can't be sent; the keys of such rows. */
export const rowsWithoutDays = ({ holidays }: Draft): readonly number[] =>
  holidays.filter(({ from, to, makeup }) => !from && !to && makeup.some(Boolean)).map(({ key }) => key)

/** A field of a row, or its days worked in exchange, all alike. */
export type RowPart = 'name' | 'from' | 'to' | 'makeup'

/** The row, and what of it, that a refusal of `holidays.2.from` is about; null: it is about no row. */
export function rowOf(
  field: string | null | undefined,
  rows: readonly number[],
): { readonly row: number; readonly part: RowPart } | null {
  const [, place, part] = /^holidays\.(\d+)\.(name|from|to|makeup)/.exec(field ?? '') ?? []
  const row = rows[Number(place)]
  return row === undefined ? null : { row, part: part as RowPart }
}
