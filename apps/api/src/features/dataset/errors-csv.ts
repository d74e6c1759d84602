import type { RowError } from '@zhengmei/domain/dataset'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { csvRecord } from '../../platform/csv/index.js'

/** A whole `errors.csv` (UTF-8, RFC 4180): header and one record an error; its cells are safe to open in a spreadsheet. */
export function errorsCsv(errors: readonly RowError[], language: keyof Bilingual = 'zh'): string {
  const records = errors.map(({ file, row, column, value, reason }) =>
    csvRecord([file, String(row), column ?? '', value ?? '', reason[language]]),
  )
  return csvRecord(['file', 'row', 'column', 'value', 'reason']) + records.join('')
}
