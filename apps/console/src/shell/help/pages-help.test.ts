import { expect, it } from 'vitest'
import { readHelp } from './pages-help'

it('every page of the menu has help, and none speaks of a page that is not there', async () => {
  const { pages } = await import('../pages')
  const help = await readHelp()
  const inMenu = Object.entries(pages)
    .filter(([, page]) => page.menu)
    .map(([path]) => path)
  expect(inMenu.filter((path) => help[path] === undefined)).toEqual([])
  expect(Object.keys(help).filter((path) => !(path in pages))).toEqual([])
})
