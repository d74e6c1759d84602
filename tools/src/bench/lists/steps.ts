import type { Page } from 'playwright-core'
import { rowsOf } from './probe.js'
import type { Step } from './report.js'

/** Opens the list of accounts as if it had never been open. */
export async function openList(page: Page): Promise<void> {
  await page.goto('/accounts')
  await rowsOf(page)
}

const filterBy = (label: string, choice: string): Pick<Step, 'prepare' | 'act'> => ({
  // Opening the choices is no part of filtering.
  prepare: (page) => page.getByRole('combobox', { name: label }).click(),
  act: (page) => page.locator('.ant-select-item-option', { hasText: choice }).first().click(),
})

const press = (name: string) => ({ act: (page: Page) => page.getByRole('button', { name }).click() })

const search = (text: string): Pick<Step, 'typed' | 'act'> => ({
  typed: true,
  act: async (page) => {
    const box = page.getByRole('searchbox', { name: 'Find by name, handle or code' })
    await box.fill('')
    await box.pressSequentially(text)
  },
})

/** What is done to the list; a step goes on from the one before unless it begins anew. */
export const steps: readonly Step[] = [
  { name: 'one platform of nine', anew: true, ...filterBy('Platform', 'Weibo') },
  { name: 'a second platform', ...filterBy('Platform', 'Douyin') },
  { name: 'silent for 30 days', anew: true, ...filterBy('Silent', '30') },
  { name: 'sorted by name', anew: true, ...press('Sort by Account') },
  { name: 'sorted by name, the other way', ...press('Sort by Account') },
  { name: 'sorted by last post', anew: true, ...press('Sort by Last post') },
  { name: 'next page', anew: true, ...press('Next') },
  { name: 'the page after', ...press('Next') },
  { name: 'search for two characters', anew: true, ...search('卫健') },
  { name: 'search for a name of three', anew: true, ...search('沭阳县') },
  { name: 'search for what every other name holds', anew: true, ...search('发布') },
]
