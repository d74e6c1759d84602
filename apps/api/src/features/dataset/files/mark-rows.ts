import { Readable } from 'node:stream'
import { columnOf, lettersOf } from '../source/workbook/sheet-rows.js'

/**
 * Puts a text cell into rows of a sheet's XML, in place of what stands in that column. Works on the text of the part and leaves all else as
 * it is. The part has passed `safeXml`: `<` begins a tag everywhere.
 *
 * @param column counted from 0, as all columns here.
 * @param texts by number of the row; the cells are plain text to a spreadsheet, never a formula.
 */
export function markRows(
  xml: AsyncIterable<string>,
  column: number,
  texts: ReadonlyMap<number, string>,
): Readable {
  return Readable.from(markedPieces(xml, column, texts), { objectMode: false })
}

const rowStart = /<(?:\w+:)?row[\s>/]/

async function* markedPieces(
  xml: AsyncIterable<string>,
  column: number,
  texts: ReadonlyMap<number, string>,
): AsyncGenerator<string> {
  const marker = new RowMarker(column, texts)
  let rest = ''
  for await (const piece of xml) {
    rest += piece
    let done = ''
    for (;;) {
      const start = rest.search(rowStart)
      if (start < 0) {
        // A tag may be split between two pieces; the longest beginning of a row's tag is short.
        const keep = rest.lastIndexOf('<')
        const cut = keep < 0 ? rest.length : keep
        done += rest.slice(0, cut)
        rest = rest.slice(cut)
        break
      }
      const end = endOfRow(rest, start)
      if (end < 0) {
        done += rest.slice(0, start)
        rest = rest.slice(start)
        break
      }
      done += rest.slice(0, start) + marker.mark(rest.slice(start, end))
      rest = rest.slice(end)
    }
    if (done !== '') yield done
  }
  yield rest
}

/** Where the row that begins at `start` ends; -1 when the rest of it is still to come. */
function endOfRow(text: string, start: number): number {
  const open = endOfTag(text, start)
  if (open < 0) return -1
  if (text[open - 2] === '/') return open
  const close = /<\/(?:\w+:)?row\s*>/g
  close.lastIndex = open
  return close.exec(text) ? close.lastIndex : -1
}

/** The place after the `>` of a tag; one within an attribute's quotes doesn't end it. */
function endOfTag(text: string, start: number): number {
  let quote = ''
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return -1
}

class RowMarker {
  private row = 0

  constructor(
    private readonly column: number,
    private readonly texts: ReadonlyMap<number, string>,
  ) {}

  mark(row: string): string {
    const open = row.slice(0, endOfTag(row, 0))
    this.row = Number(/\sr\s*=\s*["'](\d+)["']/.exec(open)?.[1] ?? this.row + 1)
    const text = this.texts.get(this.row)
    // A row without cells has nothing to be refused for.
    if (open.endsWith('/>')) return row
    const close = row.lastIndexOf('<')
    const prefix = /^<(\w+:)?row/.exec(open)?.[1] ?? ''
    const [before, after] = this.split(row.slice(open.length, close), prefix)
    const reference = `${lettersOf(this.column)}${this.row}`
    const cell =
      text === undefined
        ? ''
        : `<${prefix}c r="${reference}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}is></${prefix}c>`
    // `spans` may not promise fewer columns than there are; it is a hint and may be missing.
    return open.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '') + before + cell + after + row.slice(close)
  }

  /** The cells left and right of the column; what stands in it is left out. */
  private split(cells: string, prefix: string): [string, string] {
    const pattern = new RegExp(`<${prefix}c[\\s>/]`, 'g')
    let before = ''
    let column = -1
    for (let match = pattern.exec(cells); match; match = pattern.exec(cells)) {
      const open = endOfTag(cells, match.index)
      const tag = cells.slice(match.index, open)
      const closing = `</${prefix}c>`
      const end = tag.endsWith('/>') ? open : cells.indexOf(closing, open) + closing.length
      const reference = /\sr\s*=\s*["']([A-Z]+)\d+["']/.exec(tag)?.[1]
      column = reference === undefined ? column + 1 : columnOf(reference)
      if (column > this.column) return [before, cells.slice(match.index)]
      if (column < this.column) before += cells.slice(match.index, end)
      pattern.lastIndex = end
    }
    return [before, '']
  }
}

/** XML text; characters that XML can't hold are shown as a replacement. */
const escaped = (text: string): string =>
  [...text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')]
    .map((character) => (isXmlCharacter(character.codePointAt(0) ?? 0) ? character : '\uFFFD'))
    .join('')

const isXmlCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code < 0xd800) ||
  (code >= 0xe000 && code !== 0xfffe && code !== 0xffff)
