import type { RowError } from '@zhengmei/domain/dataset'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { stringify } from 'csv-stringify/sync'
import { neutralCell } from './neutral-cell.js'

export const errorsCsvHeader = 'file,row,column,value,reason\n'

/** Errors as lines of `errors.csv` (UTF-8, RFC 4180), without the header; cells are safe to open in a spreadsheet. */
export function errorsCsvLines(errors: readonly RowError[], language: keyof Bilingual = 'zh'): string {
  return stringify(
    errors.map(({ file, row, column, value, reason }) => [
      neutralCell(file),
      row,
      neutralCell(column ?? ''),
      neutralCell(value ?? ''),
      reason[language],
    ]),
  )
}

/** A whole `errors.csv`. */
export const errorsCsv = (errors: readonly RowError[], language: keyof Bilingual = 'zh'): string =>
  errorsCsvHeader + errorsCsvLines(errors, language)
