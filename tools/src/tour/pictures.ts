import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { browserPath } from '../chromium.js'
import { demoPassword, spoiltSheet } from './props.js'

/** A picture that was taken. */
export interface Picture {
  readonly name: string
  readonly bytes: number
}

interface Camera {
  readonly page: Page
  /** Opens a page of the product and waits until nothing on it changes any more. */
  visit(path: string): Promise<void>
  take(name: string): Promise<void>
}

/** A window of the smallest size that offices use, in one language, light or dark. */
async function openCamera(
  context: BrowserContext,
  url: string,
  folder: string,
  look: { readonly language: 'zh' | 'en'; readonly mode: 'light' | 'dark' },
  taken: Picture[],
): Promise<Camera> {
  await context.addInitScript(({ language, mode }) => {
    localStorage.setItem('zhengmei.language', language)
    localStorage.setItem('zhengmei.preferences', JSON.stringify({ mode }))
  }, look)
  const page = await context.newPage()
  const settle = async () => {
    await page.locator('h1').first().waitFor()
    const unfinished = page.locator('[data-waiting], [data-stale="true"]')
    while ((await unfinished.count()) > 0) await page.waitForTimeout(50)
    await page.waitForLoadState('networkidle')
  }
  return {
    page,
    async visit(path) {
      await page.goto(`${url}${path}`)
      await settle()
    },
    async take(name) {
      await settle()
      const file = `${name}.png`
      await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' })
      taken.push({ name: file, bytes: (await stat(join(folder, file))).size })
    },
  }
}

async function signIn(camera: Camera, login: string): Promise<void> {
  await camera.visit('/sign-in')
  await camera.page.locator('input[name="username"]').fill(login)
  await camera.page.locator('input[name="password"]').fill(demoPassword)
  await camera.page.locator('button[type="submit"]').click()
  await camera.page.locator('#page h1').waitFor()
}

/** Walks through the product as an office does and takes a picture at every stop. */
export async function takePictures(url: string, folder: string): Promise<readonly Picture[]> {
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
  const taken: Picture[] = []
  const window = { viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', locale: 'zh-CN' } as const
  try {
    const chinese = await openCamera(
      await browser.newContext(window),
      url,
      folder,
      { language: 'zh', mode: 'light' },
      taken,
    )
    const places = await chineseWalk(chinese)
    const english = await openCamera(
      await browser.newContext(window),
      url,
      folder,
      { language: 'en', mode: 'dark' },
      taken,
    )
    await englishWalk(english, places)
  } finally {
    await browser.close()
  }
  return taken
}

/** Addresses found on the first walk, for the second. */
interface Places {
  readonly run: string
  readonly account: string
  readonly whatIf: string
}

/** What the product answers to whoever is signed in on the page. */
async function ask<Data>(page: Page, query: string, variables: Record<string, unknown>): Promise<Data> {
  const { origin } = new URL(page.url())
  const answer = await page.request.post(`${origin}/graphql`, {
    headers: { origin },
    data: { query, variables },
  })
  const { data } = (await answer.json()) as { data: Data }
  return data
}

/** The account of a run with the most to explain, an answer that came too late among it. */
async function tellingAccount(page: Page, runId: string): Promise<string> {
  const query = `query ($id: ID!) {
    assessmentRun(id: $id) {
      accountResults(first: 60) { nodes { account { id } lines { indicator { key } } } }
    }
  }`
  interface Told {
    readonly account: { readonly id: string }
    readonly lines: readonly { readonly indicator: { readonly key: string } }[]
  }
  const { assessmentRun } = await ask<{
    assessmentRun: { accountResults: { nodes: readonly Told[] } }
  }>(page, query, { id: runId })
  const told = assessmentRun.accountResults.nodes
    .filter((node) => node.lines.some((line) => line.indicator.key === 'operation.late_reply'))
    .sort((one, other) => other.lines.length - one.lines.length)
  const [first] = told
  if (!first) throw new Error('the demo data have no late answer among the lowest accounts')
  return first.account.id
}

async function unitNamed(page: Page, name: string): Promise<string> {
  const query = 'query ($name: String!) { organisations(search: $name, first: 1) { nodes { id } } }'
  const { organisations } = await ask<{
    organisations: { nodes: readonly { readonly id: string }[] }
  }>(page, query, { name })
  const [first] = organisations.nodes
  if (!first) throw new Error(`the demo data have no unit ${name}`)
  return first.id
}

/** The running year as it stands. */
async function latestTrial(page: Page): Promise<string> {
  const query = '{ assessmentRuns(first: 20) { nodes { id kind } } }'
  const { assessmentRuns } = await ask<{
    assessmentRuns: { nodes: readonly { readonly id: string; readonly kind: string }[] }
  }>(page, query, {})
  const trial = assessmentRuns.nodes.find(({ kind }) => kind === 'TRIAL')
  if (!trial) throw new Error('the demo data have no trial')
  return trial.id
}

async function chineseWalk(camera: Camera): Promise<Places> {
  const { page } = camera
  await camera.visit('/sign-in')
  await camera.take('01-sign-in')
  await signIn(camera, 'office')
  await camera.take('02-overview')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '查找' }).fill('sqsczj')
  await page.getByRole('option', { name: /宿迁市财政局/ }).waitFor()
  await camera.take('03-search')
  const unit = await unitNamed(page, '宿迁市财政局')
  await camera.visit(`/organisations/${await unitNamed(page, '沭阳县人民政府办公室')}`)
  await camera.take('04-unit')
  await camera.visit('/accounts?q=沭阳')
  await page.getByRole('link', { name: /沭阳/ }).first().click()
  await page.waitForURL('**/accounts/**')
  await page.getByRole('tab', { name: '发布节奏' }).click()
  await camera.take('05-account-year')

  await camera.visit('/imports')
  await page.locator('input[type="file"]').setInputFiles(spoiltSheet)
  await page.getByRole('button', { name: /先试导入/ }).click()
  await page.getByText('没有保存任何数据').waitFor()
  await camera.take('06-import-refused')

  await camera.visit('/assessments?year=2025')
  await page
    .getByRole('link', { name: /正式考核/ })
    .first()
    .click()
  await page.getByRole('tab', { name: '排名' }).waitFor()
  const run = new URL(page.url()).pathname
  await camera.take('07-ranking')

  const account = `${run}/accounts/${await tellingAccount(page, run.split('/').at(-1) ?? '')}`
  await camera.visit(account)
  await camera.take('08-waterfall')
  await page.getByRole('button', { name: /咨询/ }).first().click()
  await page.getByRole('dialog').getByText('为什么这样算').first().waitFor()
  await camera.take('09-clause-and-evidence')

  await camera.visit(`${run}?tab=seal`)
  await page.getByRole('button', { name: '重新计算并核对' }).click()
  await page.getByText('核对一致').waitFor()
  await page.getByText('核对一致').scrollIntoViewIfNeeded()
  await camera.take('10-verified')

  await camera.visit(`${run}/what-if`)
  const rule = page.getByRole('listitem').filter({ hasText: '每周更新' }).first()
  await rule.getByRole('button', { name: '改' }).click()
  await rule.getByLabel('每次分值').fill('2')
  await rule.getByLabel('每次分值').press('Tab')
  await rule.scrollIntoViewIfNeeded()
  await camera.take('11-what-if')
  await page.getByRole('button', { name: '开始推演' }).click()
  await page.getByRole('tab', { name: '变化' }).waitFor()
  const whatIf = new URL(page.url()).pathname
  await camera.take('12-who-moves')

  await camera.visit('/rulebooks/comparison')
  await camera.take('13-rulebooks')

  const trial = await latestTrial(page)
  await camera.visit(`/assessments/compare?base=${run.split('/').at(-1)}&run=${trial}`)
  await camera.take('14-runs-compared')
  await camera.visit(`${run}/units/${unit}/sheet`)
  await camera.take('15-score-sheet')
  return { run, account, whatIf }
}

async function englishWalk(camera: Camera, places: Places): Promise<void> {
  await signIn(camera, 'leader')
  await camera.take('16-overview-english-dark')
  await camera.visit(places.account)
  await camera.take('17-waterfall-english-dark')
  await camera.visit(places.whatIf)
  await camera.take('18-who-moves-english-dark')
}
