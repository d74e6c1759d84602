import type { RowError } from '@zhengmei/domain/dataset'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { csvRecord } from '../../platform/csv/index.js'

/** In which language reasons are written; `both`: Chinese and English beside each other, for whoever can't be asked. */
export type ReasonLanguage = keyof Bilingual | 'both'

/** A whole `errors.csv` (UTF-8, RFC 4180): header and one record an error; its cells are safe to open in a spreadsheet. */
export function errorsCsv(errors: readonly RowError[], language: ReasonLanguage): string {
  const said = ({ zh, en }: Bilingual) => (language === 'both' ? `${zh} / ${en}` : { zh, en }[language])
  const records = errors.map(({ file, row, column, value, reason }) =>
    csvRecord([file, String(row), column ?? '', value ?? '', said(reason)]),
  )
  return csvRecord(['file', 'row', 'column', 'value', 'reason']) + records.join('')
}
