import type { UnitScore } from './operations'

/** A year's score as a point in a picture: x from the left, y from the top. */
export interface ScorePoint {
  readonly year: number
  readonly score: string
  readonly x: number
  readonly y: number
}

/**
 * The scores that stand, one a year, from left to right within a box; the highest touches its top, zero its bottom.
 * Scores of runs that were superseded are left out, and of several runs of a year the latest listed stays.
 */
export function scorePoints(
  scores: readonly UnitScore[],
  box: { readonly width: number; readonly height: number },
): readonly ScorePoint[] {
  const byYear = new Map<number, string>()
  for (const { run, finalScore } of scores)
    if (run.supersededBy === null && finalScore !== null && !byYear.has(run.year))
      byYear.set(run.year, finalScore)
  const years = [...byYear].sort(([one], [other]) => one - other)
  const highest = Math.max(1, ...years.map(([, score]) => Number(score)))
  return years.map(([year, score], index) => ({
    year,
    score,
    x: years.length === 1 ? box.width / 2 : (index / (years.length - 1)) * box.width,
    y: box.height * (1 - Math.max(0, Number(score)) / highest),
  }))
}
