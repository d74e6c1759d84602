import { expect, it } from 'vitest'
import { rankedInBoth } from './ranked-in-both'

const unit = (name: string, rankBefore: number | null, rankAfter: number | null) => ({
  organisation: { id: `id of ${name}`, name },
  rankBefore,
  rankAfter,
})

it('leaves out who came and who went, and keeps the order of the list', () => {
  const rows = [unit('甲', 3, 1), unit('乙', null, 2), unit('丙', 1, null), unit('丁', 2, 2)]
  expect(rankedInBoth(rows)).toEqual([
    { id: 'id of 甲', name: '甲', before: 3, after: 1 },
    { id: 'id of 丁', name: '丁', before: 2, after: 2 },
  ])
})
