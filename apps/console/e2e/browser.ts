import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core'

let launched: Promise<Browser> | undefined

/**
 * The browser of this process, which ends with it. Windows share nothing but the program: each has its own cookies and storage. Scripts are
 * not optimised: pages live for seconds here, and a fifth of the time went into optimising what was thrown away.
 */
const browser = (): Promise<Browser> =>
  (launched ??= chromium.launch({
    executablePath: process.env['ZHENGMEI_CHROMIUM'],
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--js-flags=--no-opt --no-maglev'],
  }))

/** A window of the smallest size that offices use, and everything that went wrong in it. */
export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  /** Requests that left the product, faults of scripts, refused policies: all of them defects. */
  readonly defects: readonly string[]
  /** Waits until everything that was to be read has been read, and nothing waits or moves any more. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** Whether a page stands still, looked at after it had time to ask for what its last answer led to. */
const standsStill = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      new Promise<boolean>((tell) => {
        setTimeout(() => {
          const waits = document.querySelector('[data-waiting], [data-stale="true"], [aria-busy="true"]')
          const moves = document.getAnimations().some((each) => each.playState === 'running')
          tell(!waits && !moves && document.querySelector('h1') !== null)
        }, 60)
      }),
  )

/** Opens a window on the product at `url`; `language` as a person would have chosen it before. */
export async function openWindow(url: string, language: 'zh' | 'en' = 'zh'): Promise<Window> {
  const context = await (await browser()).newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    baseURL: url,
  })
  await context.addInitScript((chosen) => {
    if (!localStorage.getItem('zhengmei.language')) localStorage.setItem('zhengmei.language', chosen)
  }, language)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const defects: string[] = []
  /** What the page has asked for and not been given yet. */
  const open = new Set<Request>()
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  const settle = async () => {
    const until = Date.now() + 60_000
    for (let still = 0; still < 2; ) {
      still = (await standsStill(page)) && open.size === 0 ? still + 1 : 0
      const asked = [...open].map((request) => request.url())
      if (Date.now() > until) throw new Error(`${page.url()} does not come to rest: ${asked.join(', ')}`)
    }
  }
  const origin = new URL(url).host
  page.on('request', (request) => {
    const address = new URL(request.url())
    if (!['data:', 'blob:'].includes(address.protocol) && address.host !== origin)
      defects.push(`left the origin: ${request.url()}`)
  })
  page.on('pageerror', (fault) => defects.push(`script: ${fault.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') defects.push(`console: ${message.text()}`)
  })
  return { page, context, defects, settle, close: () => context.close() }
}

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, person: { login: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('input[name="username"]').fill(person.login)
  await page.locator('input[name="password"]').fill(person.password)
  await page.locator('button[type="submit"]').click()
  await page.waitForURL('**/')
}

/** Leads to a page as a link of the console would, which is not loaded anew for it. */
export const follow = (page: Page, route: string): Promise<void> =>
  page.evaluate((to) => history.pushState(null, '', to), route)

/** Whether anything on the page is wider than the window. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
