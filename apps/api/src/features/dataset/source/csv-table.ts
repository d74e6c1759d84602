import { problems } from '@zhengmei/domain/dataset'
import { CsvReader } from './csv-reader.js'
import { detectEncoding, type OpenBytes } from './encoding.js'
import type { SourceRecord, SourceTable } from './source.js'

const replacement = '\uFFFD'

/** A CSV file in UTF-8 (with or without byte order mark) or GB18030. */
export function csvTable<Name extends string>(name: Name, label: string, open: OpenBytes): SourceTable<Name> {
  return { name, label, read: () => readCsv(open) }
}

async function* readCsv(open: OpenBytes): AsyncGenerator<readonly SourceRecord[]> {
  const detected = await detectEncoding(open)
  if (detected.encoding === 'utf-16') {
    yield [{ row: 0, cells: [], faults: [{ index: null, value: null, problem: problems.utf16 }] }]
    return
  }
  const decoder = new TextDecoder(detected.encoding)
  const reader = new CsvReader()
  const check = detected.damaged
    ? (records: SourceRecord[]) => records.map(refuseDamage)
    : (records: SourceRecord[]) => records
  for await (const chunk of open()) {
    const records = check(reader.feed(decoder.decode(chunk, { stream: true }), false))
    if (records.length > 0) yield records
  }
  yield check(reader.feed(decoder.decode(), true))
}

function refuseDamage(record: SourceRecord): SourceRecord {
  if (record.faults) return record
  const faults = record.cells.flatMap((cell, index) =>
    cell.includes(replacement) ? [{ index, value: cell, problem: problems.encoding }] : [],
  )
  if (faults.length === 0) return record
  // What is left of a damaged cell means nothing, and is not looked up.
  return { ...record, cells: record.cells.map((cell) => (cell.includes(replacement) ? '' : cell)), faults }
}
