import { type Bilingual, type PlainDate, parsePlainDate } from '../../kernel/index.js'

/** A line of a table of holidays: a day or a stretch of days, off or worked, under a name. */
export interface DayRow {
  /** Counts from 1, for telling where something is wrong. */
  readonly line: number
  readonly from: PlainDate
  readonly to: PlainDate
  readonly off: boolean
  /** Empty when it isn't told. */
  readonly name: string
}

/** A line that can't be read. */
export interface TableProblem {
  readonly line: number
  readonly message: Bilingual
}

/** What was read of a text, line by line. */
export interface TableRead {
  readonly rows: readonly DayRow[]
  readonly problems: readonly TableProblem[]
}

const dateForms = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
]

/** Reads a day as people write it: 2025-01-01, 2025/1/1, 2025年1月1日, 20250101; null when it is none. */
export function readDay(text: string): PlainDate | null {
  for (const form of dateForms) {
    const [, year, month, day] = form.exec(text.trim()) ?? []
    if (year && month && day)
      return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  }
  return null
}

/** Whether a word says that a day is off or worked; null when it says neither. Who is off in exchange (调休) may be either. */
export function readArrangement(text: string): boolean | null {
  const word = text.trim().toLowerCase()
  if (/班|work/.test(word)) return false
  return /休|假|off|holiday|rest/.test(word.replaceAll('调休', '')) ? true : null
}
