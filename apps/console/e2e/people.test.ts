import { Role } from '@zhengmei/domain/identity'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../api/src/platform/db/index.js'
import { insertPerson, testPassword } from '../../api/testing/fixtures.js'
import { openWindow, scrollsSideways, signIn, type Window } from './browser.js'
import { findings } from './findings.js'
import { type Product, people, startProduct } from './product.js'

const system = { login: 'system', name: '江予安', password: testPassword }
const chosen = 'seven rivers meet here'

let product: Product
let database: Database
const windows: Window[] = []

beforeAll(async () => {
  product = await startProduct()
  database = await openDatabase({ url: product.databaseUrl, entities: [] })
  await insertPerson(database.pool, { ...system, org: product.city, role: Role.systemAdministrator })
})
afterAll(async () => {
  await Promise.all(windows.map((each) => each.close()))
  await database?.close()
  await product?.close()
})

async function open(): Promise<Page> {
  const window = await openWindow(product.url)
  windows.push(window)
  return window.page
}
const heading = (name: string, on: Page) => on.getByRole('heading', { level: 1, name }).waitFor()

/** Whoever appoints asks who may verify results, and by what one of them may. */
async function whoMay(page: Page): Promise<void> {
  await page.getByRole('link', { name: '谁能看到' }).click()
  await heading('谁能看到', page)
  await page.getByLabel('做什么').fill('复核')
  await page.getByLabel('做什么').press('Enter')
  await page.waitForURL('**action=RUN_VERIFY**')
  await page
    .getByRole('row', { name: /苏小满.*检查员.*检查员可在其范围内复核考核结果/ })
    .getByRole('link', { name: /苏小满/ })
    .click()
  await page.getByText('苏小满今天可以复核考核结果').waitFor()
  for (const language of ['English', '中文']) {
    await page.getByRole('button', { name: language }).first().click()
    await page.getByRole('heading', { level: 1, name: language === '中文' ? '谁能看到' : /^Who/ }).waitFor()
    expect(await findings(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
  }
  await page.getByLabel('做什么').fill('发起')
  await page.getByLabel('做什么').press('Enter')
  await page.getByText('苏小满今天不能发起考核').waitFor()
  await page.getByRole('row', { name: /检查员不能发起考核/ }).waitFor()
}

const listOf = (name: string, ...rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.map((row) => `${row}\r\n`).join('')),
})

it('a list of people is checked, mended, saved, and everybody on it given a link', async () => {
  const page = await open()
  await signIn(page, system)
  await page.goto('/people')
  await page.getByRole('link', { name: '导入名单' }).click()
  await heading('导入人员名单', page)
  const files = page.locator('input[type=file]')
  const rows = (unit: string) => [
    listOf(
      'people.csv',
      'login,name,unit_code',
      `he.yimin,何一鸣,${unit}`,
      `lin.wan,林婉,${product.city.code}`,
    ),
    listOf('appointments.csv', 'login,unit_code,role', `he.yimin,${product.city.code},editor`),
  ]
  await files.setInputFiles(rows('NOWHERE'))
  await page.getByRole('button', { name: '检查' }).click()
  await page.getByText('有 1 处错误，没有保存任何数据').waitFor()
  await page.getByRole('row', { name: /unit_code.*NOWHERE.*没有此单位/ }).waitFor()
  await files.setInputFiles(rows(product.city.code))
  await page.getByRole('button', { name: '检查' }).click()
  await page.getByText('检查无误，还没有保存').waitFor()
  for (const language of ['English', '中文']) {
    await page.getByRole('button', { name: language }).first().click()
    await page.getByRole('button', { name: language === '中文' ? '全部保存' : 'Save all of it' }).waitFor()
    expect(await findings(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
  }
  await page.getByRole('button', { name: '全部保存' }).click()
  await page.getByText('名单已保存').waitFor()
  await page.getByRole('link', { name: '设置密码的链接' }).click()
  await heading('设置密码的链接', page)
  await page.getByRole('button', { name: '给未设置密码者发放' }).click()
  await page.getByRole('group').getByRole('button', { name: '发放', exact: true }).click()
  await page.getByText('已发放 2 个链接，只显示这一次').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载链接清单（CSV）' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('设置密码的链接.csv')
  const given = page.getByRole('table', { name: '设置密码的链接' })
  await given
    .getByRole('row', { name: /何一鸣.*江予安/ })
    .getByRole('checkbox')
    .check()
  await page.getByRole('button', { name: '收回', exact: true }).click()
  await page.getByRole('button', { name: '确认：收回' }).click()
  await page.getByText('已变更 1 行').waitFor()
  await page.keyboard.press('Escape')
  await given.getByRole('row', { name: /何一鸣/ }).waitFor({ state: 'detached' })
  await given.getByRole('row', { name: /林婉/ }).waitFor()
})

it('one makes a person, another appoints them; they work until it is ended, and are told so', async () => {
  const [maker, granter, newcomer] = await Promise.all([open(), open(), open()])

  await signIn(maker, system)
  await maker.getByRole('link', { name: '人员与任职' }).click()
  await heading('人员与任职', maker)
  await maker.getByRole('button', { name: '新增人员' }).click()
  const form = maker.getByRole('dialog')
  await form.getByLabel('姓名').fill('苏小满')
  await form.getByLabel('登录名').fill('system')
  await form.getByRole('button', { name: '新增人员' }).click()
  await form.getByText('此登录名已有人使用').waitFor()
  await form.getByLabel('登录名').fill('su.xiaoman')
  await form.getByRole('button', { name: '新增人员' }).click()
  const link = (await form.locator('code').getAttribute('title')) ?? ''
  expect(link).toMatch(/\/invitation#[\w-]{43}$/)
  await form.getByRole('link', { name: /苏小满/ }).click()
  await heading('苏小满', maker)
  // Whoever makes people appoints nobody.
  expect(await maker.getByRole('button', { name: '任命' }).count()).toBe(0)

  await signIn(granter, people.security)
  await granter.goto('/people?q=xiaoman')
  await granter.getByRole('link', { name: '苏小满' }).click()
  await heading('苏小满', granter)
  expect(await granter.getByRole('button', { name: '停用' }).count()).toBe(0)
  await granter.getByRole('button', { name: '任命' }).click()
  const drawer = granter.getByRole('dialog')
  await drawer.getByLabel('角色').fill('检查员')
  await drawer.getByLabel('角色').press('Enter')
  await drawer.getByRole('button', { name: '任命' }).click()
  await drawer.waitFor({ state: 'hidden' })
  await granter
    .getByRole('row', { name: /检查员/ })
    .getByText('任职中')
    .waitFor()

  await newcomer.goto(link)
  await newcomer.getByLabel('新密码').fill(chosen)
  await newcomer.getByLabel('再输一遍').fill(chosen)
  await newcomer.getByRole('button', { name: '启用账号' }).click()
  await newcomer.getByText('账号已启用').waitFor()
  await signIn(newcomer, { login: 'su.xiaoman', password: chosen })
  await newcomer.getByRole('button', { name: /当前任职.*检查员/ }).waitFor()

  // A stolen computer, then a lost phone: out at once, but let in again.
  await granter.reload()
  await granter
    .getByRole('table', { name: '当前登录' })
    .getByRole('row', { name: /Chrome/ })
    .waitFor()
  await granter.getByRole('button', { name: '结束全部登录' }).click()
  const ask = granter.getByRole('group', { name: /结束全部登录？/ })
  await ask.getByRole('button', { name: '保留' }).click()
  await ask.waitFor({ state: 'hidden' })
  await granter.getByRole('button', { name: '结束全部登录' }).click()
  await ask.getByRole('button', { name: '结束全部登录' }).click()
  await granter.getByText('已结束 1 处登录').waitFor()
  await granter.getByText('目前没有登录').waitFor()
  await newcomer.getByRole('link', { name: '年度考核' }).click()
  await newcomer.getByText('登录已结束').waitFor()
  await signIn(newcomer, { login: 'su.xiaoman', password: chosen })
  await granter.getByRole('button', { name: '重置两步验证' }).click()
  await granter
    .getByRole('group', { name: /重置？/ })
    .getByRole('button', { name: '重置' })
    .click()
  await granter.getByText('此人没有启用两步验证；登录已全部结束').waitFor()
  await newcomer.reload()
  await newcomer.locator('input[name="username"]').waitFor()
  await signIn(newcomer, { login: 'su.xiaoman', password: chosen })

  await whoMay(granter)
  await granter.getByRole('link', { name: '人员与任职' }).click()
  await granter.getByRole('link', { name: '苏小满' }).click()
  await granter.getByRole('button', { name: '结束', exact: true }).click()
  await granter.getByRole('dialog').getByRole('button', { name: '结束任职' }).click()
  await granter
    .getByRole('row', { name: /检查员/ })
    .getByText('已结束')
    .waitFor()

  await granter.goto(`/access?action=RUN_VERIFY&person=${granter.url().split('/').at(-1)}`)
  await granter.getByText('苏小满今天不能复核考核结果').waitFor()
  await granter.getByRole('row', { name: /任职已结束/ }).waitFor()

  await newcomer.getByRole('link', { name: '年度考核' }).click()
  await newcomer.getByText('登录已结束').waitFor()
  await newcomer.getByRole('button', { name: '用其他方式登录' }).click()
  await newcomer.locator('input[name="username"]').fill('su.xiaoman')
  await newcomer.locator('input[name="password"]').fill(chosen)
  await newcomer.locator('button[type="submit"]').click()
  await newcomer.getByText('您目前没有有效的任职').waitFor()
  expect(windows.flatMap((each) => each.defects)).toEqual([])
})
