import { expect, it } from 'vitest'
import type { UnitScore } from './operations'
import { scorePoints } from './score-points'

const score = (year: number, finalScore: string, superseded = false): UnitScore => ({
  rank: 1,
  finalScore,
  category: 'county',
  run: {
    id: `${year}-${finalScore}`,
    year,
    supersededBy: superseded ? { id: 'later' } : null,
    rulebook: { shortName: '宿迁' },
  },
})
const box = { width: 100, height: 50 }

it.each<[string, readonly UnitScore[], readonly (readonly [number, number, number])[]]>([
  ['nothing', [], []],
  ['one year stands in the middle, at the top', [score(2025, '80')], [[2025, 50, 0]]],
  [
    'years go from left to right, the highest at the top',
    [score(2025, '50'), score(2024, '100')],
    [
      [2024, 0, 0],
      [2025, 100, 25],
    ],
  ],
  ['a superseded one is no point', [score(2025, '90', true), score(2025, '80')], [[2025, 50, 0]]],
  ['below zero is drawn at zero', [score(2025, '-5')], [[2025, 50, 50]]],
])('%s', (_, scores, expected) =>
  expect(scorePoints(scores, box).map(({ year, x, y }) => [year, x, y])).toEqual(expected),
)
