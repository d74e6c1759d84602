import { readFile } from 'node:fs/promises'
import exceljs from 'exceljs'
import type { Locator } from 'playwright-core'

/** What a click brings onto the disk. */
export async function download(button: Locator): Promise<{ name: string; bytes: Buffer<ArrayBuffer> }> {
  const [file] = await Promise.all([button.page().waitForEvent('download'), button.click()])
  return { name: file.suggestedFilename(), bytes: Buffer.from(await readFile(await file.path())) }
}
/** The lines of a file of text. */
export const linesOf = (bytes: Buffer) =>
  bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)

/** A workbook as a spreadsheet opens it. */
export async function workbookOf(bytes: Buffer<ArrayBuffer>): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  return book
}

/** What stands in a row of the sheet of units, from column A on; nothing when there is no such sheet. */
export const valuesOf = (book: exceljs.Workbook, row: number): readonly unknown[] => {
  const values = book.getWorksheet('orgs')?.getRow(row).values
  return Array.isArray(values) ? values.slice(1) : []
}
