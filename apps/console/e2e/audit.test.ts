import { readFile } from 'node:fs/promises'
import exceljs from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWindow, scrollsSideways, signIn, type Window } from './browser.js'
import { findings } from './findings.js'
import { type Product, people, startProduct } from './product.js'

let product: Product
let window: Window
beforeAll(async () => {
  product = await startProduct()
  window = await openWindow(product.url)
  await signIn(window.page, people.leader)
})
afterAll(async () => {
  await window?.close()
  await product?.close()
})

it('an auditor finds a refused doing, sees it in the chain, has the chain checked and takes the records along', async () => {
  const { page } = window
  // Somebody without the right looks for the page, and asks by hand.
  await page.goto('/audit')
  await page.getByText('当前任职没有这项权限').waitFor()
  await page.evaluate(() => fetch('/files/audit/entries.csv'))

  await page.context().clearCookies()
  await signIn(page, people.auditor)
  await page.getByRole('link', { name: '审计' }).click()
  await page.getByRole('button', { name: '操作被拒' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('GET /files/audit/entries.csv').first().waitFor()
  await drawer.getByText('李敏（leader）').waitFor()
  await drawer.getByText('越权与拒绝 #1').waitFor()
  expect(await findings(window.page)).toEqual([])
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })

  await page.getByRole('searchbox', { name: '登录名或姓名' }).fill('leader')
  await page.waitForURL('**person=leader**')
  await page.getByText('共 2 条').waitFor()

  await page.getByRole('button', { name: '核对整条链' }).click()
  await page.getByText('全部完好').waitFor()
  expect(await findings(window.page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('button', { name: 'CSV', exact: true }).click()
  const text = await readFile((await (await coming).path()) ?? '', 'utf8')
  expect(text.trimEnd().split('\r\n')).toHaveLength(3)
  // The refusal itself is told on the browser's console.
  expect(window.defects.filter((defect) => !defect.includes('403'))).toEqual([])
}, 120_000)

it('a list is filtered, its columns chosen, kept as a view, handed on as a link and taken out as a workbook', async () => {
  const { page } = window
  await page.goto('/audit')
  await page.getByRole('searchbox', { name: '登录名或姓名' }).fill('leader')
  await page.waitForURL('**person=leader**')
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '地址' }).uncheck()
  await page.getByRole('button', { name: '操作人 上移' }).click()
  expect(await findings(window.page)).toEqual([])
  await page.keyboard.press('Escape')
  const headersOf = (shown: Page) =>
    shown.getByRole('table').first().getByRole('columnheader').allTextContents()
  const headers = () => headersOf(page)
  await page.getByRole('columnheader', { name: '地址' }).waitFor({ state: 'detached' })
  expect(await headers()).toEqual(['操作', '操作人', '时间', '对象', '序号'])

  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('textbox', { name: '视图名称' }).fill('领导的操作')
  await page.getByRole('button', { name: '另存为视图' }).click()
  await page.getByRole('button', { name: '打开列表时用它' }).click()
  await page.getByText('默认', { exact: true }).waitFor()
  expect(await findings(window.page)).toEqual([])
  await page.keyboard.press('Escape')

  // Whoever follows the link sees the same; a list that is opened plainly begins with the default.
  const link = page.url()
  const screen = async (address: string) => {
    const other = await window.context.newPage()
    await other.goto(address)
    await other.getByRole('button', { name: '视图：领导的操作' }).waitFor()
    await other.getByText('共 2 条').waitFor()
    const shown = await headersOf(other)
    await other.close()
    return shown
  }
  expect(await screen(link)).toEqual(await headers())
  expect(await screen('/audit')).toEqual(await headers())

  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: '导出', exact: true }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Excel 工作簿' }).click()
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile((await (await coming).path()) ?? '')
  const [list, about] = workbook.worksheets
  expect(list?.name).toBe('审计记录')
  expect(list?.rowCount).toBe(3)
  const told = new Map(
    about?.getRows(2, about.rowCount)?.map((row) => [row.getCell(1).text, row.getCell(2).text]),
  )
  expect(about?.name).toBe('导出说明')
  expect(told.get('筛选：人员')).toBe('leader')
  expect(told.get('行数')).toBe('2')

  await page.getByRole('link', { name: '全部下载' }).click()
  await page.getByRole('link', { name: /审计记录 .*xlsx/ }).waitFor()
  expect(await findings(window.page)).toEqual([])
}, 120_000)
