import { chromium, type Page } from 'playwright-core'
import { browserPath } from '../../chromium.js'

/** A window of the console in Chromium. */
export interface Browser {
  readonly page: Page
  close(): Promise<void>
}

/** Opens a window of the smallest size that offices use on the product at `url`, in English. */
export async function openBrowser(url: string): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, baseURL: url })
  await context.addInitScript(() => localStorage.setItem('zhengmei.language', 'en'))
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  return { page, close: () => browser.close() }
}
