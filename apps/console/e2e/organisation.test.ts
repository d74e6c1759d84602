import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../api/src/platform/db/index.js'
import { insertAccount, insertOrg, type TestOrg } from '../../api/testing/fixtures.js'
import { openWindow, scrollsSideways, signIn, type Window } from './browser.js'
import { findingsInTheDark } from './dark.js'
import { findings } from './findings.js'
import { type Product, people, startProduct } from './product.js'

let product: Product
let database: Database
let window: Window
let east: TestOrg
let west: TestOrg
let town: TestOrg
let account: { readonly id: string }

beforeAll(async () => {
  product = await startProduct()
  database = await openDatabase({ url: product.databaseUrl, entities: [] })
  const { pool } = database
  const office = { kind: 'government_office', parent: product.city }
  east = await insertOrg(pool, { ...office, code: 'EAST', name: '东县政府办公室' })
  west = await insertOrg(pool, { ...office, code: 'WEST', name: '西县政府办公室' })
  town = await insertOrg(pool, { kind: 'township', parent: east, code: 'TOWN', name: '河口镇' })
  account = await insertAccount(pool, east, { code: 'E1', name: '东县发布', platform: 'weibo' })
  await insertAccount(pool, town, { code: 'T1', name: '河口发布', platform: 'weibo' })
})
afterAll(async () => {
  await window?.close()
  await database?.close()
  await product?.close()
})

const day = (daysAhead: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + daysAhead * 86_400_000).toISOString().slice(0, 10)
const shown = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const drawer = (page: Page) => page.getByRole('dialog')

async function openUnit(page: Page, unit: TestOrg, name: string, query = ''): Promise<void> {
  await page.goto(`/organisations/${unit.id}${query}`)
  await shown(page, name)
}

async function chooseUnit(page: Page, label: string, name: string): Promise<void> {
  const picker = drawer(page).getByRole('combobox', { name: label })
  await picker.fill(name)
  await page.locator('.ant-select-item-option-active', { hasText: name }).waitFor()
  await picker.press('Enter')
}

async function looksAndConfirms(page: Page, confirm: string): Promise<void> {
  await drawer(page).getByRole('button', { name: '查看影响' }).click()
  await drawer(page).getByRole('status', { name: '影响' }).waitFor()
  await drawer(page).getByRole('button', { name: confirm }).click()
  await drawer(page).waitFor({ state: 'detached' })
}

async function isAccessible(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

/** A unit is created; another is to be renamed in a month, which is thought better of. */
async function createsAndPlans(page: Page): Promise<void> {
  await openUnit(page, product.city, '某市人民政府办公室')
  await page.getByRole('button', { name: '新设下级单位' }).click()
  await drawer(page).getByLabel('名称', { exact: true }).fill('数据局')
  await drawer(page).getByLabel('编码').fill('DATA')
  await looksAndConfirms(page, '确认新设下级单位')
  await page.getByRole('table', { name: '下级单位' }).getByRole('link', { name: '数据局' }).waitFor()

  await openUnit(page, west, '西县政府办公室', '?tab=history')
  await page.getByRole('button', { name: '更名' }).click()
  await drawer(page).getByLabel('新名称').fill('西河区政府办公室')
  await drawer(page).getByLabel('生效日期').fill(day(30))
  await looksAndConfirms(page, '列入计划')
  const planned = page.getByRole('list', { name: '调整记录' }).getByText('待生效')
  await planned.waitFor()
  await page.getByRole('link', { name: '在组织树中查看' }).click()
  await page.getByRole('treeitem', { name: /西县政府办公室\s*待更名/ }).waitFor()
  await page.goBack()
  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('group').getByRole('button', { name: '撤回', exact: true }).click()
  await page.getByRole('list', { name: '调整记录' }).getByText('已撤回').waitFor()
}

/** A unit of a vertical system gets a parent by line, which supervises it from then on, and a category of its own. */
async function editsTheLine(page: Page): Promise<void> {
  await openUnit(page, town, '河口镇')
  await page.getByRole('button', { name: '修改信息' }).click()
  await chooseUnit(page, '条线上级', '河口镇')
  await drawer(page).getByRole('button', { name: '查看影响' }).click()
  await drawer(page).getByText('条线上级不能是该单位自身').first().waitFor()
  await chooseUnit(page, '条线上级', '西县政府办公室')
  const category = drawer(page).getByRole('combobox', { name: '考核类别' })
  await category.fill('沿海乡镇')
  await page.locator('.ant-select-item-option-active', { hasText: '沿海乡镇' }).waitFor()
  await category.press('Enter')
  await isAccessible(page)
  await looksAndConfirms(page, '确认修改信息')
  await page.getByText('由条线上级“西县政府办公室”主管').waitFor()
  await page.getByText('沿海乡镇').first().waitFor()
}

/** A town moves with its account; the page of yesterday still shows where it stood. */
async function moves(page: Page): Promise<void> {
  await openUnit(page, town, '河口镇')
  await page.getByRole('button', { name: '调整隶属' }).click()
  await chooseUnit(page, '新的属地上级', '西县政府办公室')
  await looksAndConfirms(page, '确认调整隶属')
  await page.getByRole('link', { name: '西县政府办公室' }).first().waitFor()
  await openUnit(page, town, '河口镇', `?on=${day(-1)}`)
  await page.getByText('隶属东县政府办公室').waitFor()
}

/** A unit is merged into another; its account is found among those to settle, and gets the other as its host. */
async function mergesAndSettles(page: Page): Promise<void> {
  await openUnit(page, east, '东县政府办公室', '?tab=accounts')
  await page.getByRole('button', { name: '并入其他单位' }).click()
  await chooseUnit(page, '并入的单位', '西县政府办公室')
  await looksAndConfirms(page, '确认并入其他单位')
  await page.getByText(`该单位已于 ${day(0)} 并入`).waitFor()

  await page.goto('/accounts?settle=true')
  await page.getByRole('link', { name: '东县发布' }).click()
  await shown(page, '东县发布')
  await page.getByText('须迁移、变更或注销并公告').waitFor()
  await page.getByRole('button', { name: '处置' }).click()
  await drawer(page).getByLabel('公告').fill('市政府门户网站公告')
  await isAccessible(page)
  expect(await findingsInTheDark(page)).toEqual([])
  await drawer(page).getByRole('button', { name: '确认处置' }).click()
  await drawer(page).waitFor({ state: 'detached' })
  await page.getByText('须迁移、变更或注销并公告').waitFor({ state: 'detached' })
  const { rows } = await database.pool.query(
    'select o.code from account a join org o on o.id = a.org_id where a.id = $1',
    [account.id],
  )
  expect(rows).toEqual([{ code: 'WEST' }])
}

/** A rulebook is attached to the city with what follows shown first, and ended again. */
async function attaches(page: Page): Promise<void> {
  await openUnit(page, product.city, '某市人民政府办公室', '?tab=rulebook')
  await page.getByRole('button', { name: '挂接规则书' }).click()
  const books = drawer(page).getByRole('combobox', { name: '规则书' })
  await books.press('ArrowDown')
  await page.locator('.ant-select-item-option-active').waitFor()
  await books.press('Enter')
  await drawer(page).getByLabel('依据').fill('市政府通知')
  await drawer(page).getByRole('button', { name: '查看后果' }).click()
  await drawer(page).getByRole('status', { name: '后果' }).waitFor()
  await isAccessible(page)
  await drawer(page).getByRole('button', { name: '确认挂接' }).click()
  await drawer(page).waitFor({ state: 'detached' })
  const attached = page.getByRole('table', { name: '挂接在本单位的规则书' })
  await attached.getByText('王建国 挂接').waitFor()
  await isAccessible(page)
  await attached.getByRole('button', { name: '结束挂接' }).last().click()
  await drawer(page).getByLabel('依据').fill('挂接有误')
  await drawer(page).getByRole('button', { name: '查看后果' }).click()
  await drawer(page).getByRole('button', { name: '确认结束' }).click()
  await drawer(page).waitFor({ state: 'detached' })
  await attached.getByText('王建国 挂接').waitFor({ state: 'detached' })
}

/** The file of units comes back with a name that is mended and a row that is wrong, then without the wrong one. */
async function bringsBack(page: Page): Promise<void> {
  await openUnit(page, product.city, '某市人民政府办公室')
  await page.getByRole('button', { name: '导入组织表' }).click()
  const file = (parent: string) => ({
    name: 'orgs.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `code,name,kind,parent_code\r\nWEST,西河区政府办公室,government_office,CITY\r\nSOUTH,南县政府办公室,government_office,${parent}\r\n`,
    ),
  })
  const chosen = drawer(page).locator('input[type=file]')
  await chosen.setInputFiles(file('NOWHERE'))
  await drawer(page).getByRole('button', { name: '检查' }).click()
  await drawer(page)
    .getByRole('row', { name: /3.*parent_code.*NOWHERE/ })
    .waitFor()
  const reasons = page.waitForEvent('download')
  await drawer(page).getByRole('link', { name: '下载 CSV' }).click()
  expect((await reasons).suggestedFilename()).toBe('errors.csv')
  await isAccessible(page)
  await chosen.setInputFiles(file('CITY'))
  await drawer(page).getByRole('button', { name: '检查' }).click()
  await drawer(page).getByText('检查无误，还没有保存：2 项调整').waitFor()
  await isAccessible(page)
  await drawer(page).getByRole('button', { name: '全部保存' }).click()
  await drawer(page).getByText('已保存 2 项调整').waitFor()
  const { rows } = await database.pool.query('select name from org where code = $1', [west.code])
  expect(rows).toEqual([{ name: '西河区政府办公室' }])
}

it('the tree is changed, with what follows seen first, and what that leaves to do is done', async () => {
  window = await openWindow(product.url)
  const { page } = window
  await signIn(page, people.office)
  await createsAndPlans(page)
  await editsTheLine(page)
  await moves(page)
  await mergesAndSettles(page)
  await attaches(page)
  await bringsBack(page)
}, 240_000)
