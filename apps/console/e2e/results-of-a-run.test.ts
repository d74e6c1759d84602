import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWindow, signIn, type Window } from './browser.js'
import { download, workbookOf } from './downloads.js'
import { type PreparedYear, prepareYear } from './prepared-year.js'
import { type Product, people, startProduct } from './product.js'

let product: Product
let year: PreparedYear
let window: Window
let page: Page

beforeAll(async () => {
  product = await startProduct()
  year = await prepareYear(product.url)
  window = await openWindow(product.url)
  page = window.page
  await signIn(page, people.office)
})
afterAll(async () => {
  await window?.close()
  await product?.close()
})

const route = (pattern: RegExp): string => {
  const found = year.routes.find((each) => pattern.test(each))
  if (!found) throw new Error(`no route like ${pattern}`)
  return found
}
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

/** Pages of a PDF, by its own count. */
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length

describe('a run in figures', () => {
  it('leads from a number to the units that it counts, and back to all of them', async () => {
    await page.goto(route(/tab=figures&show=table$/))
    const figure = page.getByRole('region', { name: '得分分布', exact: true }).getByRole('link').first()
    const count = Number(await figure.textContent())
    expect(count).toBeGreaterThan(0)
    await figure.click()
    await page.waitForURL('**span=**')
    await page.getByText(new RegExp(`共 ${count} 条`)).waitFor()
    await page.getByRole('button', { name: /^不再限定/ }).click()
    await page.waitForURL((url) => !url.search.includes('span='))
  })

  it('is read by keyboard: a mark says what it is and opens its rows', async () => {
    await page.goto(route(/tab=figures$/))
    const chart = page.getByRole('application', { name: /最终得分分布/ })
    await chart.focus()
    await page.keyboard.press('ArrowRight')
    const said = page.getByRole('status').filter({ hasText: /^最终得分 .* 个单位/ })
    const count = Number(/：(\d+) 个单位/.exec((await said.textContent()) ?? '')?.[1])
    expect(count).toBeGreaterThan(0)
    await page.keyboard.press('Enter')
    await page.waitForURL('**span=**')
    await page.getByText(new RegExp(`共 ${count} 条`)).waitFor()
  })
})

describe('two runs compared', () => {
  it('lead from how many moved to who, to both waterfalls, and from a clause to its accounts', async () => {
    await page.goto(route(/^\/assessments\/compare\?base=[^&]+&run=[^&]+$/))
    await heading('考核对比')
    const moved = page.locator('dl').getByRole('link').first()
    const count = Number(await moved.textContent())
    expect(count).toBeGreaterThan(0)
    await moved.click()
    await page.waitForURL('**change=CHANGED**')
    await page.getByText(new RegExp(`共 ${count} 条`)).waitFor()

    const table = page.getByRole('region', { name: '单位', exact: true })
    await table.getByRole('link').first().click()
    await page.getByRole('heading', { level: 2, name: '逐项对比' }).waitFor()
    await expect
      .poll(() => page.getByRole('table', { name: /最终得分/ }).count(), { timeout: 10_000 })
      .toBe(2)
    await page.goBack()

    await page.getByRole('tab', { name: '条款' }).click()
    const clause = page.getByRole('region', { name: '条款', exact: true }).getByRole('row').nth(1)
    if ((await clause.count()) > 0) {
      const accounts = clause.getByRole('link')
      const concerned = Number(await accounts.textContent())
      await accounts.click()
      await page.waitForURL('**indicator=**')
      await page.getByText(new RegExp(`共 ${concerned} 条`)).waitFor()
    }
    expect(window.defects).toEqual([])
  })
})

describe('what is put on paper', () => {
  it("is a unit's score sheet: A4, black on white, nothing of the screen around it", async () => {
    await page.goto(route(/units\/[^/]+\/sheet$/))
    await page.getByRole('heading', { level: 2, name: /2025 年度/ }).waitFor()
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pagesOf(pdf)).toBeGreaterThanOrEqual(1)
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
    await page.emulateMedia({ media: 'screen' })
  })

  it('are the sheets of all units, each on pages of its own', async () => {
    await page.goto(route(/\/sheets$/))
    const sheets = page.getByRole('article')
    await sheets.first().waitFor()
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pagesOf(pdf)).toBeGreaterThanOrEqual(await sheets.count())
  })
})

describe('what is taken out', () => {
  it('is a workbook with its facts, and a bulletin for Word', async () => {
    await page.goto(route(/^\/assessments\/[0-9a-f-]+\?tab=seal$/))
    await page.getByRole('button', { name: '考核结果（Excel）' }).click()
    const results = await download(page.getByRole('button', { name: 'Excel 工作簿' }))
    expect(results.name).toMatch(/2025年考核结果.*\.xlsx$/)
    const book = await workbookOf(results.bytes)
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      '总表',
      '单位',
      '账号',
      '扣分明细',
      '导出说明',
    ])
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: '通报（Word）' }).click()
    const { name, bytes } = await download(page.getByRole('button', { name: 'Word 文档' }))
    expect(name).toMatch(/考核通报.*\.docx$/)
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(window.defects).toEqual([])
  })
})

describe('rulebooks beside each other', () => {
  it('say who asks most where that can be said; the address is the choice', async () => {
    await page.goto('/rulebooks/comparison?editions=gaocheng-2023,suqian-2021')
    const cadence = page.getByRole('row', { name: /更新频次：图文类/ })
    await cadence.waitFor()
    await expect.poll(() => cadence.getByText('最严').count(), { timeout: 10_000 }).toBe(1)
    await page.getByRole('checkbox', { name: '只看不一致的' }).uncheck()
    await page.waitForURL('**all=true**')
  })
})

describe('the calendar', () => {
  it('shows the days of a notice, and says of a year without one that nobody can tell', async () => {
    await page.goto('/calendar?year=2026')
    await page
      .getByRole('cell', { name: /14.*上班/ })
      .first()
      .waitFor()
    await page.goto('/calendar?year=2027')
    await page.getByText('没有 2027 年的节假日安排').waitFor()
  })
})
