import { describe, expect, it } from 'vitest'
import { nodesOnLoops } from './tree.js'

const loops = (edges: Record<string, string>) => [...nodesOnLoops(new Map(Object.entries(edges)))].sort()

describe('nodesOnLoops', () => {
  it('is empty for a tree, also one whose root is no key', () => {
    expect(loops({ b: 'a', c: 'b', d: 'b' })).toEqual([])
  })
  it('names the members of every loop, not what hangs below', () => {
    expect(loops({ a: 'b', b: 'c', c: 'a', below: 'a', lower: 'below', x: 'y', y: 'x' })).toEqual([
      'a',
      'b',
      'c',
      'x',
      'y',
    ])
  })
  it('knows a node that is its own parent', () => {
    expect(loops({ a: 'a', b: 'a' })).toEqual(['a'])
  })
  it('walks a long chain without recursion', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`${index}`, `${index + 1}`]),
    )
    expect(loops(chain)).toEqual([])
    expect(loops({ ...chain, 100000: '0' })).toHaveLength(100_001)
  })
})
