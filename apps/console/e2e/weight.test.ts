import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWindow, signIn, type Window } from './browser.js'
import { type Product, people, startProduct } from './product.js'

let product: Product
let window: Window
beforeAll(async () => {
  product = await startProduct()
  window = await openWindow(product.url)
})
afterAll(async () => {
  await window?.close()
  await product?.close()
})

/** Scripts that the page has asked for since, and their bytes, packed. */
function weigh(page: Page): () => Promise<{ files: number; bytes: number }> {
  const scripts = new Set<string>()
  page.on('request', (request) => {
    // What is read ahead for Ctrl+K comes behind a page that stands already, and belongs to none.
    if (/\/(?!read-ahead-)[^/]+\.js$/.test(request.url())) scripts.add(request.url())
  })
  return async () => {
    let bytes = 0
    for (const script of scripts) {
      const answer = await fetch(script)
      bytes += gzipSync(await answer.arrayBuffer()).length
    }
    return { files: scripts.size, bytes }
  }
}

it('the console names its operations by their digests, and no document travels', async () => {
  const { page } = window
  const sent: { query?: string; extensions?: { persistedQuery?: { sha256Hash: string } } }[] = []
  const statuses: number[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) sent.push(request.postDataJSON() as (typeof sent)[number])
  })
  page.on('response', (answer) => {
    if (answer.url().endsWith('/graphql')) statuses.push(answer.status())
  })
  await page.goto('/sign-in')
  await page.waitForLoadState('networkidle')
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.filter(({ query }) => query !== undefined)).toEqual([])
  for (const { extensions } of sent) expect(extensions?.persistedQuery?.sha256Hash).toMatch(/^[0-9a-f]{32}$/)
  expect(new Set(statuses)).toEqual(new Set([200]))
})

describe('what a page weighs that is opened first, in files and bytes of packed script', () => {
  it('comes to at most 5 and 150 kB where one signs in', async () => {
    const { page } = window
    const weight = weigh(page)
    await page.goto('/sign-in')
    await page.waitForLoadState('networkidle')
    const { files, bytes } = await weight()
    expect(files).toBeLessThanOrEqual(5)
    expect(bytes).toBeLessThanOrEqual(150_000)
  })

  it('comes to at most 20 and 320 kB for a list', async () => {
    const { page } = window
    await signIn(page, people.office)
    // What the page after signing in asks for is its own; how much of it comes before the next one is chance.
    await page.waitForLoadState('networkidle')
    const weight = weigh(page)
    await page.goto('/organisations')
    await page.getByRole('table').first().or(page.getByText('没有符合条件的账号')).first().waitFor()
    await page.waitForLoadState('networkidle')
    const { files, bytes } = await weight()
    expect(files).toBeLessThanOrEqual(20)
    expect(bytes).toBeLessThanOrEqual(320_000)
  })
})
