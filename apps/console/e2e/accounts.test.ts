import { Role } from '@zhengmei/domain/identity'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { attachEdition, publishBuiltInEditions } from '../../api/src/features/rulebook/index.js'
import { type Database, openDatabase } from '../../api/src/platform/db/index.js'
import { insertAccount, insertOrg, insertPerson, testPassword } from '../../api/testing/fixtures.js'
import { openWindow, scrollsSideways, signIn, type Window } from './browser.js'
import { findingsInTheDark } from './dark.js'
import { findings } from './findings.js'
import { type Product, people, startProduct } from './product.js'

const clerk = { login: 'clerk', name: '周同', password: testPassword }

let product: Product
let database: Database
let bureau: string
let other: string
const windows: Window[] = []

beforeAll(async () => {
  product = await startProduct()
  database = await openDatabase({ url: product.databaseUrl, entities: [] })
  const { pool } = database
  await insertPerson(pool, { ...clerk, org: product.city, role: Role.officeAdministrator })
  const unit = await insertOrg(pool, { parent: product.city, code: 'CZJ', name: '某市财政局' })
  await insertOrg(pool, { parent: product.city, code: 'OP', name: '某传媒公司', kind: 'operator' })
  bureau = unit.id
  other = (
    await insertAccount(pool, unit, { code: 'CZJ-WX', name: '某市财政', platform: 'wechat_subscription' })
  ).id
  await publishBuiltInEditions(pool)
  await attachEdition(pool, {
    orgId: product.city.id,
    editionId: 'suqian-2021',
    version: 1,
    attachedFrom: '2021-06-20' as Parameters<typeof attachEdition>[1]['attachedFrom'],
  })
})
afterAll(async () => {
  await Promise.all(windows.map((each) => each.close()))
  await database?.close()
  await product?.close()
})

async function open(person: { login: string; password: string }): Promise<Page> {
  const window = await openWindow(product.url)
  windows.push(window)
  await signIn(window.page, person)
  return window.page
}
const heading = (name: string, on: Page) => on.getByRole('heading', { level: 1, name }).waitFor()
/** What a form says it found, of what is in it now. */
const checked = (page: Page, says: RegExp) =>
  page.locator('[data-checking="false"]').filter({ hasText: says }).waitFor()
const choose = async (page: Page, label: string, typed: string) => {
  const field = page.getByRole('combobox', { name: label, exact: true })
  await field.fill(typed)
  const menu = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  const offered = menu.locator('.ant-select-item-option')
  await expect.poll(() => offered.allTextContents(), { timeout: 10_000 }).toEqual([typed])
  // Below its field, where somebody who asked for less motion sees it too.
  const left = async (what: Locator) => Math.round((await what.boundingBox())?.x ?? Number.NaN)
  const fieldAt = await left(field.locator('xpath=ancestor::div[contains(@class, "ant-select")][last()]'))
  await expect.poll(() => left(menu), { timeout: 10_000 }).toBe(fieldAt)
  await field.press('Enter')
}

it('an account is registered with its mistakes told at their fields, and found at once', async () => {
  const page = await open(people.office)
  await page.goto(`/accounts/new?unit=${bureau}`)
  await heading('登记账号', page)
  await page.getByLabel('账号名称').waitFor()
  await page.keyboard.press('Control+s')
  await page.getByText('请选择平台').waitFor()
  await page.getByText('请填写账号名称').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('account-platform')

  await choose(page, '平台', '微信订阅号')
  await page.getByLabel('账号名称').fill('每日一报')
  await checked(page, /1 项不得登记/)
  const platform = page.locator('[data-field="account-platform"]')
  await platform.getByText('不得登记').waitFor()
  await platform.getByText('SQ 三').waitFor()
  await page.getByLabel('豁免理由').waitFor()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await platform
    .getByText(/已有账号“某市财政”/)
    .first()
    .waitFor()
  // The refusal of the server, not only what was found before.
  await expect.poll(() => page.locator('.ant-btn-loading').count(), { timeout: 10_000 }).toBe(0)
  expect(await findings(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)

  await choose(page, '平台', '抖音')
  await page.getByLabel('账号名称').fill('某市财政')
  await page.getByLabel('抖音号').fill('mscz')
  await page.getByLabel('主页链接').fill('douyin.com/mscz')
  await checked(page, /核查通过/)
  await page.getByRole('button', { name: '保存并登记下一个' }).click()
  await page.getByText('链接须以 http:// 或 https:// 开头').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('account-url')
  await page.getByLabel('主页链接').fill('https://www.douyin.com/mscz')
  await page.getByRole('button', { name: '保存并登记下一个' }).click()
  await page.getByRole('status').filter({ hasText: 'CZJ-01' }).waitFor()
  expect(await page.getByLabel('账号名称').inputValue()).toBe('某市财政')

  await choose(page, '平台', '抖音')
  await page.getByLabel('抖音号').fill('MSCZ')
  await checked(page, /1 项请核实/)
  await page.getByText('该平台账号已登记为“某市财政局”的“某市财政”').waitFor()
  await page.getByRole('link', { name: '账号', exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '留在此页' }).waitFor()
  expect(await findingsInTheDark(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: '留在此页' }).click()
  expect(await page.getByLabel('抖音号').inputValue()).toBe('MSCZ')
  await page.getByRole('link', { name: '取消' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃修改并离开' }).click()
  await heading('账号', page)
  await page.getByRole('row', { name: /某市财政.*抖音/ }).waitFor()

  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('mscz')
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /某市财政.*CZJ-01/ })
    .click()
  await heading('某市财政', page)
})

it('two who edit one file see both sides, and nothing is lost', async () => {
  const [first, second] = await Promise.all([open(people.office), open(clerk)])
  for (const page of [first, second]) {
    await page.goto(`/accounts/${other}`)
    await page.getByRole('link', { name: '修改档案' }).click()
    await heading('修改档案：某市财政', page)
  }
  await first.getByLabel('微信号').fill('first')
  await first.getByRole('radio', { name: '主账号' }).check()
  await first.keyboard.press('Control+s')
  await heading('某市财政', first)

  await second.getByLabel('微信号').fill('second')
  await second.getByLabel('主页链接').fill('https://mp.example')
  await second.getByRole('button', { name: '保存', exact: true }).click()
  await second.getByText(`您修改时，${people.office.name} 也改了这份档案`).waitFor()
  await second.getByText('对方还改了：矩阵位置 → 主账号').waitFor()
  expect(await findings(second)).toEqual([])
  await second.getByRole('radio', { name: '保留现在的“平台账号”' }).check()
  await second.getByRole('button', { name: '按所选保存' }).click()
  await heading('某市财政', second)
  await second.getByRole('link', { name: 'https://mp.example' }).waitFor()
  await second.getByText('first', { exact: true }).waitFor()
  await second.getByText('主账号：否 → 是').waitFor()
})

it('several are changed at once, looked at beforehand, and taken out by themselves', async () => {
  const page = await open(people.office)
  await page.goto('/accounts')
  await page.getByRole('row', { name: /某市财政.*抖音/ }).waitFor()
  const boxes = page.getByRole('checkbox', { name: '选中 某市财政' })
  await expect.poll(() => boxes.count(), { timeout: 10_000 }).toBe(2)
  for (const box of await boxes.all()) await box.check()
  await page.getByRole('button', { name: '改媒体类型' }).click()
  const drawer = page.getByRole('dialog')
  // Both publish text, as is offered first.
  await drawer.getByText('原本如此，不需修改').first().waitFor()
  await drawer.getByRole('radio', { name: '视频' }).check()
  await drawer.getByText('将变更 1 行').waitFor()
  expect(await findings(page)).toEqual([])
  expect(await findingsInTheDark(page)).toEqual([])
  await drawer.getByRole('button', { name: '确认：改媒体类型' }).click()
  await drawer.getByText('已变更 1 行').waitFor()
  await drawer.getByRole('button', { name: '关闭' }).last().click()
  await drawer.waitFor({ state: 'hidden' })

  for (const box of await boxes.all()) await box.check()
  await page.getByRole('button', { name: '设运营机构' }).click()
  await drawer.getByText('原本如此，不需修改').first().waitFor()
  await choose(page, '第三方运营机构', '某传媒公司')
  await drawer.getByText('将变更 2 行').waitFor()
  await drawer.getByRole('button', { name: '确认：设运营机构' }).click()
  await drawer.getByText('已变更 2 行').waitFor()
  await drawer.getByRole('button', { name: '关闭' }).last().click()
  await drawer.waitFor({ state: 'hidden' })

  await boxes.first().check()
  await page.getByRole('button', { name: '导出所选' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^账号列表.*\.csv$/)
  expect(windows.flatMap((each) => each.defects)).toEqual([])
})

it('a number of the workbench leads to the messages that it counts, and each of them to why it is late', async () => {
  await database.pool.query(
    `insert into message (account_id, external_id, received_at, day, kind, replied_at)
     select $1, id, at, (at at time zone 'Asia/Shanghai')::date, 'policy_enquiry', replied from (values
       ('late', now() - interval '8 days', null),
       ('in-time', now() - interval '3 days', now() - interval '3 days' + interval '1 hour')
     ) as one (id, at, replied)`,
    [other],
  )
  await database.pool.query('update account set unreplied_messages = 1 where id = $1', [other])
  const page = await open(clerk)
  await page.getByText('50.0%').waitFor()
  await page.locator('a[href*="due=OVERDUE"]').click()
  await heading('留言办理情况', page)
  const rows = page.locator('tr[data-row]')
  await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(1)
  await rows.getByText('已逾期').waitFor()
  await rows.locator('th a').click()
  await page.getByRole('dialog').getByText('时限为什么是这个时间').waitFor()
  expect(windows.flatMap((each) => each.defects)).toEqual([])
})
