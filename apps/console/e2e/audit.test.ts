import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWindow, scrollsSideways, signIn, type Window } from './browser.js'
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

const serious = async () => {
  const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

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
  expect(await serious()).toEqual([])
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })

  await page.getByRole('searchbox', { name: '登录名或姓名' }).fill('leader')
  await page.waitForURL('**person=leader**')
  await page.getByText('共 2 条').waitFor()

  await page.getByRole('button', { name: '核对整条链' }).click()
  await page.getByText('全部完好').waitFor()
  expect(await serious()).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('button', { name: 'CSV', exact: true }).click()
  const text = await readFile((await (await coming).path()) ?? '', 'utf8')
  expect(text.trimEnd().split('\r\n')).toHaveLength(3)
  // The refusal itself is told on the browser's console.
  expect(window.defects.filter((defect) => !defect.includes('403'))).toEqual([])
}, 120_000)
