import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWindow, scrollsSideways, signIn, type Window } from './browser.js'
import { findings } from './findings.js'
import { type Product, people, startProduct } from './product.js'

let product: Product
let window: Window
let page: Page
beforeAll(async () => {
  product = await startProduct()
  window = await openWindow(product.url)
  page = window.page
  await signIn(page, people.security)
})
afterAll(async () => {
  await window?.close()
  await product?.close()
})

const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const isGood = async () => {
  expect(await findings(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

it('Ctrl+K: by keys alone to a unit, to a page, and back to where one was', async () => {
  const field = page.getByRole('combobox', { name: '查找' })
  const menuButton = page.getByRole('button', { name: /个人菜单/ })
  /** What is typed before the field has the focus goes elsewhere. */
  const isReady = () =>
    expect
      .poll(() => field.evaluate((node) => node === document.activeElement).catch(() => false), {
        timeout: 20_000,
      })
      .toBe(true)
  await menuButton.focus()
  await page.keyboard.press('Control+k')
  await isReady()
  await page.keyboard.type('某市人民')
  await page.getByRole('option', { name: /某市人民政府办公室/ }).waitFor()
  await isGood()
  await expect.poll(() => field.getAttribute('aria-activedescendant'), { timeout: 10_000 }).toBeTruthy()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/organisations?unit=${product.city.id}`)
  await page.keyboard.press('Control+k')
  await isReady()
  await page.keyboard.type('审计')
  await page.getByRole('option', { name: '审计' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => field.count(), { timeout: 10_000 }).toBe(0)
  await page.keyboard.press('Control+k')
  await isReady()
  await page.getByRole('option', { name: '组织与账号' }).first().waitFor()
  await page.keyboard.type('登录策略')
  await page.getByRole('status').getByText(/^1 项/).waitFor()
  await page.keyboard.press('Enter')
  await heading('登录策略')
})

/** A form with something typed that is not saved. */
const typeIntoPolicy = async () => {
  await page.goto('/sign-in-policy')
  await page.getByLabel('无操作多少分钟后退出').fill('45')
}

it('asks before a form that is not saved is left, and stays where it is when told so', async () => {
  await typeIntoPolicy()
  await page.getByRole('link', { name: '接口令牌' }).click()
  await page.getByRole('dialog', { name: '有未保存的修改' }).waitFor()
  await isGood()
  await page.getByRole('button', { name: '留在此页' }).click()
  expect(await page.getByLabel('无操作多少分钟后退出').inputValue()).toBe('45')
})

it('an ended session is taken up again above the form, and nothing typed is lost', async () => {
  await typeIntoPolicy()
  await window.settle()
  const save = page.getByRole('button', { name: '保存' })
  await save.focus()
  await window.context.clearCookies()
  // Not a click of the mouse: what the page reads by itself may be refused before, and then the question covers the button.
  await save.dispatchEvent('click')
  const ask = page.getByRole('dialog', { name: '登录已结束' })
  await ask.waitFor()
  await isGood()
  await ask.getByLabel(/密码/).fill('not the password')
  await page.keyboard.press('Enter')
  await ask.getByRole('alert').filter({ hasText: /./ }).waitFor()
  await ask.getByLabel(/密码/).fill(people.security.password)
  await page.keyboard.press('Enter')
  await ask.waitFor({ state: 'hidden' })
  expect(await page.getByLabel('无操作多少分钟后退出').inputValue()).toBe('45')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent), { timeout: 10_000 })
    .toMatch(/保\s?存/)
})

it('says that the server is away, keeps the page, and finds it again', async () => {
  await typeIntoPolicy()
  await window.context.setOffline(true)
  const retry = page.getByRole('button', { name: '立即重试' })
  try {
    await page.getByRole('button', { name: '保存' }).click()
    await retry.waitFor()
  } finally {
    await window.context.setOffline(false)
  }
  await retry.click()
  await retry.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForFunction(() => !document.querySelector('.ant-btn-loading'))
  expect(await page.getByLabel('无操作多少分钟后退出').inputValue()).toBe('45')
})

it('tells what happened, counts what is unread, and no number stands over an empty list', async () => {
  await page.goto('/messages')
  await heading('站内消息')
  // The sign-in above came from a browser whose cookies were gone.
  const bell = page.getByRole('button', { name: /站内消息 1 条未读/ })
  await bell.waitFor()
  await isGood()
  await page.getByRole('link', { name: /从新的浏览器登录/ }).click()
  await heading('我的安全设置')
  await page.getByRole('button', { name: '站内消息', exact: true }).waitFor()
})

it('keeps how one wants the screen on the server, and takes it over in another window', async () => {
  await page.getByRole('button', { name: '显示设置' }).click()
  await page.getByText('特大 150%').click()
  await page.waitForFunction(() => document.documentElement.style.fontSize === '24px')
  await page.getByRole('radiogroup', { name: '对比度' }).getByText('高').click()
  await page.waitForLoadState('networkidle')
  expect(await scrollsSideways(page)).toBe(false)
  const other = await openWindow(product.url)
  await signIn(other.page, people.security)
  await other.page.waitForFunction(() => document.documentElement.style.fontSize === '24px')
  await expect
    .poll(() => other.page.locator('html').getAttribute('data-contrast'), { timeout: 10_000 })
    .toBe('high')
  expect(await findings(other.page)).toEqual([])
  // Loaded anew with letters so large, a page finds room for the bar, and a table for what names its rows.
  for (const route of ['/tokens', '/people']) {
    await other.page.goto(route)
    await other.settle()
    expect(await scrollsSideways(other.page), route).toBe(false)
  }
  const name = await other.page.locator('tbody th[scope="row"]').first().boundingBox()
  expect(name?.width).toBeGreaterThan(8 * 24)
  await other.close()
  const expected = /ERR_INTERNET_DISCONNECTED|401/
  expect(window.defects.filter((defect) => !expected.test(defect))).toEqual([])
})
