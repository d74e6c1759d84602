import exceljs from 'exceljs'
import type { Locator, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../api/src/platform/db/index.js'
import { openWindow, signIn, type Window } from './browser.js'
import { spoiltFiles, yearOfFiles } from './data-set.js'
import { download, linesOf, valuesOf, workbookOf } from './downloads.js'
import { holding, withoutWorker } from './held-work.js'
import { type Product, people, startProduct } from './product.js'

let product: Product
let database: Database
let window: Window
let page: Page

beforeAll(async () => {
  product = await startProduct()
  database = await openDatabase({ url: product.databaseUrl, entities: [] })
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

/** What a request to the API asks for, by the name of the operation; '' for any other request. */
function operationOf(request: Request): string {
  if (!request.url().endsWith('/graphql')) return ''
  return (request.postDataJSON() as { operationName?: string } | null)?.operationName ?? ''
}

/** Cancels by the button and its question; over as soon as the server has said yes. */
async function cancel(what: '取消考核' | '取消导入' | '取消核对'): Promise<void> {
  await page.getByRole('button', { name: what }).click()
  const answered = page.waitForResponse((answer) => operationOf(answer.request()).startsWith('Cancel'))
  await page.getByRole('group', { name: '要取消' }).getByRole('button', { name: what }).click()
  await answered
}

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

  it('comes as the workbook itself, marked; the template has a sheet for each file', async () => {
    await page.goto('/imports')
    const template = await download(page.getByRole('link', { name: '下载模板' }))
    expect(template.name).toBe('政媒数据集模板.xlsx')
    const header = ['code', 'name', 'kind', 'parent_code']
    expect(valuesOf(await workbookOf(template.bytes), 1).slice(0, 4)).toEqual(header)

    const book = new exceljs.Workbook()
    book.addWorksheet('orgs').addRows([header, ['TPL', '模板单位', 'ministry', 'CITY']])
    const buffer = Buffer.from(await book.xlsx.writeBuffer())
    await upload({ name: '全市.xlsx', mimeType: 'application/octet-stream', buffer }, '先试导入')
    const marked = await download(page.getByRole('link', { name: '下载带错误原因的工作簿' }))
    expect(marked.name).toBe('全市-错误.xlsx')
    const returned = await workbookOf(marked.bytes)
    expect(valuesOf(returned, 1)).toEqual([...header, '错误原因'])
    expect(valuesOf(returned, 2)[4]).toMatch(/^kind：/)
  })
})

describe('an import', () => {
  it('can be cancelled before it is begun', async () => {
    await withoutWorker(product, async () => {
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
    await holding(database, 'org', async () => {
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
    await withoutWorker(product, async () => {
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
    await holding(database, 'run_unit_facts', async () => {
      await startRun('2025-11-30')
      await present('固定事实')
      await cancel('取消考核')
      await page.getByText('正在取消').waitFor()
      await page.reload()
      await page.getByText('正在取消').waitFor()
      expect(await page.getByRole('button', { name: '取消考核' }).count()).toBe(0)
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
        for (const [, state] of String(payload).matchAll(/"state":"([A-Z]+)"/g)) told.push(state ?? '')
      }),
    )
    await signIn(own, people.office)
    product.worker.pause()
    await startRun('2025-09-30', own)
    await own.getByText('实时', { exact: true }).waitFor()
    await own.getByText('等待开始').first().waitFor()
    await own.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
    await holding(database, 'run_unit_facts', async () => {
      product.worker.resume()
      await present('固定事实', own)
    })
    await own.getByRole('tab', { name: '排名' }).waitFor()
    await own.getByText('已封存').first().waitFor()
    // A page that was told of the scoring may ask so late that it finds the run sealed; then it listens no longer.
    await expect
      .poll(() => told, { timeout: 20_000 })
      .toEqual(
        expect.arrayContaining(['PLANNED', 'FREEZING', expect.stringMatching(/SCORING|SEALING|SEALED/)]),
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
      if (operationOf(request) === 'AssessmentRun') asked += 1
    })
    await signIn(own, people.office)
    await holding(database, 'run_unit_facts', async () => {
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

  it('is recomputed by a worker: seen waiting, also after a reload, cancelled, and asked for again', async () => {
    await withoutWorker(product, async () => {
      await page.getByRole('button', { name: '重新计算并核对' }).click()
      await page.getByText('核对排队中').waitFor()
      await page.reload()
      await page.getByText('核对排队中').waitFor()
      await cancel('取消核对')
      await page.getByText('这次核对已取消').waitFor()
    })
    await page.getByRole('button', { name: '重新计算并核对' }).click()
    await page.getByText('核对一致').waitFor()
    const history = page.getByRole('region', { name: '历次核对' })
    await expect
      .poll(() => history.getByRole('row').allTextContents(), { timeout: 10_000 })
      .toEqual([
        expect.stringContaining('结论'),
        expect.stringMatching(/王建国.*一致/),
        expect.stringMatching(/王建国.*已取消/),
      ])
    await page.getByRole('tab', { name: '排名' }).click()
  })

  it('shows evidence page after page, however much there is', async () => {
    const run = page.url()
    // Pages of one piece each, as if there were hundreds of them.
    await page.route('**/graphql', async (route) => {
      if (operationOf(route.request()) !== 'AccountEvidence') return route.continue()
      const asked = route.request().postDataJSON() as { readonly variables: object }
      const postData = JSON.stringify({ ...asked, variables: { ...asked.variables, first: 1 } })
      return route.continue({ postData })
    })
    await page.getByRole('tab', { name: '账号得分' }).click()
    await page.getByLabel('按名称或代码找账号').fill('U0000-A1')
    // What one looks for is asked a moment later; a click before that would be overtaken by it.
    await page.waitForURL('**q=U0000-A1**')
    await page.waitForFunction(() => !document.querySelector('[data-waiting], [data-stale="true"]'))
    await page.getByRole('row', { name: 'U0000-A1' }).getByRole('link').first().click()
    await page.getByRole('button', { name: /咨询/ }).first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('U0000-A1-M1', { exact: true }).waitFor()
    expect(await drawer.getByText('U0000-A1-M3', { exact: true }).count()).toBe(0)
    await drawer.getByRole('button', { name: /1 条|more/ }).click()
    await drawer.getByText('U0000-A1-M3', { exact: true }).waitFor()
    await expect
      .poll(() => drawer.getByText('U0000-A1-M1', { exact: true }).count(), { timeout: 10_000 })
      .toBe(1)
    await page.unroute('**/graphql')
    await page.goto(run)
  })

  it('leads from how much could not be judged to the list of it', async () => {
    const figure = page.locator('dl a[download]')
    const count = Number((await figure.textContent())?.replace(',', ''))
    const [, ...rows] = linesOf((await download(figure)).bytes).filter((line) => line !== '')
    expect(count).toBeGreaterThan(0)
    expect(rows).toHaveLength(count)
  })
})

it('never left its origin and never broke', () => {
  expect(window.defects).toEqual([])
})
