import type { Readable } from 'node:stream'
import type { RowError } from '@zhengmei/domain/dataset'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { ZipFile } from 'yazl'
import { type Archive, openArchive } from '../source/workbook/archive.js'
import { cellText } from '../source/workbook/cell-text.js'
import { readParts, type SheetPart, type WorkbookParts } from '../source/workbook/parts.js'
import { sheetRows } from '../source/workbook/sheet-rows.js'
import { safeXml } from '../source/workbook/xml.js'
import { reasonColumn } from '../source/workbook.js'
import { markRows } from './mark-rows.js'

/** A refused workbook, streamed, and how to let go of it. */
export interface MarkedWorkbook {
  readonly stream: Readable
  readonly close: () => void
}

/**
 * The same workbook with a column 错误原因 in which each refused row tells why, in the language of whoever reads it; a column of that name
 * from an earlier round is written anew.
 * Everything else stays byte for byte as it was, also what the product doesn't understand; memory is small at any size.
 *
 * @param errors of all sheets; their `file` is the sheet's name.
 * @throws WorkbookFault when the workbook can't be read safely.
 */
export async function markedWorkbook(
  path: string,
  errors: readonly RowError[],
  language: keyof Bilingual,
): Promise<MarkedWorkbook> {
  const archive = await openArchive(path)
  try {
    const parts = await readParts(archive)
    const zip = new ZipFile()
    const sheets = new Map<string, SheetPart>(parts.sheets.map((sheet) => [sheet.part, sheet]))
    for (const name of archive.entries.keys()) {
      if (name.endsWith('/')) continue
      const sheet = sheets.get(name)
      const reasons = sheet ? reasonsByRow(errors, sheet.name, words[language]) : new Map<number, string>()
      if (sheet && reasons.size > 0) {
        const column = await columnForReasons(archive, parts, sheet)
        addLazily(zip, name, async () => markRows(safeXml(await archive.stream(name)), column, reasons))
      } else addLazily(zip, name, () => archive.stream(name))
    }
    zip.end()
    return { stream: zip.outputStream as Readable, close: () => archive.close() }
  } catch (fault) {
    archive.close()
    throw fault
  }
}

function addLazily(zip: ZipFile, name: string, open: () => Promise<Readable>): void {
  zip.addReadStreamLazy(name, (callback) => {
    open().then(
      (stream) => callback(null, stream),
      (fault: unknown) =>
        callback(fault instanceof Error ? fault : new Error(String(fault)), undefined as never),
    )
  })
}

/** How the column is headed and reasons are joined. */
interface Words {
  readonly language: keyof Bilingual
  readonly heading: string
  readonly colon: string
  readonly semicolon: string
  readonly inBrackets: (text: string) => string
}

const words: Readonly<Record<keyof Bilingual, Words>> = {
  zh: {
    language: 'zh',
    heading: reasonColumn,
    colon: '：',
    semicolon: '；',
    inBrackets: (text) => `（${text}）`,
  },
  en: {
    language: 'en',
    heading: `${reasonColumn} / Reason`,
    colon: ': ',
    semicolon: '; ',
    inBrackets: (text) => ` (${text})`,
  },
}

/** What each row is told; row 1 gets the heading and, after it, what is wrong with the header or the sheet as a whole. */
function reasonsByRow(
  errors: readonly RowError[],
  sheet: string,
  { language, heading, colon, semicolon, inBrackets }: Words,
): Map<number, string> {
  const reasons = new Map<number, string>()
  for (const { file, row, column, reason } of errors) {
    if (file !== sheet) continue
    const at = Math.max(row, 1)
    const text = column === null ? reason[language] : `${column}${colon}${reason[language]}`
    const before = reasons.get(at)
    reasons.set(at, before === undefined ? text : `${before}${semicolon}${text}`)
  }
  if (reasons.size > 0) {
    const header = reasons.get(1)
    reasons.set(1, header === undefined ? heading : heading + inBrackets(header))
  }
  return reasons
}

/** The column that has the heading already, or the first one right of everything in the sheet. */
async function columnForReasons(archive: Archive, parts: WorkbookParts, sheet: SheetPart): Promise<number> {
  let widest = -1
  for await (const rows of sheetRows(await archive.stream(sheet.part), parts.styles)) {
    for (const { row, cells } of rows) {
      for (const [column, cell] of cells) {
        const result = cellText(cell, parts.strings, parts.from1904, false)
        if (row === 1 && 'text' in result && result.text.startsWith(reasonColumn)) return column
        if (!('text' in result) || result.text !== '') widest = Math.max(widest, column)
      }
    }
  }
  return widest + 1
}
