import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../api/src/platform/db/index.js'
import { testPassword } from '../../api/testing/fixtures.js'
import { currentCode } from '../../api/testing/totp.js'
import { openWindow, scrollsSideways, signIn, type Window } from './browser.js'
import { findings } from './findings.js'
import { type Product, people, startProduct } from './product.js'

let product: Product
let database: Database
let window: Window

beforeAll(async () => {
  product = await startProduct()
  database = await openDatabase({ url: product.databaseUrl, entities: [] })
  window = await openWindow(product.url)
})
afterAll(async () => {
  await window?.close()
  await database?.close()
  await product?.close()
})

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor()

async function isGood(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[data-waiting]'))
  expect(await findings(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

describe('one’s own safety', () => {
  let secret: string

  it('says while typing what is wrong with a new password, and changes it', async () => {
    const { page } = window
    await signIn(page, people.office)
    await page.getByRole('button', { name: /个人菜单/ }).click()
    await page.getByRole('link', { name: '我的安全设置' }).click()
    await heading(page, '我的安全设置')
    await isGood(page)
    const field = page.getByLabel('新密码', { exact: true })
    await field.fill('woaini1314520')
    await page.getByText('密码过于简单').waitFor()
    await field.fill('wangjianguo-7-ok')
    await page.getByText('登录名、姓名、单位名称或其拼音').waitFor()
    await field.fill('three grey owls')
    await page.getByText('可以使用').waitFor()
    await page.getByLabel('原密码').fill(testPassword)
    await page.getByLabel('再输一遍').fill('three grey owls')
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByText('密码已修改').waitFor()
  })

  it('sets up a second step, which is then asked for at the door', async () => {
    const { page } = window
    await page.getByRole('button', { name: '启用两步验证' }).click()
    secret =
      (await page
        .locator('code')
        .filter({ hasText: /^[A-Z2-7]{32}$/ })
        .textContent()) ?? ''
    await isGood(page)
    // Typed after the page was looked at, which takes a while: a code has its time.
    await page.getByLabel('六位验证码').fill(currentCode(secret, -1))
    await page.getByRole('button', { name: '确认启用' }).click()
    await page.getByText('请保存恢复码').waitFor()
    const other = await openWindow(product.url)
    await other.page.goto('/sign-in')
    await other.page.getByLabel('用户名').fill(people.office.login)
    await other.page.getByLabel('密码', { exact: true }).fill('three grey owls')
    await other.page.getByRole('button', { name: '登录', exact: true }).click()
    await heading(other.page, '两步验证')
    await isGood(other.page)
    await other.page.getByLabel('验证码').fill('000000')
    await other.page.getByRole('button', { name: '继续' }).click()
    await other.page.getByText('验证码不正确').waitFor()
    await other.page.getByLabel('验证码').fill(currentCode(secret))
    await other.page.getByRole('button', { name: '继续' }).click()
    await other.page.getByRole('navigation', { name: '主菜单' }).waitFor()

    await page.reload()
    await page.getByRole('button', { name: '退出其他设备' }).click()
    await page.getByRole('button', { name: '退出其他设备' }).last().click()
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1)
    await other.page.goto('/organisations')
    await heading(other.page, '登录政媒')
    expect(other.defects).toEqual([])
    await other.close()
  })

  it('makes a token that is shown once and works until the security administrator revokes it', async () => {
    const { page } = window
    await page.getByRole('button', { name: '创建令牌' }).click()
    await page.getByLabel('名称').fill('季度报表')
    await isGood(page)
    await page.getByRole('button', { name: '创建令牌' }).click()
    const text = (await page.locator('code').filter({ hasText: /^zm_/ }).textContent()) ?? ''
    const asks = async () =>
      (
        await fetch(`${product.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${text}` },
          body: JSON.stringify({ query: '{ organisations { totalCount } }' }),
        })
      ).status
    expect(await asks()).toBe(200)
    const other = await openWindow(product.url)
    await signIn(other.page, people.security)
    await other.page.getByRole('link', { name: '接口令牌' }).click()
    await other.page.getByText('季度报表').waitFor()
    await isGood(other.page)
    const token = other.page.getByRole('row', { name: /季度报表/ })
    await token.getByRole('checkbox').check()
    await other.page.getByRole('button', { name: '吊销', exact: true }).click()
    await other.page.getByRole('button', { name: '确认：吊销' }).click()
    await other.page.getByText('已变更 1 行').waitFor()
    await other.page.keyboard.press('Escape')
    await token.getByText('已吊销').waitFor()
    expect(await asks()).toBe(401)

    await other.page.getByRole('link', { name: '登录策略' }).click()
    await heading(other.page, '登录策略')
    await isGood(other.page)
    await other.page.getByLabel('无操作多少分钟后退出').fill('30')
    await other.page.getByRole('button', { name: '保存' }).click()
    await other.page.waitForFunction(() => !document.querySelector('.ant-btn-loading'))
    const { rows } = await database.pool.query('select idle_minutes from sign_in_policy')
    expect(rows).toEqual([{ idle_minutes: 30 }])
    expect([...window.defects, ...other.defects]).toEqual([])
    await other.close()
  })
})
