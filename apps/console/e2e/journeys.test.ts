import { builtInCalendar } from '@zhengmei/domain/calendar'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { follow, openWindow, scrollsSideways, type Window } from './browser.js'
import { actAs, mostSteps, Steps } from './counted-steps.js'
import { findingsInTheDark } from './dark.js'
import {
  fillOffice,
  inCharge,
  inspector,
  leaving,
  reporting,
  reviewer,
  system,
  unit,
} from './office-in-use.js'
import { type Product, people, startProduct } from './product.js'
import { refusedIn } from './refused.js'

let product: Product
let window: Window
let page: Page
let cityId: string

beforeAll(async () => {
  product = await startProduct()
  cityId = await fillOffice(product)
  window = await openWindow(product.url)
  page = window.page
})
afterAll(async () => {
  await window?.close()
  await product?.close()
})

const card = (key: string) => page.locator(`[data-card="${key}"] a`)
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

/** The workbench of somebody. */
async function workbenchOf(person: { login: string; password: string }): Promise<void> {
  await actAs(page.context(), product.url, person)
  await page.goto('/')
  await page.locator('[data-card]').first().waitFor()
}

/** Does something from the workbench on, in few enough steps. */
async function within(what: (steps: Steps) => Promise<void>): Promise<void> {
  const steps = new Steps()
  await follow(page, '/')
  await page.locator('[data-card]').first().waitFor()
  await what(steps)
  expect(steps.count).toBeGreaterThan(0)
  expect(steps.count).toBeLessThanOrEqual(mostSteps)
}

/** From the workbench to what was found on an account. */
async function readFindings(steps: Steps): Promise<void> {
  await steps.click(card('TO_RECTIFY'))
  await steps.click(page.getByRole('link', { name: /U0000-A0/ }))
  await steps.click(page.getByRole('tab', { name: '检查问题' }))
  await page.getByRole('table', { name: '检查问题' }).getByRole('row').nth(1).waitFor()
}

/** The name of the file that comes of pressing a button of the export. */
async function fileBy(steps: Steps, format: RegExp): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    steps.click(page.getByRole('button', { name: format })),
  ])
  return file.suggestedFilename()
}

/** How many rows the list on the page says that it has in all. */
async function totalShown(): Promise<number> {
  const total = page.getByText(/共 [\d,]+ 条$/)
  await total
    .or(page.getByText(/^(没有|还没有|暂无)/))
    .first()
    .waitFor()
  await page.waitForFunction(() => !document.querySelector('[data-waiting], [data-stale="true"]'))
  if ((await total.count()) === 0) return 0
  const text = (await total.first().textContent()) ?? ''
  return Number(text.match(/共 ([\d,]+) 条/)?.[1]?.replaceAll(',', ''))
}

describe('every number of the workbench', () => {
  it.each([
    ['an office', people.office],
    ['security', people.security],
    ['an auditor', people.auditor],
    ['a unit', unit],
  ])('is the total of the list that it leads to: %s', async (_, person) => {
    await workbenchOf(person)
    const keys = await page
      .locator('[data-count]')
      .evaluateAll((cards) => cards.map((each) => each.getAttribute('data-card') ?? ''))
    expect(keys.length).toBeGreaterThan(2)
    for (const key of keys) {
      const number = page.locator(`[data-card="${key}"]`)
      const count = Number(await number.getAttribute('data-count'))
      await number.getByRole('link').click()
      await page.waitForURL((url) => url.pathname !== '/')
      expect([key, await totalShown()]).toEqual([key, count])
      await page.goBack()
    }
  })
})

describe('an office clerk', () => {
  it('takes out the accounts whose replies are overdue', async () => {
    await workbenchOf(people.office)
    await within(async (steps) => {
      await steps.click(card('REPLIES_OVERDUE'))
      await heading('账号')
      await page.getByRole('link', { name: /U0003-A0/ }).waitFor()
      await steps.click(page.getByRole('button', { name: '导出' }))
      expect(await fileBy(steps, /Excel/)).toMatch(/\.xlsx$/)
    })
  })

  it('begins the assessment of a year', async () => {
    await within(async (steps) => {
      await steps.click(page.getByRole('link', { name: '发起考核' }))
      await steps.click(page.getByRole('button', { name: '开始试算' }))
      await heading(/年试算/)
    })
  })
})

describe('a unit', () => {
  it('sees why points were lost, down to the clause', async () => {
    await workbenchOf(unit)
    await within(async (steps) => {
      await steps.click(page.getByRole('link', { name: '为什么失分' }))
      await heading(/第0单位/)
      await steps.click(page.getByRole('link', { name: /U0000-A2/ }))
      await heading(/U0000-A2/)
      await steps.click(page.getByRole('button', { name: /每周更新/ }).first())
      await page.getByRole('dialog').getByText('附2 运维管理 3').waitFor()
    })
  })
})

describe('an inspector', () => {
  it('finds what is not put right on an account, and takes it out', async () => {
    await workbenchOf(inspector)
    await within(async (steps) => {
      await readFindings(steps)
      await steps.click(page.getByRole('button', { name: '导出' }))
      expect(await fileBy(steps, /Excel/)).toMatch(/\.xlsx$/)
    })
  })
})

describe('a second reviewer', () => {
  it('sees what was found on the accounts of the unit', async () => {
    await workbenchOf(reviewer)
    await within(readFindings)
  })
})

describe('a leader in charge', () => {
  it('sees on a phone which message is overdue', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await workbenchOf(inCharge)
    await within(async (steps) => {
      await steps.click(card('REPLIES_OVERDUE'))
      await steps.click(page.getByRole('link', { name: /U0003-A0/ }))
      await steps.click(page.getByRole('tab', { name: '留言' }))
      await page.getByRole('row').filter({ hasText: '逾期' }).first().waitFor()
      expect(await scrollsSideways(page)).toBe(false)
    })
    await page.setViewportSize({ width: 1366, height: 768 })
  })
})

describe('a leader', () => {
  it('sees on a phone the worst five and why, and prints a page', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await workbenchOf(people.leader)
    const worst = page.getByRole('list', { name: /得分最低/ }).getByRole('listitem')
    await expect.poll(() => worst.count(), { timeout: 10_000 }).toBe(5)
    await page.getByText('本月至今').or(page.getByText('每月发布篇数')).first().waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    await within(async (steps) => {
      await steps.click(
        page
          .getByRole('list', { name: /得分最低/ })
          .getByRole('link')
          .first(),
      )
      await page.getByRole('table', { name: /从 .* 分到得分/ }).waitFor()
    })
    await within(async (steps) => {
      await steps.click(page.getByRole('link', { name: '打印得分单' }))
      await page.waitForURL('**/sheets**')
      await page
        .getByRole('article')
        .or(page.getByRole('heading', { level: 2 }))
        .first()
        .waitFor()
    })
    await page.setViewportSize({ width: 1366, height: 768 })
  })
})

describe('a reporting team', () => {
  it('opens a view that it kept, and takes it out', async () => {
    await workbenchOf(reporting)
    await within(async (steps) => {
      await steps.click(page.getByRole('link', { name: '微博账号' }))
      await page.waitForURL('**/accounts?platforms=WEIBO')
      await steps.click(page.getByRole('button', { name: '导出' }))
      expect(await fileBy(steps, /CSV/)).toMatch(/\.csv$/)
    })
  })

  it('copies the GraphQL of a list; a program with a token reads the same rows by it', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    let copied = ''
    let shown = 0
    await within(async (steps) => {
      await steps.click(page.getByRole('link', { name: '微博账号' }))
      await page.waitForURL('**/accounts?platforms=WEIBO')
      shown = await totalShown()
      await steps.click(page.getByRole('button', { name: '导出' }))
      await steps.click(page.getByRole('button', { name: '复制 GraphQL 查询' }))
      await page.getByRole('button', { name: '已复制' }).waitFor()
      copied = await page.evaluate(() => navigator.clipboard.readText())
    })
    const variables = JSON.parse(copied.match(/^# variables: (.*)$/m)?.[1] ?? '') as object
    const ask = async (request: object, headers: Record<string, string>) => {
      const answer = await fetch(`${product.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: product.url, ...headers },
        body: JSON.stringify(request),
      })
      return (await answer.json()) as { data: Record<string, { totalCount: number; text: string }> }
    }
    const cookies = await page.context().cookies()
    const made = await ask(
      {
        query: `mutation ($input: CreateApiTokenInput!) {
          createApiToken(input: $input) { ... on ApiTokenCreated { text } ... on Refusal { code } }
        }`,
        variables: { input: { name: '季度报表', access: 'READ_ONLY', days: 30, organisationId: cityId } },
      },
      { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    )
    const read = await ask(
      { query: copied, variables },
      { authorization: `Bearer ${made.data['createApiToken']?.text}` },
    )
    expect(shown).toBeGreaterThan(0)
    expect(read.data['accounts']?.totalCount).toBe(shown)
  })
})

describe('administrators', () => {
  it('the system administrator imports people', async () => {
    await workbenchOf(system)
    await within(async (steps) => {
      await steps.click(card('PEOPLE'))
      await steps.click(page.getByRole('link', { name: '导入名单' }))
      await heading('导入人员名单')
      await steps.choose(page.locator('input[type=file]'), {
        name: 'people.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('login,name,unit_code\r\nhe.yimin,何一鸣,CITY\r\n'),
      })
      await steps.click(page.getByRole('button', { name: '检查' }))
      await steps.click(page.getByRole('button', { name: '全部保存' }))
      await page.getByText('名单已保存').waitFor()
    })
  })

  it('the system administrator enters the holidays of the next year', async () => {
    await workbenchOf(system)
    // Days that are made up: no product knows the notice of a year to come.
    const year = builtInCalendar.horizon.lastYear + 1
    await within(async (steps) => {
      await steps.click(page.getByRole('link', { name: '工作日历', exact: true }))
      await steps.click(page.getByRole('button', { name: `载入 ${year} 年节假日` }))
      await page.getByRole('heading', { name: `载入 ${year} 年节假日安排` }).waitFor()
      await steps.choose(page.locator('input[type=file]'), {
        name: 'holidays.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`日期,安排,节日\r\n${year}-01-01至${year}-01-04,休,元旦\r\n`),
      })
      await page.getByText('读到 1 个节日').waitFor()
      await steps.fill(page.getByLabel('文号'), '示例〔2026〕1号')
      await steps.fill(page.getByLabel('印发日期'), '2026-11-01')
      await steps.click(page.getByRole('button', { name: '核对' }))
      await page.getByRole('heading', { name: `载入之后的 ${year} 年` }).waitFor()
      expect(await findingsInTheDark(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      await steps.click(page.getByRole('button', { name: '载入', exact: true }))
      await page.getByText(`已载入 ${year} 年的节假日安排`).waitFor()
    })
    await page.getByRole('heading', { name: `${year} 年各日` }).waitFor()
    await page
      .getByRole('cell', { name: /^4.*放假/ })
      .first()
      .waitFor()
    const entered = page.getByRole('row', { name: /示例〔2026〕1号 现行/ })
    await entered.getByText(system.login).waitFor()
  })

  it('security revokes somebody who left', async () => {
    await workbenchOf(people.security)
    await within(async (steps) => {
      await steps.click(card('PEOPLE'))
      await steps.click(page.getByRole('link', { name: leaving.name }))
      await steps.click(page.getByRole('button', { name: '办理离岗' }))
      await page.getByRole('button', { name: '结束全部任职' }).waitFor()
      expect(await findingsInTheDark(page)).toEqual([])
      await steps.click(page.getByRole('button', { name: '结束全部任职' }))
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    })
  })

  it('security ticks what they left, and takes a tick back with the reason', async () => {
    await workbenchOf(people.security)
    await card('HANDOVERS_OPEN').click()
    await heading('待交接事项')
    const rows = page.locator('tbody tr').filter({ hasText: leaving.name })
    await rows.first().waitFor()
    const open = await rows.count()
    const theirs = (await rows.first().getByRole('link').getAttribute('href')) ?? ''
    await rows.first().getByRole('button', { name: '确认交接' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.locator('#settle-note').fill('岗位撤销')
    await drawer.locator('button[type="submit"]').click()
    await drawer.waitFor({ state: 'hidden' })
    await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(open - 1)
    await page.goto(theirs)
    await page.getByRole('button', { name: '撤销确认' }).click()
    await drawer.locator('#reopen-reason').fill('岗位保留')
    await drawer.locator('button[type="submit"]').click()
    await drawer.waitFor({ state: 'hidden' })
    const ticks = page.getByRole('button', { name: '确认交接' })
    await expect.poll(() => ticks.count(), { timeout: 10_000 }).toBe(open)
    await page.getByText('岗位保留').waitFor()
  })

  it('the auditor reads who was refused at the sign-in', async () => {
    await workbenchOf(people.auditor)
    await within(async (steps) => {
      await steps.click(card('SIGN_INS_REFUSED'))
      await page
        .getByRole('row', { name: /登录被拒/ })
        .first()
        .waitFor()
    })
  })
})

it('nobody was refused anything on the way, as far as the trail knows', async () => {
  expect(await refusedIn(product.databaseUrl)).toEqual([])
})

it('nothing left the origin, and no script failed', () => {
  expect(window.defects).toEqual([])
})
