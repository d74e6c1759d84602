import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { escaped } from './cells.js'
import { type Cell, type CellKind, type Sheet, TooManyRows, workbookOf } from './index.js'

async function opened(sheets: readonly Sheet[]): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook()
  const bytes = await buffer(workbookOf(sheets))
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  return workbook
}

const sheetOf = (kind: CellKind, cells: readonly Cell[], name = '列表'): Sheet => ({
  name,
  columns: [{ title: '列', kind, width: 12 }],
  async *rows() {
    for (const cell of cells) yield [cell]
  },
})

async function read(kind: CellKind, cell: Cell) {
  const workbook = await opened([sheetOf(kind, [cell])])
  return workbook.getWorksheet('列表')?.getCell('A2')
}

describe('a cell', () => {
  it.each<[string, CellKind, string]>([
    ['an id of 18 digits', 'text', '321302199001011234'],
    ['leading zeros', 'text', '000123'],
    ['what looks like a day', 'text', '2025-03-01'],
    ['an emoji of several signs', 'text', '👩‍👩‍👧 é'],
    ['signs of XML', 'text', '<a href="x">&amp;</a> \'q\''],
    ['blanks at its ends', 'text', '  a  '],
    ['a number said in a column of texts', 'text', '1e5'],
    ['no number in a column of numbers', 'number', '未知'],
  ])('keeps %s byte for byte', async (_, kind, text) => {
    const cell = await read(kind, text)
    expect(cell?.value).toBe(text)
    expect(cell?.numFmt).toBe('@')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '=cmd|/c calc', '-宿迁'])(
    '%s is a text and no formula, also when it is edited',
    async (text) => {
      const cell = await read('text', text)
      expect(cell?.type).toBe(exceljs.ValueType.String)
      expect(cell?.value).toBe(text)
      expect(cell?.formula).toBeUndefined()
    },
  )

  it.each([
    ['a tab', '\t=1', '\\u{9}=1'],
    ['a line break', 'a\r\n=1', 'a\\u{d}\\u{a}=1'],
    ['what no XML may hold', 'a\u0000b\u001b', 'a\\u{0}b\\u{1b}'],
    ['what turns the reading round', '\u202egnp.exe', '\\u{202e}gnp.exe'],
  ])('shows %s instead of obeying it', async (_, text, seen) => {
    expect((await read('text', text))?.value).toBe(seen)
  })

  it('of numbers is a number, said exactly or not', async () => {
    expect((await read('number', '-12.34'))?.value).toBe(-12.34)
    expect((await read('number', 305))?.value).toBe(305)
  })

  it('of days is a day, of instants the time in Shanghai', async () => {
    expect((await read('day', '2024-02-29'))?.value).toEqual(new Date('2024-02-29T00:00:00Z'))
    expect((await read('instant', new Date('2025-12-31T16:30:05Z')))?.value).toEqual(
      new Date('2026-01-01T00:30:05Z'),
    )
  })

  it('longer than a spreadsheet takes is cut', async () => {
    expect((await read('text', 'x'.repeat(40_000)))?.value).toHaveLength(32_767)
  })

  it('that is empty is not there', async () => {
    expect((await read('text', null))?.value ?? null).toBeNull()
  })
})

it('what spreadsheets read as a line break is not one', () => {
  expect(escaped('a_x000A_b _x000a_ x_x1_')).toBe('a_x005F_x000A_b _x005F_x000a_ x_x1_')
})

describe('a workbook', () => {
  it('keeps its header in sight and lets be filtered by it', async () => {
    const sheet = (await opened([sheetOf('number', [1, 2, 3])])).getWorksheet('列表')
    expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }])
    expect(sheet?.autoFilter).toBe('A1:A4')
    expect(sheet?.getCell('A1').font.bold).toBe(true)
  })

  it('prints across A4, all columns on one page, its header on each', async () => {
    const sheets = [sheetOf('number', [1]), sheetOf('number', [1], '导出说明')]
    const workbook = await opened(sheets)
    for (const { name } of sheets)
      expect(workbook.getWorksheet(name)?.pageSetup, name).toMatchObject({
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:1',
      })
  })

  it('reads a sheet after the ones before it', async () => {
    let count = 0
    const first: Sheet = {
      ...sheetOf('number', []),
      async *rows() {
        for (; count < 10; count += 1) yield [count]
      },
    }
    const second: Sheet = {
      ...sheetOf('number', [], '导出说明'),
      async *rows() {
        yield [count]
      },
    }
    const workbook = await opened([first, second])
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['列表', '导出说明'])
    expect(workbook.getWorksheet('导出说明')?.getCell('A2').value).toBe(10)
  })

  it('has sheets of different names, as spreadsheets allow them', async () => {
    const long = '考'.repeat(40)
    const workbook = await opened([
      sheetOf('text', [], long),
      sheetOf('text', [], long),
      sheetOf('text', [], "a[b]:c/d'"),
    ])
    const names = workbook.worksheets.map((sheet) => sheet.name)
    expect(new Set(names).size).toBe(3)
    expect(names.every((name) => name.length <= 31 && !/[\\/?*[\]:']/.test(name))).toBe(true)
  })

  it('is read no faster than it is taken, and ends its rows when it is left', async () => {
    let produced = 0
    let ended = false
    const endless: Sheet = {
      ...sheetOf('text', []),
      async *rows() {
        try {
          for (;;) {
            produced += 1
            yield [`${produced} ${Math.random()}`]
          }
        } finally {
          ended = true
        }
      },
    }
    const stream = workbookOf([endless])
    await once(stream, 'readable')
    stream.read(1)
    // Nobody takes anything: what is on its way fits into the streams' buffers.
    let before = -1
    while (before !== produced) {
      before = produced
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(produced).toBeLessThan(100_000)
    stream.destroy()
    await once(stream, 'close')
    while (!ended) await new Promise((resolve) => setImmediate(resolve))
  })

  it('with more rows than a sheet holds is none', async () => {
    const long: Sheet = {
      ...sheetOf('text', []),
      async *rows() {
        for (let row = 0; row < 1_048_576; row += 1) yield [null]
      },
    }
    const reading = workbookOf([long])
    await expect(buffer(reading)).rejects.toThrow(TooManyRows)
  })

  it('whose rows fail, fails', async () => {
    const broken: Sheet = {
      ...sheetOf('text', []),
      async *rows() {
        yield ['the first']
        throw new Error('the database is away')
      },
    }
    await expect(buffer(workbookOf([broken]))).rejects.toThrow('the database is away')
  })
})
