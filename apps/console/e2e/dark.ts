import type { Page } from 'playwright-core'
import { findings } from './findings.js'

/** Light or dark, as if it were chosen in another window: what is open stays open. */
async function paint(page: Page, mode: 'light' | 'dark'): Promise<void> {
  await page.evaluate((chosen) => {
    const key = 'zhengmei.preferences'
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as object
    localStorage.setItem(key, JSON.stringify({ ...kept, mode: chosen }))
    window.dispatchEvent(new StorageEvent('storage', { key }))
  }, mode)
  await page.waitForFunction((chosen) => document.documentElement.style.colorScheme === chosen, mode)
  await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'))
}

/** What axe finds in the dark on the page as it stands, an open drawer or dialog with it; light again afterwards. */
export async function findingsInTheDark(page: Page): Promise<readonly string[]> {
  await paint(page, 'dark')
  const found = await findings(page)
  await paint(page, 'light')
  return found
}
