import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Role } from '@zhengmei/domain/identity'
import exceljs from 'exceljs'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AssessedCity } from '../../../../testing/assessed-city.js'
import type { TestOrg } from '../../../../testing/fixtures.js'
import type { Exportable } from '../../../platform/exports/index.js'
import { runBulletin, runWorkbook } from '../index.js'
import type { Run } from '../run.js'

let town: AssessedCity
let official: Run

beforeAll(async () => {
  town = await AssessedCity.start()
  official = town.official
  await town.api.pool.query(`UPDATE org SET name = '=1+1' WHERE code = 'U0003'`)
})
afterAll(() => town?.close())

const facts = { at: new Date('2026-01-20T02:00:00Z'), person: '王建国', unit: '市政府办公室' }

/** As the job has it made for somebody appointed at `org`. */
async function made(exportable: Exportable, org: TestOrg, parameters: unknown, format: 'xlsx' | 'docx') {
  const appointment = { id: 'a', personId: 'p', role: Role.officeAdministrator, orgPath: org.path }
  const prepared = await exportable.prepare(
    {
      pool: town.api.pool,
      scope: org.path,
      viewer: { personId: 'p', appointment } as never,
      language: 'zh',
    },
    parameters,
  )
  if (!prepared.ok) return { refusal: prepared.refusal.code, bytes: Buffer.alloc(0), progress: [] }
  const file = new PassThrough()
  const read = buffer(file)
  const progress: [number, number | null][] = []
  await prepared.value.write(file, {
    format,
    columns: [],
    facts,
    signal: new AbortController().signal,
    onProgress: (done, total) => progress.push([done, total]),
  })
  file.end()
  return { refusal: null, bytes: await read, progress, description: prepared.value.description }
}

async function workbook(org: TestOrg) {
  const { bytes } = await made(runWorkbook, org, { runId: official.id }, 'xlsx')
  const book = new exceljs.Workbook()
  await book.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  )
  return book
}
/** Cells of a sheet as texts, its header first. */
function cells(book: exceljs.Workbook, name: string): string[][] {
  const rows: string[][] = []
  book.getWorksheet(name)?.eachRow((row) => {
    const values: string[] = []
    row.eachCell({ includeEmpty: true }, (cell) => values.push(cell.text))
    rows.push(values)
  })
  return rows
}

describe('the workbook of a run', () => {
  it('has the ranking, the units, the accounts, the lines with clause and evidence, and what it is', async () => {
    const book = await workbook(town.city)
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      '总表',
      '单位',
      '账号',
      '扣分明细',
      '导出说明',
    ])
    const ranking = cells(book, '总表')
    expect(ranking).toHaveLength(1 + official.unitsDone)
    expect(ranking.find((row) => row[2] === 'T0')?.slice(0, 6)).toEqual(
      expect.arrayContaining(['tie', '2', 'T0', '63.64', '70']),
    )
    expect(cells(book, '账号')).toHaveLength(1 + official.accountsDone)
    const lines = cells(book, '扣分明细')
    expect(lines).toHaveLength(1 + official.lines + official.unknowns)
    const late = lines.find((row) => row[2] === 'U0000-A1' && row[6]?.includes('运维管理 4'))
    expect(late).toEqual(expect.arrayContaining(['扣分', '2', '-10']))
    expect(late?.at(-1)?.split('；')).toHaveLength(2)
  })

  it('tells by whom, when, by which rules, and with what the run was sealed', async () => {
    const about = new Map(cells(await workbook(town.city), '导出说明').map((row) => [row[0], row[1]]))
    expect(about.get('导出人')).toBe('王建国')
    expect(about.get('规则书')).toContain('第 1 版')
    expect(about.get('考核编号')).toBe(official.id)
    expect(about.get('结果摘要')).toBe(official.resultDigest)
    expect(about.get('日历版本')).toBe(official.calendarVersion)
  })

  it('adds up: what units lost on average is what their accounts lost', async () => {
    const book = await workbook(town.city)
    const [head = [], ...units] = cells(book, '单位')
    const [accountHead = [], ...accounts] = cells(book, '账号')
    const bonus = head.indexOf('加分（账号平均）')
    const own = accountHead.indexOf('加分')
    for (const unit of units) {
      const mine = accounts.filter((row) => row[3] === unit[0])
      const mean = mine.reduce((sum, row) => sum + Number(row[own]), 0) / mine.length
      expect(Number(unit[bonus]), unit[0]).toBeCloseTo(mean, 1)
    }
  })

  it('keeps what looks like a formula a text', async () => {
    const name = cells(await workbook(town.city), '总表').find((row) => row[2] === 'U0003')?.[3]
    expect(name).toBe('=1+1')
    const cell = (await workbook(town.city)).getWorksheet('总表')?.getColumn(4).values ?? []
    expect(cell.some((value) => typeof value === 'object' && value !== null && 'formula' in value)).toBe(
      false,
    )
  })

  it('holds nothing of units that the reader may not see', async () => {
    const book = await workbook(town.unit)
    for (const [sheet, place] of [
      ['总表', 2],
      ['单位', 0],
      ['账号', 3],
      ['扣分明细', 0],
    ] as const) {
      const codes = cells(book, sheet)
        .slice(1)
        .map((row) => row[place])
      expect(codes.length, sheet).toBeGreaterThan(0)
      expect(new Set(codes), sheet).toEqual(new Set(['U0000']))
    }
  })

  it('tells how far it is, sheet by sheet', async () => {
    const { progress } = await made(runWorkbook, town.city, { runId: official.id }, 'xlsx')
    expect(progress).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]))
  })
})

describe('the bulletin of a run', () => {
  const textOf = async (org = town.city, run = official) => {
    const { bytes } = await made(runBulletin, org, { runId: run.id }, 'docx')
    const { value, messages } = await mammoth.convertToHtml({ buffer: bytes })
    expect(messages.filter((message) => message.type === 'error')).toEqual([])
    return value
  }

  it('is a paper that others can read: title, parts, a ranking of every category, who was vetoed by which clause', async () => {
    const html = await textOf()
    expect(html).toContain('2025年度政务新媒体考核情况的通报')
    expect(html).toContain(`共考核${official.unitsDone}个单位的${official.accountsDone}个政务新媒体账号`)
    for (const part of ['一、总体情况', '二、考核排名', '四、单项否决和不合格单位', '六、与上年度相比'])
      expect(html).toContain(part)
    const rows = html.match(/<tr>/g) ?? []
    const categories = html.match(/<table>/g) ?? []
    expect(rows.length).toBe(official.unitsDone + categories.length)
    expect(html).toMatch(/依据SQ 附2 上级抽查/)
    expect(html).toContain('没有可以比较的上年度正式考核')
    expect(html).toContain(official.resultDigest ?? 'digest')
    expect(html).toContain('2026年1月20日')
  })

  it('says of a trial that it is one', async () => {
    const trial = await town.run({ kind: 'trial' })
    expect(await textOf(town.city, trial)).toContain('本次为试算')
    expect(await textOf()).not.toContain('试算')
  })
})

describe('what cannot be taken out', () => {
  it.each([
    ['no run', () => ({ runId: '00000000-0000-7000-8000-000000000000' }), 'assessment/no-such-run'],
    ['no id', () => ({ runId: 'x' }), 'download/bad-parameters'],
    ['nothing asked', () => ({}), 'download/bad-parameters'],
    ['more than is known', () => ({ runId: official.id, all: true }), 'download/bad-parameters'],
  ])('%s', async (_, parameters, code) => {
    for (const [exportable, format] of [
      [runWorkbook, 'xlsx'],
      [runBulletin, 'docx'],
    ] as const)
      expect((await made(exportable, town.city, parameters(), format)).refusal).toBe(code)
  })

  it('a trial by those below its scope', async () => {
    const trial = await town.run({ kind: 'trial', again: true })
    expect((await made(runWorkbook, town.unit, { runId: trial.id }, 'xlsx')).refusal).toBe(
      'assessment/no-such-run',
    )
  })
})
