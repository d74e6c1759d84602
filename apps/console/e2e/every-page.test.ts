import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { follow, openWindow, scrollsSideways, signIn, type Window } from './browser.js'
import { findings } from './findings.js'
import { type PreparedYear, prepareYear } from './prepared-year.js'
import { type Product, people, startProduct } from './product.js'
import { refusedIn } from './refused.js'

let product: Product
let year: PreparedYear

beforeAll(async () => {
  product = await startProduct()
  year = await prepareYear(product.url)
})
afterAll(() => product?.close())

type Language = '中文' | 'English'

/** In place: the other language by its button, dark or light as if it were chosen in another window. */
async function speak(page: Page, language: Language): Promise<void> {
  // Not a click of the mouse: an open drawer covers the button, and that is right.
  await page.getByRole('button', { name: language, includeHidden: true }).first().dispatchEvent('click')
  const [mode, code] = language === 'English' ? ['dark', 'en'] : ['light', 'zh-CN']
  await page.evaluate((chosen) => {
    const key = 'zhengmei.preferences'
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as object
    localStorage.setItem(key, JSON.stringify({ ...kept, mode: chosen }))
    window.dispatchEvent(new StorageEvent('storage', { key }))
  }, mode)
  await page.locator(`html[lang="${code}"]`).waitFor()
  await page.waitForFunction((chosen) => document.documentElement.style.colorScheme === chosen, mode)
}

describe('every page', () => {
  // One window: a second one behind it paints nothing.
  let window: Window
  beforeAll(async () => {
    window = await openWindow(product.url)
  })
  afterAll(() => window?.close())

  const problems: string[] = []
  /** Each page is read in the language of the page before it, and then in the other one. */
  let spoken: Language = '中文'
  const look = async (route: string, go: (page: Page, route: string) => Promise<unknown>) => {
    const { page } = window
    const lookOnce = async () => {
      await window.settle()
      for (const finding of await findings(page)) problems.push(`${route} ${spoken} ${finding}`)
      if (await scrollsSideways(page)) problems.push(`${route} ${spoken} scrolls sideways`)
    }
    await go(page, route)
    await lookOnce()
    if (new URL(page.url()).pathname !== new URL(route, product.url).pathname)
      problems.push(`${route} leads to ${page.url()}`)
    spoken = spoken === '中文' ? 'English' : '中文'
    await speak(page, spoken)
    await lookOnce()
  }
  const lookAs = async (person: (typeof people)[keyof typeof people], routes: readonly string[]) => {
    const { page } = window
    await page.context().clearCookies()
    await signIn(page, person)
    for (const route of routes) await look(route, follow)
  }
  const defects = () => [...problems, ...window.defects]

  it('can be used by everybody in both languages, light and dark, fits the smallest window, stays at home', async () => {
    for (const route of ['/sign-in', '/invitation', '/invitation#secret'])
      await look(route, (page) => page.goto(route))
    await lookAs(people.office, year.routes)
    expect(defects()).toEqual([])
  }, 600_000)

  it('so can those that only a security administrator or an auditor may read', async () => {
    await lookAs(people.security, year.routesOfSecurity)
    await lookAs(people.auditor, year.routesOfAuditor)
    expect(defects()).toEqual([])
  }, 300_000)

  it('asks for nothing that its reader may not have: the trail knows of no refusal', async () => {
    expect(await refusedIn(product.databaseUrl)).toEqual([])
  })
})

describe('by keyboard alone', () => {
  let window: Window
  beforeAll(async () => {
    window = await openWindow(product.url)
    await signIn(window.page, people.office)
  })
  afterAll(() => window?.close())

  it('the first key leads past the menu to the page', async () => {
    const { page } = window
    await page.goto('/organisations')
    await window.settle()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page')
  })

  it('a menu of the top bar opens in sight, is entered by Tab, and gives the focus back', async () => {
    const { page } = window
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    for (const width of [1366, 640]) {
      await page.setViewportSize({ width, height: 768 })
      await page.getByRole('button', { name: /个人菜单/ }).focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('我的安全设置')
      const box = await page.getByRole('button', { name: '退出登录' }).boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
      expect(await scrollsSideways(page)).toBe(false)
      await page.keyboard.press('Escape')
      expect(await focused()).toMatch(/个人菜单/)
      await expect
        .poll(() => page.getByRole('button', { name: '退出登录' }).count(), { timeout: 10_000 })
        .toBe(0)
    }
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it('the tree opens, closes and chooses', async () => {
    const { page } = window
    const tree = page.getByRole('tree')
    await tree.getByRole('treeitem').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**unit=**')
    await window.settle()
    await page.keyboard.press('ArrowLeft')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))).toBe('1')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => tree.getByRole('treeitem').count(), { timeout: 10_000 }).toBe(1)
    await page.keyboard.press('ArrowRight')
    await tree.getByRole('treeitem').nth(1).waitFor()
  })

  it('a line of the waterfall opens and closes, and the focus comes back', async () => {
    const { page } = window
    const route =
      year.routes.find((each) => /accounts\/[^?]+$/.test(each) && each.startsWith('/assessments')) ?? ''
    await page.goto(route)
    await window.settle()
    const line = page.getByRole('button', { name: /咨询/ })
    await line.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/咨询/)
  })

  it('a drawer that is taken away with what it asked gives the focus back as well', async () => {
    const { page } = window
    await page.goto(year.routes.find((each) => /^\/organisations\/[^?]+$/.test(each)) ?? '')
    await window.settle()
    await page.getByRole('button', { name: '更名' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), { timeout: 10_000 })
      .toMatch(/更\s?名/)
  })
})
