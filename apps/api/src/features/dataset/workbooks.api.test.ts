import { fileNames } from '@zhengmei/domain/dataset'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowCounts } from '../../../testing/data-set.js'
import { Importing } from '../../../testing/importing.js'
import type { TestApi } from '../../../testing/test-api.js'

let importing: Importing
let api: TestApi
beforeAll(async () => {
  importing = await Importing.start()
  api = importing.api
})
afterAll(() => importing?.close())

async function load(bytes: ArrayBuffer): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes)
  return book
}
const bytesOf = async (book: exceljs.Workbook): Promise<Buffer> => Buffer.from(await book.xlsx.writeBuffer())

describe('workbooks', () => {
  it('come as a template with guide, lists and text ids, which imports when filled in', async () => {
    const response = await importing.download('/files/template.xlsx')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const book = await load(await response.arrayBuffer())
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['填写说明', 'visible'],
      ...fileNames.map((name) => [name, 'visible']),
      ['取值', 'veryHidden'],
    ])
    const sheet = book.getWorksheet('orgs')
    expect(sheet?.getCell('C2').dataValidation).toMatchObject({ type: 'list' })
    expect(sheet?.getCell('A2').numFmt).toBe('@')
    expect(JSON.stringify(sheet?.getCell('A1').note)).toContain('必填')
    const empty = await importing.imported({ 'template.xlsx': await bytesOf(book) }, true)
    expect(empty).toMatchObject({ state: 'DONE', errorCount: 0 })
    sheet?.getRow(2).splice(1, 0)
    for (const [index, value] of ['TPL', '模板单位', 'department', 'CITY'].entries())
      sheet?.getCell(2, index + 1) && (sheet.getCell(2, index + 1).value = value)
    const filled = await importing.imported({ 'template.xlsx': await bytesOf(book) })
    expect(filled).toMatchObject({ state: 'DONE', errorCount: 0 })
    expect(filled.files.find(({ file }) => file === 'orgs')).toMatchObject({ new: 1 })
  })

  it('of ten thousand rows with 37 bad ones come back with all 37 reasons, and import once when mended', async () => {
    const book = new exceljs.Workbook()
    const sheet = book.addWorksheet('orgs')
    sheet.addRow(['code', 'name', 'kind', 'parent_code'])
    const bad = new Set(Array.from({ length: 37 }, (_, index) => 100 + index * 251))
    for (let row = 2; row <= 10_001; row += 1)
      sheet.addRow([`W${row}`, `单位${row}`, bad.has(row) ? 'ministry' : 'department', 'CITY'])
    sheet.getCell('B100').font = { bold: true }
    book.addWorksheet('填写说明').addRow(['留着'])
    const before = await rowCounts(api.pool)
    const job = await importing.imported({ '全市.xlsx': await bytesOf(book) })
    expect(job).toMatchObject({ state: 'REFUSED', errorCount: 37, files: [{ file: 'orgs', refused: 37 }] })
    expect({ ...(await rowCounts(api.pool)), audit_entry: 0 }).toEqual({ ...before, audit_entry: 0 })

    const marked = await load(await (await importing.download(job.errorsWorkbookUrl ?? '')).arrayBuffer())
    const returned = marked.getWorksheet('orgs')
    expect(returned?.getCell('E1').value).toBe('错误原因')
    const told: number[] = []
    returned?.eachRow((row, number) => {
      if (number > 1 && row.getCell(5).value) told.push(number)
    })
    expect(told).toEqual([...bad])
    expect(String(returned?.getCell('E100').value)).toMatch(/^kind：不在允许的取值之内/)
    expect(returned?.getCell('B100').font?.bold).toBe(true)
    expect(marked.getWorksheet('填写说明')?.getCell('A1').value).toBe('留着')
    const english = await load(
      await (await importing.download(`${job.errorsWorkbookUrl}?language=en`)).arrayBuffer(),
    )
    expect(english.getWorksheet('orgs')?.getCell('E1').value).toBe('错误原因 / Reason')
    expect(String(english.getWorksheet('orgs')?.getCell('E100').value)).toMatch(/^kind: [ -~]+$/)

    // Half of it mended: the old reasons go, those that still hold stay in the same column.
    for (const row of told.slice(1)) if (returned) returned.getCell(row, 3).value = 'department'
    const second = await importing.imported({ '全市.xlsx': await bytesOf(marked) })
    expect(second).toMatchObject({ state: 'REFUSED', errorCount: 1 })
    const again = await load(await (await importing.download(second.errorsWorkbookUrl ?? '')).arrayBuffer())
    const rest: string[] = []
    again
      .getWorksheet('orgs')
      ?.getColumn(5)
      .eachCell((cell) => cell.value && rest.push(`${cell.row} ${String(cell.value).slice(0, 4)}`))
    expect(rest).toEqual(['1 错误原因', '100 kind'])
    expect(again.getWorksheet('orgs')?.getCell('F1').value).toBeNull()

    const whole = again.getWorksheet('orgs')
    if (whole) whole.getCell('C100').value = 'department'
    const bytes = await bytesOf(again)
    expect((await importing.imported({ '全市.xlsx': bytes })).files).toEqual([
      { file: 'orgs', new: 10_000, changed: 0, unchanged: 0, refused: 0 },
    ])
    expect((await importing.imported({ '全市.xlsx': bytes })).files).toEqual([
      { file: 'orgs', new: 0, changed: 0, unchanged: 10_000, refused: 0 },
    ])
  })

  it('that can not be read say so, and are not offered back', async () => {
    const job = await importing.imported({ 'secret.xlsx': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]) })
    expect(job.errors.nodes.map(({ row, code }) => [row, code])).toEqual([[0, 'dataset/encrypted-workbook']])
    expect((await importing.download(job.errorsWorkbookUrl ?? '')).status).toBe(404)
  })
})
