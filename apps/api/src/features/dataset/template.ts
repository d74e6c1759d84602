import { type Column, type DataSetFile, dataSetFiles } from '@zhengmei/domain/dataset'
import type exceljs from 'exceljs'
import { type Format, namesOf } from './source/source.js'
import { lettersOf } from './source/workbook/sheet-rows.js'

/** Rows that are prepared for typing: the lists and the text format reach so far. */
const preparedRows = 2000
const [guideSheet, choiceSheet] = ['填写说明', '取值']
const kindWords: Readonly<Record<Column['kind'], string>> = {
  code: '编号（文本）',
  text: '文本',
  choice: '列表',
  date: '日期 YYYY-MM-DD',
  instant: '时间 YYYY-MM-DD HH:MM:SS（北京时间）',
  count: '整数',
  flag: 'true / false',
}

let written: Promise<Buffer> | undefined

/** The workbook in which a data set can be filled in. It depends on nothing but the program and is made once. */
export function writeTemplate(): Promise<Buffer> {
  written ??= writeWorkbook(dataSetFiles, {
    title: '政媒数据集模板',
    notes: [
      '每个工作表对应一个数据文件；第 1 行为表头，不要改动。带 * 的列必填，空单元格表示未填写。',
      '任何一行有误则全部不保存；系统退回的工作簿在“错误原因”列写明原因，改正后可直接再次导入。',
    ],
  })
  return written
}

/** What stands above the columns on the guide. */
export interface GuideWords {
  readonly title: string
  readonly notes: readonly string[]
}

/** Rows of a sheet, cells in the order of its columns; an empty text for what isn't given. */
export type SheetRows = readonly (readonly string[])[]

/**
 * A workbook that the importer reads: a guide, one sheet a file with notes and drop-down lists, ids as text.
 *
 * @param rows what is filled in already; all of it as text, so that nothing is a formula and no zero is lost.
 */
export async function writeWorkbook<Name extends string>(
  format: Format<Name>,
  guide: GuideWords,
  rows: Partial<Record<Name, SheetRows>> = {},
): Promise<Buffer> {
  // Half a second to load, and seldom needed: not when the process starts.
  const { Workbook } = (await import('exceljs')).default
  const workbook = new Workbook()
  workbook.creator = 'Zhengmei 政媒'
  const files = Object.values<DataSetFile>(format)
  addGuide(workbook, guide, files)
  const lists = listRanges(files)
  for (const name of namesOf(format)) addSheet(workbook, format[name], lists, rows[name] ?? [])
  addChoices(workbook, files)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const columnsOf = (file: DataSetFile): [string, Column][] => Object.entries(file.columns)

function addGuide(
  workbook: exceljs.Workbook,
  { title, notes }: GuideWords,
  files: readonly DataSetFile[],
): void {
  const sheet = workbook.addWorksheet(guideSheet, { views: [{ state: 'frozen', ySplit: notes.length + 3 }] })
  sheet.columns = [{ width: 20 }, { width: 22 }, { width: 22 }, { width: 8 }, { width: 34 }, { width: 80 }]
  sheet.addRow([title]).font = { bold: true, size: 14 }
  for (const note of notes) sheet.addRow([note])
  sheet.addRow([])
  sheet.addRow(['工作表', '列', '名称', '必填', '格式', '说明']).font = { bold: true }
  for (const file of files) {
    for (const [name, column] of columnsOf(file)) {
      sheet.addRow([
        file.name,
        name,
        column.title.zh,
        column.required ? '*' : '',
        kindWords[column.kind],
        explanation(column),
      ])
    }
  }
}

function explanation(column: Column): string {
  const choices = column.choices?.map(({ value, zh }) => `${value}（${zh}）`).join('、')
  return [column.note.zh, choices].filter((part) => part).join('；')
}

/** Where the values of a list stand on the hidden sheet; a list written into the validation itself may have 255 characters only. */
function listRanges(files: readonly DataSetFile[]): ReadonlyMap<Column, string> {
  const ranges = new Map<Column, string>()
  for (const [, column] of files.flatMap(columnsOf)) {
    if (!column.choices) continue
    const letters = lettersOf(ranges.size)
    ranges.set(column, `'${choiceSheet}'!$${letters}$1:$${letters}$${column.choices.length}`)
  }
  return ranges
}

function addChoices(workbook: exceljs.Workbook, files: readonly DataSetFile[]): void {
  const sheet = workbook.addWorksheet(choiceSheet, { state: 'veryHidden' })
  let index = 1
  for (const [, column] of files.flatMap(columnsOf)) {
    if (!column.choices) continue
    sheet.getColumn(index).values = column.choices.map((choice) => choice.value)
    index += 1
  }
}

const formats: Partial<Record<Column['kind'], string>> = {
  code: '@',
  text: '@',
  choice: '@',
  flag: '@',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
}

function addSheet(
  workbook: exceljs.Workbook,
  file: DataSetFile,
  lists: ReadonlyMap<Column, string>,
  rows: SheetRows,
): void {
  const sheet = workbook.addWorksheet(file.name, { views: [{ state: 'frozen', ySplit: 1 }] })
  for (const [index, [name, column]] of columnsOf(file).entries()) {
    const target = sheet.getColumn(index + 1)
    target.width = Math.max(14, name.length + 4)
    target.numFmt = formats[column.kind] ?? 'General'
    const header = sheet.getCell(1, index + 1)
    header.value = name
    header.numFmt = '@'
    header.font = { bold: true, color: { argb: column.required ? 'FFC00000' : 'FF1F1F1F' } }
    header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF0F0F0' } }
    header.note = [
      `${column.title.zh}${column.required ? '（必填）' : ''}`,
      kindWords[column.kind],
      explanation(column),
    ]
      .filter((line) => line !== '')
      .join('\n')
    const list = column.kind === 'flag' ? '"true,false"' : lists.get(column)
    if (list === undefined) continue
    for (let row = 2; row <= Math.max(preparedRows, rows.length + 1); row += 1) {
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [list],
        showErrorMessage: true,
        errorTitle: '取值不在列表中',
        error: '请从下拉列表中选择',
      }
    }
  }
  for (const [index, cells] of rows.entries()) {
    const row = sheet.getRow(index + 2)
    for (const [column, cell] of cells.entries()) {
      if (cell === '') continue
      row.getCell(column + 1).value = cell
    }
  }
}
