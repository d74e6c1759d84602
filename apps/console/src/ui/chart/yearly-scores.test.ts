import { expect, it } from 'vitest'
import { type ScoreOfRun, yearlyScores } from './yearly-scores'

const of = (year: number, score: string | null, superseded = false): ScoreOfRun => ({
  runId: `${year} ${score}`,
  year,
  score,
  superseded,
})

it.each<[string, readonly ScoreOfRun[], readonly string[]]>([
  ['nothing', [], []],
  ['years go from left to right', [of(2025, '50'), of(2024, '100')], ['2024 100', '2025 50']],
  ['a superseded one is no point', [of(2025, '90', true), of(2025, '80')], ['2025 80']],
  ['of two that stand the one listed first', [of(2025, '81'), of(2025, '80')], ['2025 81']],
  ['one without a score is no point', [of(2025, null), of(2024, '70')], ['2024 70']],
])('%s', (_, scores, expected) => expect(yearlyScores(scores).map(({ runId }) => runId)).toEqual(expected))
