import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWindow, scrollsSideways, signIn, type Window } from './browser.js'
import { findings } from './findings.js'
import { type PreparedYear, prepareYear } from './prepared-year.js'
import { type Product, people, startProduct } from './product.js'

let product: Product
let year: PreparedYear

beforeAll(async () => {
  product = await startProduct()
  year = await prepareYear(product.url)
})
afterAll(() => product?.close())

/** Everything that was to be read has been read, nothing moves any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[data-waiting], [data-stale="true"]'))
  await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'))
}

/** In place, as a person would: the other language by its button, dark by the computer's own setting. */
async function speak(page: Page, language: '中文' | 'English'): Promise<void> {
  // Not a click of the mouse: an open drawer covers the button, and that is right.
  await page.getByRole('button', { name: language, includeHidden: true }).first().dispatchEvent('click')
  await page.emulateMedia({ colorScheme: language === 'English' ? 'dark' : 'light' })
  await page.locator(`html[lang="${language === 'English' ? 'en' : 'zh-CN'}"]`).waitFor()
}

describe('every page', () => {
  // Two at a time: a page that has come is waited for till it rests, and the processors needn't rest with it.
  const windows: Window[] = []
  beforeAll(async () => {
    for (let count = 0; count < 2; count += 1) windows.push(await openWindow(product.url))
  })
  afterAll(() => Promise.all(windows.map((window) => window.close())))

  const problems: string[] = []
  const look = async (page: Page, route: string) => {
    await page.goto(route)
    await settle(page)
    for (const language of ['中文', 'English'] as const) {
      if (language === 'English') await speak(page, language)
      for (const finding of await findings(page)) problems.push(`${route} ${language} ${finding}`)
      if (await scrollsSideways(page)) problems.push(`${route} ${language} scrolls sideways`)
    }
    await speak(page, '中文')
  }
  const lookAs = async (
    person: (typeof people)[keyof typeof people] | undefined,
    routes: readonly string[],
  ) => {
    const waiting = [...routes]
    const work = async ({ page }: Window) => {
      await page.context().clearCookies()
      if (person) await signIn(page, person)
      for (let route = waiting.shift(); route; route = waiting.shift()) await look(page, route)
    }
    await Promise.all(windows.map(work))
  }
  const defects = () => [...problems, ...windows.flatMap((window) => window.defects)]

  it('can be used by everybody in both languages, light and dark, fits the smallest window, stays at home', async () => {
    await lookAs(undefined, ['/sign-in', '/invitation', '/invitation#secret'])
    await lookAs(people.office, year.routes)
    expect(defects()).toEqual([])
  }, 300_000)

  it('so can those that only a security administrator or an auditor may read', async () => {
    await lookAs(people.security, year.routesOfSecurity)
    await lookAs(people.auditor, year.routesOfAuditor)
    expect(defects()).toEqual([])
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
    await settle(page)
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
      expect(await page.getByRole('button', { name: '退出登录' }).count()).toBe(0)
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
    await settle(page)
    await page.keyboard.press('ArrowLeft')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))).toBe('1')
    await page.keyboard.press('ArrowLeft')
    expect(await tree.getByRole('treeitem').count()).toBe(1)
    await page.keyboard.press('ArrowRight')
    await tree.getByRole('treeitem').nth(1).waitFor()
  })

  it('a line of the waterfall opens and closes, and the focus comes back', async () => {
    const { page } = window
    const route =
      year.routes.find((each) => /accounts\/[^?]+$/.test(each) && each.startsWith('/assessments')) ?? ''
    await page.goto(route)
    await settle(page)
    const line = page.getByRole('button', { name: /咨询/ })
    await line.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/咨询/)
  })
})
