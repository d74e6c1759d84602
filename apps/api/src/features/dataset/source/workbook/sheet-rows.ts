import type { Readable } from 'node:stream'
import { problems } from '@zhengmei/domain/dataset'
import type { RawCell } from './cell-text.js'
import { type NumberStyle, unescaped } from './parts.js'
import { WorkbookFault } from './workbook-fault.js'
import { parseXml } from './xml.js'

/** A row as the sheet numbers it, with its cells by column (0 = A). Empty cells may be missing. */
export interface RawRow {
  readonly row: number
  readonly cells: ReadonlyMap<number, RawCell>
}

const lastRow = 1_048_576
const lastColumn = 16_384

/** Streams the rows of a sheet in batches. @throws WorkbookFault */
export async function* sheetRows(bytes: Readable, styles: readonly NumberStyle[]): AsyncGenerator<RawRow[]> {
  const collector = new RowCollector(styles)
  for await (const _ of parseXml(bytes, collector)) {
    const rows = collector.take()
    if (rows.length > 0) yield rows
  }
}

/** Column of a reference like `AB12`, counted from 0. */
export function columnOf(reference: string): number {
  let column = 0
  for (let index = 0; index < reference.length; index += 1) {
    const letter = reference.charCodeAt(index) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** Letters of a column counted from 0. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

class RowCollector {
  private rows: RawRow[] = []
  private row = 0
  private column = -1
  private cells = new Map<number, RawCell>()
  private type = 'n'
  private style: NumberStyle | undefined
  private value: string | null = null
  private hasFormula = false
  private inValue = false
  private inHint = false

  constructor(private readonly styles: readonly NumberStyle[]) {}

  take(): RawRow[] {
    const rows = this.rows
    this.rows = []
    return rows
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const number = Number(attributes['r'] ?? this.row + 1)
      if (!Number.isInteger(number) || number <= this.row || number > lastRow)
        throw new WorkbookFault(problems.damagedWorkbook)
      this.row = number
      this.column = -1
      this.cells = new Map()
    } else if (name === 'c') {
      const reference = attributes['r']
      this.column = reference === undefined ? this.column + 1 : columnOf(reference)
      if (this.column < 0 || this.column >= lastColumn) throw new WorkbookFault(problems.damagedWorkbook)
      this.type = attributes['t'] ?? 'n'
      this.style = this.styles[Number(attributes['s'] ?? 0)]
      this.value = null
      this.hasFormula = false
    } else if (name === 'v' || name === 't') {
      this.inValue = true
      this.value ??= ''
    } else if (name === 'f') this.hasFormula = true
    else if (name === 'rPh') this.inHint = true
  }

  text(piece: string): void {
    if (this.inValue && !this.inHint) this.value += piece
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false
    else if (name === 'rPh') this.inHint = false
    else if (name === 'c') {
      const isText = this.type === 'str' || this.type === 'inlineStr'
      const value = this.value !== null && isText ? unescaped(this.value) : this.value
      this.cells.set(this.column, { type: this.type, value, style: this.style, hasFormula: this.hasFormula })
    } else if (name === 'row') this.rows.push({ row: this.row, cells: this.cells })
  }
}
