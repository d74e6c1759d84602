import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { SourceRecord } from './source.js'
import { workbookFile } from './workbook.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengmei-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

let files = 0
async function saved(bytes: Uint8Array): Promise<string> {
  files += 1
  const path = join(folder, `${files}.xlsx`)
  await writeFile(path, bytes)
  return path
}

/** A workbook as exceljs writes it. */
async function workbook(fill: (book: exceljs.Workbook) => void): Promise<string> {
  const book = new exceljs.Workbook()
  fill(book)
  return saved(Buffer.from(await book.xlsx.writeBuffer()))
}

/** An archive of these entries, whatever they are. */
async function archive(entries: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(Buffer.from(part))
  return saved(Buffer.concat(parts))
}

const parts = (sheet: string, others: Readonly<Record<string, string>> = {}) => ({
  'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="orgs" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  ...others,
})

async function recordsOf(path: string): Promise<SourceRecord[]> {
  const source = await workbookFile(path)
  try {
    expect(source.problems).toEqual([])
    const records: SourceRecord[] = []
    for (const table of source.tables) for await (const batch of table.read()) records.push(...batch)
    return records
  } finally {
    await source.close()
  }
}

/** Codes of the problems for which a workbook is refused, opened or read. */
async function refusals(path: string): Promise<string[]> {
  const source = await workbookFile(path)
  const codes = source.problems.map(({ problem }) => problem.code)
  for (const table of source.tables) {
    for await (const batch of table.read()) {
      codes.push(...batch.flatMap(({ faults = [] }) => faults.map(({ problem }) => problem.code)))
    }
  }
  await source.close()
  return codes
}

describe('cells of a workbook', () => {
  it('become the text that a CSV file would have', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('accounts')
      sheet.addRow([
        'id',
        'org_code',
        'platform',
        'name',
        'certified_subject',
        'live_on',
        'closed_on',
        'main',
      ])
      const row = sheet.addRow([
        '012345678901234567',
        12,
        { richText: [{ text: 'wei', font: { bold: true } }, { text: 'bo' }] },
        '  两端 空格\n换行 ',
        { formula: 'A1&"x"', result: '结果' },
        new Date(Date.UTC(2025, 1, 28)),
        new Date(Date.UTC(2025, 11, 31, 23, 59, 59)),
        true,
      ])
      row.getCell(2).numFmt = '000000'
      row.getCell(6).numFmt = 'yyyy"年"m"月"d"日"'
      row.getCell(7).numFmt = 'yyyy-mm-dd hh:mm:ss'
    })
    const [, record] = await recordsOf(path)
    expect(record).toEqual({
      row: 2,
      cells: [
        '012345678901234567',
        '000012',
        'weibo',
        '  两端 空格\n换行 ',
        '结果',
        '2025-02-28',
        '2025-12-31 23:59:59',
        'true',
      ],
    })
  })

  it('mean midnight where a day stands for a time', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('posts')
      sheet.addRow(['published_at'])
      sheet.addRow([new Date(Date.UTC(2025, 0, 1))]).getCell(1).numFmt = 'yyyy-mm-dd'
      // 09:29:59.9999 of a sum of fractions is 09:30.
      sheet.addRow([new Date(Date.UTC(2025, 0, 1, 9, 29, 59, 999))]).getCell(1).numFmt = 'yyyy-mm-dd hh:mm'
    })
    expect((await recordsOf(path)).map(({ cells }) => cells[0])).toEqual([
      'published_at',
      '2025-01-01 00:00:00',
      '2025-01-01 09:30:00',
    ])
  })

  it('are refused where the spreadsheet lost digits or a formula failed', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('orgs')
      sheet.addRow(['code', 'name', 'kind'])
      sheet.addRow([
        Number('123456789012345678'),
        { error: '#REF!' },
        { formula: 'NA()', result: { error: '#N/A' } },
      ])
      sheet.addRow([999999999999999, 0.1 + 0.2, { formula: 'B1' }])
    })
    const [, first, second] = await recordsOf(path)
    expect(first?.faults?.map(({ index, problem }) => [index, problem.code])).toEqual([
      [0, 'dataset/lost-precision'],
      [1, 'dataset/formula-error'],
      [2, 'dataset/formula-error'],
    ])
    expect(second?.cells.slice(0, 2)).toEqual(['999999999999999', '0.3'])
    expect(second?.faults?.map(({ index, problem }) => [index, problem.code])).toEqual([
      [2, 'dataset/formula-error'],
    ])
  })

  it('keep their rows: empty ones are passed over and counted', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('orgs')
      sheet.getRow(1).values = ['code', 'name']
      sheet.getRow(5).values = ['A', 'a']
      sheet.getRow(7).values = [' ', '']
      sheet.getCell('D9').value = 'beyond the header'
    })
    expect(
      (await recordsOf(path)).map(({ row, cells, faults }) => [row, cells.length, faults?.[0]?.problem.code]),
    ).toEqual([
      [1, 2, undefined],
      [5, 2, undefined],
      [7, 2, undefined],
      [9, 2, 'dataset/broken-line'],
    ])
  })

  it('are read from the days of 1904, without references, with hints for reading left out and escapes undone', async () => {
    const path = await archive({
      ...parts(
        '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>resident_population</t></is></c></row><row><c t="s"><v>1</v></c><c s="1"><v>1</v></c></row>',
        {
          'xl/sharedStrings.xml':
            '<sst><si><t>code</t></si><si><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>_x000D_&amp;乙</t></r></si></sst>',
          'xl/styles.xml':
            '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        },
      ),
      'xl/workbook.xml': `<x:workbook xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="orgs.csv" r:id="rId1"/></x:sheets></x:workbook>`,
    })
    expect((await recordsOf(path)).map(({ cells }) => cells)).toEqual([
      ['code', 'resident_population'],
      ['甲\r&乙', '1904-01-02'],
    ])
  })

  it('are read by the wall clock where the program wrote a time as ISO 8601', async () => {
    const path = await archive(
      parts(
        '<row><c t="inlineStr"><is><t>found_at</t></is></c></row><row><c t="d"><v>2025-03-01T09:30:00.000</v></c></row>',
      ),
    )
    expect((await recordsOf(path)).map(({ cells }) => cells)).toEqual([['found_at'], ['2025-03-01 09:30:00']])
  })

  it('stay whole where characters lie across pieces of the file', async () => {
    const name = '政务新媒体'.repeat(20_000)
    const path = await archive(
      parts(
        `<row><c t="inlineStr"><is><t>name</t></is></c></row><row><c t="inlineStr"><is><t>${name}</t></is></c></row>`,
      ),
    )
    const [, record] = await recordsOf(path)
    expect(record?.cells[0]).toBe(name)
  })
})

describe('sheets', () => {
  it('of unknown or doubled names are refused, the guide is passed over', async () => {
    const path = await workbook((book) => {
      for (const name of ['填写说明', 'orgs', 'orgs.csv', '机构']) book.addWorksheet(name)
    })
    const { problems, tables } = await workbookFile(path)
    expect(problems.map(({ label, problem }) => [label, problem.code])).toEqual([
      ['orgs.csv', 'dataset/file-twice'],
      ['机构', 'dataset/unknown-file'],
    ])
    expect(tables.map(({ label }) => label)).toEqual(['orgs'])
  })
})

describe('what is not a workbook, or a dangerous one, is refused', () => {
  const row = '<row><c t="inlineStr"><is><t>code</t></is></c></row>'
  it.each<[string, () => Promise<string>, string]>([
    ['text', () => saved(Buffer.from('code,name\n')), 'dataset/not-a-workbook'],
    ['nothing at all', () => saved(Buffer.alloc(0)), 'dataset/not-a-workbook'],
    ['a zip of something else', () => archive({ 'a.txt': 'a' }), 'dataset/not-a-workbook'],
    [
      'an encrypted workbook or an old .xls',
      () => saved(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])),
      'dataset/encrypted-workbook',
    ],
    [
      'ten thousand entries',
      () =>
        archive(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`xl/media/${index}`, '']))),
      'dataset/unsafe-workbook',
    ],
    [
      'a document type, and with it entities',
      () =>
        archive(
          parts(row, {
            'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>`,
          }),
        ),
      'dataset/unsafe-workbook',
    ],
    [
      'the same among the shared texts',
      () =>
        archive(
          parts(row, {
            'xl/sharedStrings.xml': `<!DOCTYPE x [<!ENTITY e "lol">]><sst><si><t>&e;</t></si></sst>`,
          }),
        ),
      'dataset/unsafe-workbook',
    ],
    [
      'an entity from nowhere',
      () => archive(parts('<row><c t="inlineStr"><is><t>&nowhere;</t></is></c></row>')),
      'dataset/damaged-workbook',
    ],
    ['XML that breaks off', () => archive(parts(`${row}<row><c`)), 'dataset/damaged-workbook'],
    [
      'rows out of order',
      () => archive(parts('<row r="2"><c/></row><row r="1"><c/></row>')),
      'dataset/damaged-workbook',
    ],
  ])('%s', async (_, make, code) => {
    expect(await refusals(await make())).toContain(code)
  })

  it('a zip bomb, before it is unpacked', async () => {
    const path = await archive(parts(row, { 'xl/sharedStrings.xml': ' '.repeat(64 * 1024 * 1024) }))
    expect((await stat(path)).size).toBeLessThan(200_000)
    expect(await refusals(path)).toEqual(['dataset/workbook-too-large'])
  })

  it('an entry that unpacks to more than it says', async () => {
    const path = await archive(
      parts(row, { 'xl/styles.xml': `<styleSheet>${' '.repeat(100_000)}</styleSheet>` }),
    )
    const bytes = await readFile(path)
    // The table of contents names the size of each entry at 24 bytes after its signature; the last entry is the styles.
    const contents = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    bytes.writeUInt32LE(1_000, contents + 24)
    expect(await refusals(await saved(bytes))).toEqual(['dataset/damaged-workbook'])
  })

  it('an entry whose name leads out of the archive', async () => {
    const path = await archive(parts(row, { 'xl/media/aa/evil': 'x' }))
    const bytes = Buffer.from(
      (await readFile(path)).toString('latin1').replaceAll('xl/media/aa/evil', '../../../etc/evil'),
      'latin1',
    )
    expect(await refusals(await saved(bytes))).toHaveLength(1)
  })
})
