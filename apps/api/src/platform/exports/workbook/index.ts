import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { type Cell, type CellKind, cellXml, columnLetters, style, textXml } from './cells.js'
import { fixedParts, sheetFoot, sheetHead } from './parts.js'

export type { Cell, CellKind } from './cells.js'

/** A sheet: a header that stays in sight, then rows. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly kind: CellKind; readonly width: number }[]
  /** Called when the sheets before it are written. */
  readonly rows: () => AsyncIterable<readonly Cell[]>
}

/** A sheet has more rows than any spreadsheet opens. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows'
}

const mostRows = 1_048_576
/** Text is handed on in pieces of about this many characters. */
const pieceLength = 64 * 1024

/**
 * A workbook (.xlsx) as it is read: one row after the other, so memory stays small at any length, and no faster than
 * whoever takes it. Destroying it ends the rows.
 *
 * @throws TooManyRows while it is read.
 */
export function workbookOf(sheets: readonly Sheet[]): Readable {
  const zip = new ZipFile()
  const output = new PassThrough()
  let open: Readable | undefined
  const names = sheetNames(sheets)
  for (const [name, text] of fixedParts(names)) zip.addBuffer(Buffer.from(text), name)
  for (const [index, sheet] of sheets.entries()) {
    zip.addReadStreamLazy(`xl/worksheets/sheet${index + 1}.xml`, (callback) => {
      open = Readable.from(pieces(sheetXml(sheet, index === 0)))
      open.on('error', (fault) => output.destroy(fault))
      callback(null, open)
    })
  }
  zip.on('error', (fault: Error) => output.destroy(fault))
  output.on('close', () => open?.destroy())
  zip.end()
  zip.outputStream.pipe(output)
  return output
}

/** Names as spreadsheets allow them, each another. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, index) => {
    const plain = name.replace(/[\\/?*[\]:']/g, ' ').slice(0, 28)
    const own = taken.has(plain) || plain.trim() === '' ? `${plain} ${index + 1}` : plain
    taken.add(own)
    return own
  })
}

async function* sheetXml({ columns, rows }: Sheet, first: boolean): AsyncGenerator<string> {
  const letters = columns.map((_, at) => columnLetters(at))
  yield sheetHead(
    columns.map(({ width }) => width),
    first,
  )
  yield `<row r="1">${columns.map(({ title }, at) => textXml(`${letters[at]}1`, title, style.header)).join('')}</row>`
  let row = 1
  for await (const cells of rows()) {
    row += 1
    if (row > mostRows) throw new TooManyRows(`more than ${mostRows} rows`)
    let xml = `<row r="${row}">`
    for (const [at, { kind }] of columns.entries())
      xml += cellXml(`${letters[at]}${row}`, cells[at] ?? null, kind)
    yield `${xml}</row>`
  }
  yield sheetFoot(`A1:${letters.at(-1) ?? 'A'}${row}`)
}

async function* pieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = ''
  for await (const text of texts) {
    piece += text
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}
