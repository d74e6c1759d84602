import { describe, expect, it } from 'vitest'
import { changedLeaves, isAdjustable, leavesOf, withLeaf } from './rule-value'

const cadence = {
  kind: 'cadence',
  group: 'operation',
  points: 5,
  minimums: [
    { per: 'week', posts: 1 },
    { platforms: ['wechat_service'], per: 'month', posts: 4 },
  ],
} as const

describe('the leaves of a rule value', () => {
  it('are named by their way', () =>
    expect(leavesOf(cadence).map((leaf) => leaf.path)).toEqual([
      'kind',
      'group',
      'points',
      'minimums.0.per',
      'minimums.0.posts',
      'minimums.1.platforms.0',
      'minimums.1.per',
      'minimums.1.posts',
    ]))
  it('of a plain value are the value itself', () => expect(leavesOf(100)).toEqual([{ path: '', value: 100 }]))
  it('may be asked about when they are quantities', () =>
    expect(
      leavesOf(cadence)
        .filter(isAdjustable)
        .map((leaf) => leaf.path),
    ).toEqual(['points', 'minimums.0.posts', 'minimums.1.posts']))
})

describe('changing one leaf', () => {
  const changed = withLeaf(cadence, 'minimums.1.posts', 2)
  it('changes that leaf alone', () =>
    expect(changedLeaves(cadence, changed)).toEqual([{ path: 'minimums.1.posts', before: '4', after: '2' }]))
  it('leaves the original as it was', () => expect(cadence.minimums[1]?.posts).toBe(4))
  it('replaces a plain value whole', () => expect(withLeaf(100, '', 90)).toBe(90))
})

it('shows a part that only one side has', () =>
  expect(changedLeaves({ cap: 10 }, {})).toEqual([{ path: 'cap', before: '10', after: '—' }]))
