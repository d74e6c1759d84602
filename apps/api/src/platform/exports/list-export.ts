import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Bilingual, visibleText } from '@zhengmei/domain/kernel'
import { csvRecord } from '../csv/index.js'
import { aboutSheet } from './about-sheet.js'
import {
  type DeclaredList,
  type Exportable,
  type ExportColumn,
  type ExportWriting,
  prepared,
} from './exportable.js'
import { type Cell, workbookOf } from './workbook/index.js'

/** Progress is told after so many rows. */
const tellEvery = 500

/** A list that can be taken out, as a workbook with the sheet 导出说明 or as CSV; streamed, so that any length does. */
export function listExport<Parameters, Row>(declared: DeclaredList<Parameters, Row>): Exportable {
  const { kind, title, action } = declared
  return {
    kind,
    title,
    action,
    formats: ['xlsx', 'csv'],
    columns: declared.columns.map(({ key }) => key),
    prepare: (reader, parameters) =>
      prepared(declared, reader, parameters, (ask, description) => async (file, writing) => {
        const { language } = reader
        const columns = chosen(declared.columns, writing.columns)
        const counted = counting(declared.rows(ask), writing)
        if (writing.format === 'csv') await writeCsv(file, columns, counted.rows, language, writing.signal)
        else {
          const workbook = workbookOf([
            {
              name: title[language],
              columns: columns.map((column) => ({
                title: column.title[language],
                kind: column.kind,
                width: column.width ?? widths[column.kind],
              })),
              rows: () => cellsOf(columns, counted.rows, language),
            },
            aboutSheet({ ...writing, title, description, language, rows: () => counted.count() }),
          ])
          await pipeline(workbook, file, { end: false, signal: writing.signal })
        }
        return { rows: counted.count() }
      }),
  }
}

const widths = { text: 18, number: 11, day: 12, instant: 18 } as const

/** The columns asked for in that order; all where none was. */
function chosen<Row>(
  columns: readonly ExportColumn<Row>[],
  keys: readonly string[],
): readonly ExportColumn<Row>[] {
  if (keys.length === 0) return columns
  const known = new Map(columns.map((column) => [column.key, column]))
  return keys.flatMap((key) => known.get(key) ?? [])
}

function counting<Row>(
  rows: AsyncIterable<Row>,
  { onProgress, signal }: Pick<ExportWriting, 'onProgress' | 'signal'>,
): { readonly rows: AsyncIterable<Row>; readonly count: () => number } {
  let count = 0
  async function* counted(): AsyncGenerator<Row> {
    for await (const row of rows) {
      signal.throwIfAborted()
      yield row
      count += 1
      if (count % tellEvery === 0) onProgress(count, null)
    }
    onProgress(count, count)
  }
  return { rows: counted(), count: () => count }
}

async function* cellsOf<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: AsyncIterable<Row>,
  language: keyof Bilingual,
): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield columns.map((column) => column.value(row, language))
}

/** A byte order mark, so that spreadsheets read it as UTF-8. */
async function writeCsv<Row>(
  file: Writable,
  columns: readonly ExportColumn<Row>[],
  rows: AsyncIterable<Row>,
  language: keyof Bilingual,
  signal: AbortSignal,
): Promise<void> {
  async function* records(): AsyncGenerator<string> {
    yield `\ufeff${csvRecord(columns.map((column) => column.title[language]))}`
    for await (const row of rows) {
      yield csvRecord(columns.map((column) => plainText(column.value(row, language))))
    }
  }
  await pipeline(records(), file, { end: false, signal })
}

const shanghai = 8 * 3_600_000

function plainText(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date)
    return new Date(cell.getTime() + shanghai).toISOString().slice(0, 19).replace('T', ' ')
  return visibleText(String(cell))
}
