import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWindow, signIn, type Window } from './browser.js'
import { spoiltFiles, yearOfFiles } from './data-set.js'
import { type Product, people, startProduct } from './product.js'

let product: Product
let window: Window
let page: Page

beforeAll(async () => {
  product = await startProduct()
  window = await openWindow(product.url)
  page = window.page
})
afterAll(async () => {
  await window?.close()
  await product?.close()
})

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text })

describe('signing in', () => {
  it('leads to where one wanted to go', async () => {
    await page.goto('/assessments?year=2025')
    await page.waitForURL('**/sign-in?**')
    await page.getByLabel('用户名').fill(people.office.login)
    await page.getByLabel('密码', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
    await page.getByLabel('密码', { exact: true }).fill(people.office.password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL('**/assessments?year=2025')
    await heading('年度考核')
  })
})

describe('bringing a year in', () => {
  it('refuses all of it for one wrong cell, and says which', async () => {
    const { files, remove } = await spoiltFiles()
    await page.goto('/imports')
    await page.locator('input[type="file"]').setInputFiles([...files])
    await page.getByRole('button', { name: /先试导入/ }).click()
    await page.getByText('没有保存任何数据').waitFor()
    const lost = row('NOWHERE')
    expect(await lost.textContent()).toMatch(/accounts\.csv2org_code/)
    expect(await row('2025-02-30').textContent()).toContain('awarded_on')
    expect(await row('galactic').textContent()).toContain('level')
    await remove()
  })

  it('lets a dry run pass and then imports the same files by one click', async () => {
    await page.goto('/imports')
    await page.locator('input[type="file"]').setInputFiles([...(await yearOfFiles())])
    await page.getByRole('button', { name: /先试导入/ }).click()
    await page.getByText('检查通过，还没有保存').waitFor()
    await page.getByRole('button', { name: '正式导入' }).click()
    await page.getByText('全部数据已保存').waitFor()
    expect(await row('posts.csv').textContent()).toMatch(/posts\.csv\s*2,002\s*0\s*0\s*0/)
  })

  it('shows the units and the accounts that came', async () => {
    await page.goto('/organisations')
    const tree = page.getByRole('tree')
    await tree.getByRole('treeitem', { name: /第0单位/ }).click()
    await page
      .getByRole('link', { name: /U0000-A0/ })
      .first()
      .waitFor()
    await page.getByRole('searchbox', { name: '名称、账号或编码' }).fill('U0000-A1')
    await page.waitForURL('**q=U0000-A1**')
    // Rows of before stand until those that were found come: a click would be overtaken by them.
    await page
      .getByRole('link', { name: /U0000-A0/ })
      .first()
      .waitFor({ state: 'detached' })
    await page.getByRole('link', { name: /某单位发布U0000-A1/ }).click()
    await heading(/U0000-A1/)
    await page.getByRole('tab', { name: '发布节奏' }).click()
    await page.getByText('按周').click()
    await row('2025-W20').waitFor()
  })
})

describe('assessing it', () => {
  it('says what it will do, does it, and shows it live until it is sealed', async () => {
    await page.goto('/assessments')
    await page.getByRole('button', { name: '发起考核' }).first().click()
    await page.getByText(/将按《.*》第 1 版，对“某市人民政府办公室”及其下属单位 2025 年/).waitFor()
    await page.getByRole('button', { name: '开始试算' }).click()
    await heading(/2025 年试算/)
    await page.getByRole('tab', { name: '排名' }).waitFor({ timeout: 60_000 })
  })

  it('ranks by category, and the address says which', async () => {
    await page
      .getByText(/^park/)
      .or(page.getByTitle(/park/))
      .first()
      .click()
      .catch(() => undefined)
    await page.goto(`${page.url().split('?')[0]}?category=county`)
    await row('U0003').waitFor()
    expect(await row('U0003').locator('td').first().textContent()).toBe('1')
    expect(await row('U0003').textContent()).toContain('100.00')
    expect(await row('U0000').textContent()).toMatch(/83\.2572\.39/)
  })

  it('leads from a unit to its accounts and to the waterfall of one, whose steps sum to the score', async () => {
    await row('U0000').getByRole('link').first().click()
    await heading(/第0单位/)
    await page.getByRole('heading', { name: '从账号到最终得分' }).waitFor()
    await page.getByRole('link', { name: /U0000-A2/ }).click()
    await heading(/U0000-A2/)
    const waterfall = page.getByRole('table', { name: /从 100\.00 分到得分/ })
    const steps = await waterfall
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((each) => [...each.querySelectorAll('td')].slice(-2).map((cell) => cell.textContent ?? '')),
      )
    const hundredths = (text: string) => Math.round(Number(text.replace('−', '-').replace('+', '')) * 100)
    const sum = steps.reduce((total, [effect = '', running = '']) => total + hundredths(effect || running), 0)
    expect(await waterfall.locator('tfoot td').last().textContent()).toBe('93.00')
    expect(sum).toBe(9300)
  })

  it('opens the clause and the evidence behind a line, and keeps them in the address', async () => {
    await page
      .getByRole('button', { name: /每周更新/ })
      .first()
      .click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('附2 运维管理 3').waitFor()
    await drawer.getByText('2025-W14', { exact: true }).first().waitFor()
    await drawer.getByText('2025-W33', { exact: true }).first().waitFor()
    expect(page.url()).toContain('line=operation.weekly_update')
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    expect(page.url()).not.toContain('line=')
  })

  it('says why a reply was late, step by step', async () => {
    await page
      .getByRole('navigation', { name: '当前位置' })
      .getByRole('link', { name: /第0单位/ })
      .click()
    await page.getByRole('link', { name: /U0000-A1/ }).click()
    await page.getByRole('button', { name: /咨询/ }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('U0000-A1-M1', { exact: true }).waitFor()
    expect(await drawer.getByRole('group').first().textContent()).toMatch(/24 小时.*逾期/s)
    await page.keyboard.press('Escape')
  })

  it('recomputes the sealed run and finds it equal', async () => {
    await page.getByRole('link', { name: /2025 年试算/ }).click()
    await page.getByRole('tab', { name: '封存与核验' }).click()
    await page.getByRole('button', { name: '重新计算并核对' }).click()
    await page.getByText('核对一致').waitFor()
  })
})

describe('asking what if', () => {
  it('shows who moves and by which clause when a value changes', async () => {
    await page.getByRole('link', { name: '假如规则不同' }).click()
    await heading('假如规则不同')
    const rule = page.getByRole('listitem').filter({ hasText: '每周更新' })
    await rule.getByRole('button', { name: '改' }).click()
    await rule.getByLabel('每次分值').fill('2')
    await rule.getByLabel('每次分值').press('Tab')
    await page.getByRole('button', { name: '开始推演' }).click()
    await page.getByRole('tab', { name: '变化' }).waitFor({ timeout: 60_000 })
    await page.getByRole('heading', { name: '因为哪些条款' }).waitFor()
    await row(/更新/).first().waitFor()
    await page.getByText('这是一次推演').waitFor()
  })
})

describe('reading the rules', () => {
  it('compares five books and marks what differs', async () => {
    await page.goto('/rulebooks')
    await page.getByRole('article').first().waitFor()
    await expect.poll(() => page.getByRole('article').count(), { timeout: 10_000 }).toBe(5)
    await page.getByRole('link', { name: '对照' }).click()
    await page.getByRole('table').getByText('未规定').first().waitFor()
    await expect
      .poll(() => page.locator('tr[data-differ="true"]').count(), { timeout: 10_000 })
      .toBeGreaterThan(5)
  })

  it('finds a value by word', async () => {
    await page.goto('/rulebooks/suqian-2021')
    await page.getByRole('searchbox', { name: '按名称、键或条款找' }).fill('late_reply')
    await page.getByText('annual.rule.operation.late_reply').waitFor()
  })
})

it('speaks English from one click on, also after reloading', async () => {
  await page.goto('/assessments')
  await page.getByRole('button', { name: 'English' }).click()
  await heading('Annual assessment')
  await page.reload()
  await heading('Annual assessment')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('button', { name: '中文' }).click()
  await heading('年度考核')
})

it('lets whoever lost the session sign in again above the page, which stays as it was', async () => {
  await page.goto('/organisations')
  await heading('组织与账号')
  const field = page.getByRole('searchbox').first()
  await field.fill('没有提交的字')
  await window.context.clearCookies()
  // Not a click of the mouse: what the page reads by itself may have been refused before, and then the question covers the link.
  await page.getByRole('link', { name: '年度考核' }).dispatchEvent('click')
  const ask = page.getByRole('dialog', { name: '登录已结束' })
  await ask.getByLabel(/密码/).fill(people.office.password)
  await ask.getByRole('button', { name: '重新登录' }).click()
  await ask.waitFor({ state: 'hidden' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await window.context.clearCookies()
  await page.goto('/rulebooks')
  await page.waitForURL('**/sign-in?**')
  await signIn(page, people.leader)
  expect(await page.getByRole('link', { name: '数据导入' }).count()).toBe(0)
  await page.goto('/imports')
  await heading('当前任职没有这项权限')
  await page.getByText('可以使用此页面的角色：系统管理员、主管单位管理员').waitFor()
})

it('never left its origin and never broke', () => {
  // A refused password and a lost session are answers, not faults; browsers log the latter's status.
  expect(window.defects).toEqual([])
})
