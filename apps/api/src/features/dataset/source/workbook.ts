import { basename } from 'node:path'
import { type DataSetFile, dataSetFiles, type Problem, problems } from '@zhengmei/domain/dataset'
import {
  type DataSetSource,
  type Format,
  inReadingOrder,
  isNameOf,
  namesOf,
  type RecordFault,
  type SourceProblem,
  type SourceRecord,
  type SourceTable,
} from './source.js'
import { type Archive, openArchive } from './workbook/archive.js'
import { cellText } from './workbook/cell-text.js'
import { readParts, type SheetPart, type WorkbookParts } from './workbook/parts.js'
import { type RawRow, sheetRows } from './workbook/sheet-rows.js'
import { WorkbookFault } from './workbook/workbook-fault.js'

/** How the heading of the column begins in which a refused workbook tells its errors; when it comes back mended the column is passed over. */
export const reasonColumn = '错误原因'

/** Sheets of templates and of exports that hold no data. */
export const guideSheets: ReadonlySet<string> = new Set(['填写说明', '取值', '导出说明', 'About this export'])

/**
 * A data set in an .xlsx workbook: sheets with the names of the files (`posts` or `posts.csv`). Read as a stream: an archive by yauzl, XML by
 * saxes. (The streaming reader of exceljs breaks Chinese characters that lie across two pieces of a stream and reads error values as NaN.)
 *
 * A file that can't be opened, or not safely, gives a source with nothing but that problem.
 *
 * @param label the workbook's name for errors about it as a whole.
 */
export const workbookFile = (path: string, label: string = basename(path)): Promise<DataSetSource> =>
  workbookOf(dataSetFiles, path, label)

/** A workbook of another format. */
export async function workbookOf<Name extends string>(
  format: Format<Name>,
  path: string,
  label: string,
): Promise<DataSetSource<Name>> {
  let archive: Archive | undefined
  try {
    archive = await openArchive(path)
    return sourceOf(format, archive, await readParts(archive), label)
  } catch (fault) {
    archive?.close()
    if (!(fault instanceof WorkbookFault)) throw fault
    return { tables: [], problems: [{ label, problem: fault.problem }], close: async () => undefined }
  }
}

function sourceOf<Name extends string>(
  format: Format<Name>,
  archive: Archive,
  parts: WorkbookParts,
  label: string,
): DataSetSource<Name> {
  const tables: SourceTable<Name>[] = []
  const found: SourceProblem[] = []
  for (const sheet of parts.sheets) {
    const name = sheet.name
      .trim()
      .toLowerCase()
      .replace(/\.csv$/, '')
    if (guideSheets.has(sheet.name)) continue
    if (!isNameOf(format, name))
      found.push({ label: sheet.name, problem: problems.unknownFile(sheet.name, namesOf(format)) })
    else if (tables.some((table) => table.name === name))
      found.push({ label: sheet.name, problem: problems.fileTwice(sheet.name) })
    else
      tables.push({
        name,
        label: sheet.name,
        read: () => readSheet(archive, parts, sheet, format[name]),
      })
  }
  if (tables.length === 0 && found.length === 0) found.push({ label, problem: problems.noFiles })
  return {
    tables: inReadingOrder(tables, namesOf(format)),
    problems: found,
    close: async () => archive.close(),
  }
}

async function* readSheet(
  archive: Archive,
  parts: WorkbookParts,
  sheet: SheetPart,
  file: DataSetFile,
): AsyncGenerator<SourceRecord[]> {
  let read: ((row: RawRow) => SourceRecord | null) | undefined
  let row = 0
  try {
    for await (const rows of sheetRows(await archive.stream(sheet.part), parts.styles)) {
      const records: SourceRecord[] = []
      for (const raw of rows) {
        row = raw.row
        if (read) {
          const record = read(raw)
          if (record) records.push(record)
          continue
        }
        const header = headerOf(raw, parts)
        read = recordReader(header, parts, file)
        records.push({ row, cells: header.names })
      }
      if (records.length > 0) yield records
    }
  } catch (fault) {
    if (!(fault instanceof WorkbookFault)) throw fault
    yield [broken(row + 1, [], fault.problem)]
  }
}

const broken = (row: number, cells: readonly string[], problem: Problem): SourceRecord => ({
  row,
  cells,
  faults: [{ index: null, value: null, problem }],
})

/** Names of the header and where each stands in the sheet. */
interface SheetHeader {
  readonly names: readonly string[]
  readonly columns: readonly number[]
  readonly passedOver: ReadonlySet<number>
}

function headerOf({ cells }: RawRow, parts: WorkbookParts): SheetHeader {
  const names: string[] = []
  const columns: number[] = []
  const passedOver = new Set<number>()
  for (const [column, cell] of [...cells].sort(([one], [other]) => one - other)) {
    const result = cellText(cell, parts.strings, parts.from1904, false)
    const text = 'text' in result ? result.text.trim() : result.shown
    if (text.startsWith(reasonColumn)) passedOver.add(column)
    else if (text !== '') {
      names.push(text)
      columns.push(column)
    }
  }
  return { names, columns, passedOver }
}

/** Makes the reader of rows below a header; null for a row with nothing in it. */
function recordReader(
  header: SheetHeader,
  parts: WorkbookParts,
  file: DataSetFile,
): (row: RawRow) => SourceRecord | null {
  const known = new Map(header.columns.map((column, index) => [column, index]))
  const wantsTime = header.names.map((name) => file.columns[name]?.kind === 'instant')
  return ({ row, cells: raw }) => {
    const cells = new Array<string>(header.names.length).fill('')
    const faults: RecordFault[] = []
    let beyond = 0
    for (const [column, cell] of raw) {
      if (header.passedOver.has(column)) continue
      const index = known.get(column)
      const result = cellText(
        cell,
        parts.strings,
        parts.from1904,
        index !== undefined && wantsTime[index] === true,
      )
      if (index === undefined) {
        if (!('text' in result) || result.text !== '') beyond += 1
      } else if ('text' in result) cells[index] = result.text
      else faults.push({ index, value: result.shown, problem: result.fault })
    }
    if (beyond > 0) {
      return broken(row, cells, problems.cellCount(header.names.length + beyond, header.names.length))
    }
    if (faults.length === 0) return cells.every((cell) => cell === '') ? null : { row, cells }
    return { row, cells, faults }
  }
}
