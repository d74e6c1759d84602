import type { DataSetSource, SourceRecord, SourceTable } from '@zhengmei/api/features/dataset'
import { type FileName, files, type GeneratedDataSet } from './rows.js'

const recordsPerBatch = 1_000

/** A generated data set as the importer reads one: no file in between, and never all of it in memory. */
export function generatedSource(dataSet: GeneratedDataSet): DataSetSource {
  const tables = (Object.keys(files) as FileName[]).map(
    (name): SourceTable => ({ name, label: `${name}.csv`, read: () => batches(name, dataSet) }),
  )
  return { tables, problems: [], close: async () => undefined }
}

async function* batches(name: FileName, dataSet: GeneratedDataSet): AsyncGenerator<readonly SourceRecord[]> {
  const columns: readonly string[] = files[name]
  let batch: SourceRecord[] = [{ row: 1, cells: columns }]
  let row = 1
  for (const record of dataSet[name] as Iterable<object>) {
    row++
    const cells = record as Readonly<Record<string, string | number | boolean | undefined>>
    batch.push({ row, cells: columns.map((column) => String(cells[column] ?? '')) })
    if (batch.length === recordsPerBatch) {
      yield batch
      batch = []
    }
  }
  yield batch
}
