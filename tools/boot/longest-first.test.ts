import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { TestSpecification, Vitest } from 'vitest/node'
import { LongestFirst, longest } from '../testing/longest-first.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

it('knows no file that is gone', () => {
  expect(longest.filter((path) => !existsSync(root + path))).toEqual([])
})

it('begins with the longest, and leaves the others as they were', async () => {
  const project = { name: 'any', config: { isolate: true, sequence: { groupOrder: 0 } } }
  const [first = '', second = ''] = longest
  const others = ['vitest.config.ts', 'package.json']
  const files = [...others, second, first].map((path) => ({ moduleId: root + path, project }))
  const cache = { getTestSpecificationResult: () => ({ duration: 1, failed: false }) }
  const sorted = await new LongestFirst({ cache } as unknown as Vitest).sort(
    files as unknown as TestSpecification[],
  )
  expect(sorted.map(({ moduleId }) => moduleId.slice(root.length))).toEqual([first, second, ...others])
})
