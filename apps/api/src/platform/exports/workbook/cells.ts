import { visibleText } from '@zhengmei/domain/kernel'

/** What a column holds; it decides how its cells are shown. */
export type CellKind = 'text' | 'number' | 'day' | 'instant'
/** Texts, numbers (also said exactly, as text), days as `YYYY-MM-DD`, instants; null: empty. */
export type Cell = string | number | Date | null

/** Numbers of the formats in the workbook's styles; see `parts.ts`. */
export const style = { general: 0, header: 1, text: 2, number: 3, day: 4, instant: 5, quoted: 6 } as const

/** What a spreadsheet takes into one cell. */
const longestText = 32_767
const formula = /^[=+\-@\t\r]/
const exactNumber = /^-?\d{1,15}(\.\d{1,15})?$/
const dayText = /^\d{4}-\d{2}-\d{2}$/
const dayMs = 86_400_000
/** Day 0 of spreadsheets, as they count since 1 March 1900. */
const dayZero = Date.UTC(1899, 11, 30)
/** Asia/Shanghai is a fixed +08:00 for every fact here. */
const shanghaiMs = 8 * 3_600_000

/** A cell as SpreadsheetML; nothing for an empty one. */
export function cellXml(reference: string, cell: Cell, kind: CellKind): string {
  if (cell === null || cell === '') return ''
  if (cell instanceof Date) return valueXml(reference, style.instant, serial(cell.getTime() + shanghaiMs))
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? valueXml(reference, style.number, String(cell)) : ''
  if (kind === 'number' && exactNumber.test(cell)) return valueXml(reference, style.number, cell)
  if (kind === 'day' && dayText.test(cell))
    return valueXml(reference, style.day, serial(Date.parse(`${cell}T00:00:00Z`)))
  return textXml(reference, cell, formula.test(cell) ? style.quoted : style.text)
}

/**
 * A text stands as a text, whatever it looks like: ids keep all their digits, and what begins as a formula would is
 * marked as typed with an apostrophe before it, so that it stays a text when somebody edits or saves it elsewhere.
 */
export function textXml(reference: string, text: string, format: number): string {
  return `<c r="${reference}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

const valueXml = (reference: string, format: number, value: string): string =>
  `<c r="${reference}" s="${format}"><v>${value}</v></c>`

/** Days since day 0, the time of day as their fraction, to the millisecond. */
const serial = (ms: number): string => String(Math.round(((ms - dayZero) / dayMs) * 1e9) / 1e9)

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text within XML, in one line in which nothing hides; `_x000A_` is what spreadsheets read as a line break. */
export const escaped = (text: string): string =>
  visibleText(text.slice(0, longestText))
    .slice(0, longestText)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

/** Letters of a column counted from 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
