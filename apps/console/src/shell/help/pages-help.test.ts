import { expect, it } from 'vitest'
import { readHelp } from './pages-help'

it('every page has help, and none speaks of a page that is not there', async () => {
  const { pages } = await import('../pages')
  const help = await readHelp()
  expect(Object.keys(pages).filter((path) => help[path] === undefined)).toEqual([])
  expect(Object.keys(help).filter((path) => !(path in pages))).toEqual([])
})
