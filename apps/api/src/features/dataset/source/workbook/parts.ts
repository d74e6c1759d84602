import { posix } from 'node:path'
import { problems } from '@zhengmei/domain/dataset'
import type { Archive } from './archive.js'
import { WorkbookFault } from './workbook-fault.js'
import { parseWhole } from './xml.js'

/** A sheet and the part of the archive that holds its rows. */
export interface SheetPart {
  readonly name: string
  readonly part: string
}

/** What a style tells about the number in a cell. */
export interface NumberStyle {
  readonly isDate: boolean
  /** A format of zeros alone (`000000`) shows so many digits, with leading zeros; 0 = another format. */
  readonly digits: number
}

/** What is needed to read the rows of any sheet. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[]
  readonly strings: readonly string[]
  readonly styles: readonly NumberStyle[]
  /** Days are counted from 1904 (old Macintosh workbooks). */
  readonly from1904: boolean
}

const workbookPart = 'xl/workbook.xml'
/** Shared texts are kept in memory while the workbook is read. */
const mostSharedBytes = 128 * 1024 * 1024

/** Reads the parts of a workbook that its sheets refer to. @throws WorkbookFault */
export async function readParts(archive: Archive): Promise<WorkbookParts> {
  if (!archive.entries.has(workbookPart)) throw new WorkbookFault(problems.notAWorkbook)
  const targets = await readRelations(archive)
  const sheets: SheetPart[] = []
  let from1904 = false
  await parseWhole(await archive.stream(workbookPart), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([attribute]) => attribute.endsWith(':id'))?.[1] ?? ''
      const part = targets.get(id)
      if (part !== undefined && archive.entries.has(part))
        sheets.push({ name: attributes['name'] ?? '', part })
    },
  })
  return { sheets, from1904, strings: await readStrings(archive), styles: await readStyles(archive) }
}

async function readRelations(archive: Archive): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  const part = 'xl/_rels/workbook.xml.rels'
  if (!archive.entries.has(part)) return targets
  await parseWhole(await archive.stream(part), {
    open(name, { Id: id, Target: target }) {
      if (name !== 'Relationship' || id === undefined || target === undefined) return
      targets.set(id, target.startsWith('/') ? target.slice(1) : posix.join('xl', target))
    },
  })
  return targets
}

/** The texts that cells refer to by number; phonetic hints (`rPh`) are no part of them. */
async function readStrings(archive: Archive): Promise<string[]> {
  const part = 'xl/sharedStrings.xml'
  const entry = archive.entries.get(part)
  if (!entry) return []
  if (entry.uncompressedSize > mostSharedBytes) throw new WorkbookFault(problems.workbookTooLarge)
  const strings: string[] = []
  let text = ''
  let inText = false
  let inHint = false
  await parseWhole(await archive.stream(part), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') inHint = true
    },
    close(name) {
      if (name === 'si') strings.push(unescaped(text))
      else if (name === 't') inText = false
      else if (name === 'rPh') inHint = false
    },
    text(piece) {
      if (inText && !inHint) text += piece
    },
  })
  return strings
}

/** Spreadsheets write characters that XML can't hold as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

async function readStyles(archive: Archive): Promise<NumberStyle[]> {
  const part = 'xl/styles.xml'
  if (!archive.entries.has(part)) return []
  const formats = new Map<number, string>()
  const styles: NumberStyle[] = []
  let inCellFormats = false
  await parseWhole(await archive.stream(part), {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0)
      if (name === 'numFmt') formats.set(id, attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) styles.push(numberStyle(id, formats.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

/** Built-in formats of days and times; 27 to 36 and 50 to 58 are those of Chinese and other East Asian versions. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

function numberStyle(id: number, format: string | undefined): NumberStyle {
  if (format === undefined) return { isDate: isBuiltInDate(id), digits: 0 }
  // Quoted words, escaped characters and colours may hold the letters of a date without being one; [h] counts hours.
  const bare = format.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return {
    isDate: /[ymdhs年月日时]/i.test(bare) && !/general/i.test(bare),
    digits: /^0+$/.test(bare) ? bare.length : 0,
  }
}
