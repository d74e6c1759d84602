import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { migrations } from '@zhengmei/api/migrations'
import { migrate, openDatabase } from '@zhengmei/api/platform/db'
import { startThrowaway } from '@zhengmei/api/platform/embedded'
import { prepareQueues } from '@zhengmei/api/platform/jobs'
import type { Page } from 'playwright-core'
import { demoPassword } from '../seed/demo-people.js'
import { startDemo } from '../start-demo.js'
import { openBrowser } from './lists/browser.js'
import { fillLists } from './lists/fill.js'
import { timeOf, watchPainting } from './lists/probe.js'
import { goalOfLists, type ListsReport, type Step, tableOfLists } from './lists/report.js'
import { openList, steps } from './lists/steps.js'

/**
 * `npm run bench -- lists`: the console in Chromium on the accounts of a nation. Every round opens the list anew, so that nothing
 * comes from what the page remembers, and takes every step once.
 *
 * @returns the exit status: 1 when the goal was missed; null: the arguments can't be read.
 */
export async function benchLists(
  args: readonly string[],
  tell: (text: string) => void,
): Promise<number | null> {
  const options = optionsOf(args)
  if (options === null) return null
  const server = await startThrowaway()
  try {
    tell('accounts of a nation, about a minute')
    await migrate(server.url, migrations)
    await prepareQueues(server.url)
    const database = await openDatabase({ url: server.url, entities: [] })
    const size = await fillLists(database.pool).finally(() => database.close())
    const report = await measureLists(server.url, size, options.rounds, tell)
    console.log(tableOfLists(report))
    const goal = goalOfLists(report)
    if (options.json) await writeFile(options.json, `${JSON.stringify({ ...report, goal })}\n`)
    return goal.reached ? 0 : 1
  } finally {
    await server.close()
  }
}

function optionsOf(
  args: readonly string[],
): { readonly rounds: number; readonly json: string | null } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { rounds: { type: 'string', default: '5' }, json: { type: 'string' } },
    })
    const rounds = Number(values.rounds)
    return Number.isInteger(rounds) && rounds > 0 ? { rounds, json: values.json ?? null } : null
  } catch {
    return null
  }
}

async function measureLists(
  databaseUrl: string,
  size: ListsReport['size'],
  rounds: number,
  tell: (text: string) => void,
): Promise<ListsReport> {
  const product = await startDemo({ DATABASE_URL: databaseUrl, ZHENGMEI_DEMO: '0' })
  try {
    const browser = await openBrowser(product.url)
    try {
      const { page } = browser
      await watchPainting(page)
      await signIn(page)
      const taken = new Map<Step, number[]>(steps.map((step) => [step, []]))
      for (let round = 1; round <= rounds; round += 1) {
        tell(`round ${round} of ${rounds}`)
        for (const step of steps) {
          if (step.anew) await openList(page)
          await step.prepare?.(page)
          taken.get(step)?.push(await timeOf(page, () => step.act(page)))
        }
      }
      return { size, steps: [...taken].map(([{ name, typed }, ms]) => ({ name, typed: typed === true, ms })) }
    } finally {
      await browser.close()
    }
  } finally {
    await product.stop()
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('input[name="username"]').fill('nation')
  await page.locator('input[name="password"]').fill(demoPassword)
  await page.locator('button[type="submit"]').click()
  await page.waitForURL('**/')
}
