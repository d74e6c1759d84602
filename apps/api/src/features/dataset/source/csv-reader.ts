import { problems } from '@zhengmei/domain/dataset'
import type { SourceRecord } from './source.js'

/** Longest record in UTF-16 units; a quote that is never closed is noticed here at the latest. */
const longestRecord = 8_000_000

const unclosed = problems.brokenLine('引号没有闭合', 'a quote is never closed')
const afterQuote = problems.brokenLine('引号之后还有文字', 'text after a closing quote')
const strayQuote = problems.brokenLine('未加引号的单元格中有引号', 'a quote within an unquoted cell')
const tooLong = problems.brokenLine('记录过长', 'the record is too long')

type Scan =
  | { readonly kind: 'record'; readonly cells: string[]; readonly end: number }
  | { readonly kind: 'broken'; readonly problem: typeof unclosed }
  | { readonly kind: 'more' }

const more: Scan = { kind: 'more' }

/**
 * Reads RFC 4180 from pieces of text. Written by hand because the readers at hand lose whole records after a broken one;
 * here reading goes on at the line after the one on which the broken record began, so every later row keeps its number.
 * A blank line is counted as a row, as spreadsheets do, and handed out to nobody.
 */
export class CsvReader {
  private rest = ''
  private row = 0
  /** A line without end was refused; the rest of it is passed over. */
  private passingOver = false

  /** @param last no more text follows. */
  feed(text: string, last: boolean): SourceRecord[] {
    const buffer = this.rest + text
    const records: SourceRecord[] = []
    let at = 0
    while (at < buffer.length) {
      const lineEnd = buffer.indexOf('\n', at)
      if (this.passingOver) {
        this.passingOver = lineEnd < 0
        at = lineEnd < 0 ? buffer.length : lineEnd + 1
        continue
      }
      if (lineEnd < 0 && !last && buffer.length - at <= longestRecord) break
      const line = buffer.slice(at, lineEnd < 0 ? buffer.length : lineEnd)
      const afterLine = lineEnd < 0 ? buffer.length : lineEnd + 1
      if (!line.includes('"')) {
        this.row += 1
        if (line.length > longestRecord) {
          records.push(this.broken(tooLong, line))
          this.passingOver = lineEnd < 0
        } else if (line !== '' && line !== '\r')
          records.push({ row: this.row, cells: withoutReturn(line).split(',') })
        at = afterLine
        continue
      }
      const scan = scanRecord(buffer, at, last)
      if (scan.kind === 'more' && buffer.length - at <= longestRecord) break
      this.row += 1
      if (scan.kind === 'record') {
        records.push({ row: this.row, cells: scan.cells })
        at = scan.end
      } else {
        records.push(this.broken(scan.kind === 'broken' ? scan.problem : unclosed, line))
        this.passingOver = lineEnd < 0
        at = afterLine
      }
    }
    this.rest = buffer.slice(at)
    return records
  }

  private broken(problem: typeof unclosed, line: string): SourceRecord {
    return { row: this.row, cells: likelyCells(line), faults: [{ index: null, value: null, problem }] }
  }
}

/** What of a broken line may be a cell; of a very long one only the beginning is looked at. */
const likelyCells = (line: string): string[] => line.slice(0, 10_000).split(/[",\r]+/)

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** Reads one record that holds quotes. `more` = the text ends before the record does and more of it may come. */
function scanRecord(text: string, start: number, last: boolean): Scan {
  const cells: string[] = []
  let at = start
  for (;;) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1)
      if (close < 0) return last ? { kind: 'broken', problem: unclosed } : more
      if (close + 1 >= text.length && !last) return more
      const inner = text.slice(at + 1, close)
      cells.push(inner.includes('"') ? inner.replaceAll('""', '"') : inner)
      at = close + 1
    } else {
      const end = cellEnd(text, at)
      if (end < 0 && !last) return more
      const stop = end < 0 ? text.length : end
      const cell = text.slice(at, stop)
      if (cell.includes('"')) return { kind: 'broken', problem: strayQuote }
      cells.push(text[stop] === '\n' || stop === text.length ? withoutReturn(cell) : cell)
      at = stop
    }
    if (at >= text.length) return { kind: 'record', cells, end: at }
    if (text[at] === ',') at += 1
    else if (text[at] === '\n') return { kind: 'record', cells, end: at + 1 }
    else if (text[at] === '\r') {
      if (at + 1 >= text.length) return last ? { kind: 'record', cells, end: text.length } : more
      if (text[at + 1] !== '\n') return { kind: 'broken', problem: afterQuote }
      return { kind: 'record', cells, end: at + 2 }
    } else return { kind: 'broken', problem: afterQuote }
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function cellEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 44 || code === 10) return at
  }
  return -1
}
