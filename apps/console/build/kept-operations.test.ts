import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keptOperationsIn } from './kept-operations.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengmei-source-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFile(join(folder, name), text)

it('gathers every operation with the fragments it needs, wherever they stand', async () => {
  await write('a.ts', 'const names = graphql(`fragment Names on Unit { name ...More }`)\nother(`{ no }`)')
  await write(
    'b.tsx',
    'graphql(`query Units { units { ...Names } }`, [names]); graphql(`mutation Go { go }`)',
  )
  await write('c.ts', 'export const more = graphql(\n  `fragment More on Unit { code }`,\n)')
  await write('d.test.ts', 'graphql(`query Tested { no }`)')
  const operations = keptOperationsIn(folder)
  expect(operations.map(({ name, document }) => [name, document.replaceAll(/\s+/g, ' ')])).toEqual([
    ['Go', 'mutation Go { go }'],
    [
      'Units',
      'query Units { units { ...Names } } fragment More on Unit { code } fragment Names on Unit { name ...More }',
    ],
  ])
  expect(operations.every(({ id }) => /^[0-9a-f]{64}$/.test(id))).toBe(true)
  expect(keptOperationsIn(folder)).toEqual(operations)
})

it.each([
  ['two of one name', 'graphql(`query Units { a }`)', 'two GraphQL definitions are called Units'],
  ['one without a name', 'graphql(`{ units { name } }`)', 'an operation without a name'],
  ['a fragment that is not there', 'graphql(`query Lost { ...Nothing }`)', 'Lost spreads a fragment'],
])('refuses %s', async (_, text, message) => {
  await write('e.ts', text)
  expect(() => keptOperationsIn(folder)).toThrow(message)
})
