import { readFile } from 'node:fs/promises'
import { Role } from '@zhengmei/domain/identity'
import exceljs from 'exceljs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdministrator, identityEntities } from '../../api/src/features/identity/index.js'
import { type Database, openDatabase, withTransaction } from '../../api/src/platform/db/index.js'
import { insertAppointment, insertPerson, testPassword } from '../../api/testing/fixtures.js'
import { openWindow, signIn, type Window } from './browser.js'
import { spoiltFiles, yearOfFiles } from './data-set.js'
import { type Product, people, startProduct } from './product.js'

const twoHats = { login: 'two.hats', name: '周敏', password: testPassword }

let product: Product
let database: Database
let window: Window
let page: Page

beforeAll(async () => {
  product = await startProduct()
  database = await openDatabase({ url: product.databaseUrl, entities: identityEntities })
  const person = await insertPerson(database.pool, {
    ...twoHats,
    org: product.city,
    role: Role.officeAdministrator,
  })
  await insertAppointment(database.pool, person.id, product.city, Role.leader)
  window = await openWindow(product.url)
  page = window.page
  await signIn(page, people.office)
})
afterAll(async () => {
  await window?.close()
  await database?.close()
  await product?.close()
})

const idOf = (on: Page) => new URL(on.url()).pathname.split('/').at(-1) ?? ''
const heading = (name: string | RegExp, on = page) => on.getByRole('heading', { level: 1, name }).waitFor()
const rowOf = (path: string) => page.getByRole('row').filter({ has: page.locator(`a[href="${path}"]`) })

/** Keeps the worker from writing to a table, so that its job stands still in the middle meanwhile. */
const holding = (table: 'org' | 'run_unit_facts', meanwhile: () => Promise<void>): Promise<void> =>
  withTransaction(database.pool, async (client) => {
    await client.query(`lock table ${table} in share row exclusive mode`)
    await meanwhile()
  })

/** Holds the worker still meanwhile, so that nothing is begun. */
async function withoutWorker(meanwhile: () => Promise<void>): Promise<void> {
  product.worker.pause()
  try {
    await meanwhile()
  } finally {
    product.worker.resume()
  }
}

/** What a click brings onto the disk. */
async function download(button: Locator): Promise<{ name: string; bytes: Buffer<ArrayBuffer> }> {
  const [file] = await Promise.all([button.page().waitForEvent('download'), button.click()])
  return { name: file.suggestedFilename(), bytes: Buffer.from(await readFile(await file.path())) }
}
const linesOf = (bytes: Buffer) =>
  bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)

async function workbookOf(bytes: Buffer<ArrayBuffer>): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  return book
}

type Upload = Parameters<Locator['setInputFiles']>[0]
async function upload(files: Upload, button: '先试导入' | '直接导入'): Promise<void> {
  await page.goto('/imports')
  await page.locator('input[type="file"]').setInputFiles(files)
  await page.getByRole('button', { name: button }).click()
  await page.waitForURL(/imports\/[0-9a-f-]{36}/)
}

/** Another last day makes it another run. */
async function startRun(lastDay: string, on = page): Promise<void> {
  await on.goto('/assessments?start=true')
  await on.getByLabel('事实截止日（含当天）').fill(lastDay)
  await on.getByRole('button', { name: '开始试算' }).click()
  await heading(/2025 年试算/, on)
}

const present = (stage: string, on = page) => on.locator('li[data-state="now"]', { hasText: stage }).waitFor()

/** Cancels by the button and its question; over as soon as the server has said yes. */
async function cancel(what: '取消考核' | '取消导入'): Promise<void> {
  await page.getByRole('button', { name: what }).click()
  const answered = page.waitForResponse((answer) => /mutation Cancel/.test(answer.request().postData() ?? ''))
  await page.locator('.ant-popconfirm').getByRole('button', { name: what }).click()
  await answered
}

describe('a one-time link', () => {
  let stranger: Window
  let secret: string
  beforeAll(async () => {
    const made = await createAdministrator(database, { login: 'first.admin', name: '赵刚' })
    if (!made.ok) throw new Error(made.refusal.message.en)
    secret = made.value.secret
    stranger = await openWindow(product.url)
  })
  afterAll(() => stranger?.close())

  it('says at the field what is wrong with a password, takes a good one, and lets sign in with it', async () => {
    const { page: own } = stranger
    const good = 'seven rivers meet here'
    await own.goto(`/invitation#${secret}`)
    await heading('启用您的账号', own)
    expect(own.url()).not.toContain(secret)
    const [first, again] = [own.getByLabel('新密码'), own.getByLabel('再输一遍')]
    const say = async (password: string, repeated = password) => {
      await first.fill(password)
      await again.fill(repeated)
    }
    const saidAt = (field: Locator) =>
      field.evaluate((input) =>
        (input.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      )
    const accept = own.getByRole('button', { name: '启用账号' })

    await say('赵刚赵刚赵刚赵刚赵刚赵刚')
    await accept.click()
    await own.getByText('密码过于简单').waitFor()
    expect(await saidAt(first)).toContain('密码过于简单')
    expect(await first.getAttribute('aria-invalid')).toBe('true')
    expect(await again.getAttribute('aria-invalid')).toBeNull()

    await say(good, `${good}?`)
    await own.getByText('两次输入的密码不一致').waitFor()
    expect(await saidAt(again)).toContain('两次输入的密码不一致')

    await say(good)
    await accept.click()
    await own.getByText('账号已启用').waitFor()
    await own.getByRole('link', { name: '去登录' }).click()
    await signIn(own, { login: 'first.admin', password: good })
    await own.getByRole('link', { name: '数据导入' }).waitFor()
  })

  it('works once', async () => {
    const { page: own } = stranger
    await own.goto('/rulebooks')
    await own.goto(`/invitation#${secret}`)
    await own.getByLabel('新密码').fill('another password 9')
    await own.getByLabel('再输一遍').fill('another password 9')
    await own.getByRole('button', { name: '启用账号' }).click()
    await own.getByRole('alert').filter({ hasText: /./ }).waitFor()
    // It's not the password that is at fault.
    expect(await own.getByLabel('新密码').getAttribute('aria-invalid')).toBeNull()
    expect(stranger.defects).toEqual([])
  })
})

describe('what is wrong with an import, and its template', () => {
  it('comes as CSV, in the language that is spoken', async () => {
    const { files, remove } = await spoiltFiles()
    await upload([...files], '先试导入')
    const button = () => download(page.getByRole('link', { name: /下载 CSV|Download CSV/ }))
    const chinese = linesOf((await button()).bytes)
    expect(chinese[0]).toBe('file,row,column,value,reason')
    expect(chinese.filter((line) => /NOWHERE|2025-02-30|galactic/.test(line))).toHaveLength(3)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Download CSV' }).waitFor()
    const english = linesOf((await button()).bytes)
    expect(english).toHaveLength(chinese.length)
    expect(english.find((line) => line.includes('NOWHERE'))).not.toMatch(/\p{Script=Han}/u)
    await page.getByRole('button', { name: '中文' }).click()
    await remove()
  })

  it('comes as the template and as the marked workbook made from it', async () => {
    await page.goto('/imports')
    const template = await download(page.getByRole('link', { name: '下载模板' }))
    expect(template.name).toBe('政媒数据集模板.xlsx')
    const book = await workbookOf(template.bytes)
    const sheet = book.getWorksheet('orgs')
    expect([1, 2, 3, 4].map((column) => sheet?.getCell(1, column).value)).toEqual([
      'code',
      'name',
      'kind',
      'parent_code',
    ])
    for (const [index, value] of ['TPL', '模板单位', 'ministry', 'CITY'].entries())
      if (sheet) sheet.getCell(2, index + 1).value = value
    const buffer = Buffer.from(await book.xlsx.writeBuffer())
    await upload({ name: '全市.xlsx', mimeType: 'application/octet-stream', buffer }, '先试导入')
    const marked = await download(page.getByRole('link', { name: '下载带错误原因的工作簿' }))
    expect(marked.name).toBe('全市-错误.xlsx')
    const returned = (await workbookOf(marked.bytes)).getWorksheet('orgs')
    const header = returned?.getRow(1).values as unknown[]
    const reasons = header.indexOf('错误原因')
    expect(reasons).toBeGreaterThan(4)
    expect(String(returned?.getCell(2, reasons).value)).toMatch(/^kind：/)
  })
})

describe('an import', () => {
  it('can be cancelled before it is begun', async () => {
    await withoutWorker(async () => {
      await upload([...(await yearOfFiles())], '直接导入')
      await page.getByText('排队中').first().waitFor()
      await cancel('取消导入')
      await page.getByText('导入已取消，没有保存任何数据').waitFor()
    })
    const path = new URL(page.url()).pathname
    await page.getByRole('link', { name: '数据导入' }).first().click()
    await rowOf(path).getByText('已取消').waitFor()
  })

  it('can be cancelled in the middle, and is then brought in whole', async () => {
    await holding('org', async () => {
      await upload([...(await yearOfFiles())], '直接导入')
      await page.getByText('正在处理').first().waitFor()
      await cancel('取消导入')
      await page.getByText('导入已取消，没有保存任何数据').waitFor()
    })
    const path = new URL(page.url()).pathname
    await page.goto('/imports')
    await rowOf(path).getByText('已取消').waitFor()
    await upload([...(await yearOfFiles())], '直接导入')
    await page.getByText('全部数据已保存').waitFor()
  })
})

describe('a run', () => {
  it('can be cancelled before it is begun', async () => {
    await withoutWorker(async () => {
      await startRun('2025-10-31')
      await page.getByText('等待开始').first().waitFor()
      await cancel('取消考核')
      await page.getByText('这次考核已被取消').waitFor()
    })
    const path = `/assessments/${idOf(page)}`
    await page.getByRole('link', { name: '年度考核' }).first().click()
    await rowOf(path).getByText('已取消').waitFor()
  })

  it('can be cancelled in the middle', async () => {
    await holding('run_unit_facts', async () => {
      await startRun('2025-11-30')
      await present('固定事实')
      await cancel('取消考核')
    })
    await page.getByText('这次考核已被取消').waitFor()
    const path = `/assessments/${idOf(page)}`
    await page.goto('/assessments')
    await rowOf(path).getByText('已取消').waitFor()
  })

  it('is followed by what the server tells alone, while the page never asks by itself', async () => {
    const live = await openWindow(product.url)
    const { page: own } = live
    // Asking again and again is done by intervals: none of them ever fires in this window.
    await own.addInitScript(() => {
      const withheld: number[] = []
      Object.assign(globalThis, {
        withheld,
        setInterval: (_: unknown, every: number) => withheld.push(every),
      })
    })
    const told: string[] = []
    own.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        told.push(...(String(payload).match(/"state":"[A-Z]+"/g) ?? []))
      }),
    )
    await signIn(own, people.office)
    product.worker.pause()
    await startRun('2025-09-30', own)
    await own.getByText('实时', { exact: true }).waitFor()
    await own.getByText('等待开始').first().waitFor()
    await own.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
    await holding('run_unit_facts', async () => {
      product.worker.resume()
      await present('固定事实', own)
    })
    await own.getByRole('tab', { name: '排名' }).waitFor()
    await own.getByText('已封存').first().waitFor()
    expect(told).toEqual(
      expect.arrayContaining(['PLANNED', 'FREEZING', 'SEALED'].map((s) => `"state":"${s}"`)),
    )
    const after = await own.evaluate(() => {
      const { sameDocument, withheld } = globalThis as unknown as {
        sameDocument: boolean
        withheld: number[]
      }
      return { sameDocument, withheld }
    })
    expect(after.sameDocument).toBe(true)
    expect(after.withheld).toContain(10_000)
    expect(live.defects).toEqual([])
    await live.close()
  })

  it('is followed by asking every two seconds where the live channel is blocked', async () => {
    const blocked = await openWindow(product.url)
    const { page: own } = blocked
    let refused = 0
    let asked = 0
    await own.routeWebSocket(/graphql/, (socket) => {
      refused += 1
      void socket.close({ code: 1013 })
    })
    own.on('request', (request) => {
      if (request.postData()?.includes('query AssessmentRun(')) asked += 1
    })
    await signIn(own, people.office)
    await holding('run_unit_facts', async () => {
      await startRun('2025-08-31', own)
      await own.getByText('每 2 秒刷新').waitFor()
      await present('固定事实', own)
    })
    await own.getByRole('tab', { name: '排名' }).waitFor()
    expect(refused).toBeGreaterThan(0)
    expect(asked).toBeGreaterThan(1)
    expect(blocked.defects).toEqual([])
    await blocked.close()
  })
})

describe('a sealed run', () => {
  it('gives its results away as files', async () => {
    await startRun('2025-12-31')
    await page.getByRole('tab', { name: '封存与核验' }).click()
    const headerOf = async (link: string | RegExp) =>
      linesOf((await download(page.getByRole('link', { name: link }))).bytes)[0]
    expect(await headerOf('单位得分 CSV')).toBe('org_code,category,veto,accounts,unit_score,final_score,rank')
    expect(await headerOf('账号得分 CSV')).toMatch(/^account_id,org_code,(deduction_\w+,)+bonus,score$/)
    expect(await headerOf('计分条目 CSV')).toBe('account_id,org_code,indicator,occurrences,points,evidence')
    expect(await headerOf('无法判断 CSV')).toBe('account_id,org_code,indicator,evidence')
  })

  it('leads from how much could not be judged to the list of it', async () => {
    const figure = page.locator('dl a[download]')
    const count = Number((await figure.textContent())?.replace(',', ''))
    const [, ...rows] = linesOf((await download(figure)).bytes).filter((line) => line !== '')
    expect(count).toBeGreaterThan(0)
    expect(rows).toHaveLength(count)
  })
})

describe('whoever holds two appointments', () => {
  it('sees and may do what the present one allows', async () => {
    const run = idOf(page)
    const own = await openWindow(product.url)
    const { page: other } = own
    await signIn(other, twoHats)
    const chip = other.getByRole('button', { name: /当前任职/ })
    const menu = other.getByRole('navigation', { name: '主菜单' })
    const look = async () => {
      const seen = { imports: (await menu.getByRole('link', { name: '数据导入' }).count()) > 0 }
      await other.goto('/assessments')
      await other.getByRole('table').first().waitFor()
      const start = (await other.getByRole('button', { name: '发起考核' }).count()) > 0
      await other.goto(`/assessments/${run}?tab=seal`)
      await other.getByRole('link', { name: '单位得分 CSV' }).waitFor()
      const verify = (await other.getByRole('button', { name: '重新计算并核对' }).count()) > 0
      return { ...seen, start, verify }
    }
    const become = async (role: string) => {
      await chip.click()
      await other.getByRole('radio', { name: new RegExp(`· ${role}$`) }).click()
      await chip.filter({ hasText: role }).waitFor()
      await other.waitForURL((url) => url.pathname === '/')
    }
    await chip.filter({ hasText: '主管单位管理员' }).waitFor()
    expect(await look()).toEqual({ imports: true, start: true, verify: true })
    await become('领导')
    expect(await look()).toEqual({ imports: false, start: false, verify: false })
    await other.goto('/imports')
    await heading('当前任职没有这项权限', other)
    await become('主管单位管理员')
    expect((await look()).imports).toBe(true)
    expect(own.defects).toEqual([])
    await own.close()
  })
})

it('never left its origin and never broke', () => {
  expect(window.defects).toEqual([])
})
