/** How many units reached a whole number of points, fractions cut off. */
export interface UnitsAt {
  readonly at: number
  readonly units: number
  readonly vetoed: number
}

/** A span of final scores, its end excluded, and how many units lie in it; those with a veto are counted among them. */
export interface ScoreSpan {
  readonly from: number
  readonly below: number
  readonly units: number
  readonly vetoed: number
}

/** More bars than this nobody compares. */
const mostSpans = 12
const widthOf = (step: number): number => ([1, 2, 5][step % 3] ?? 1) * 10 ** Math.floor(step / 3)

/**
 * Scores in spans of one width, from the lowest to the highest without a gap: 1, 2, 5, 10, 20 … points wide, the narrowest that makes
 * no more than twelve. A span begins at a multiple of its width, so that two runs of like scores have like spans. None for no units.
 */
export function scoreSpans(rows: readonly UnitsAt[]): readonly ScoreSpan[] {
  if (rows.length === 0) return []
  const lowest = Math.min(...rows.map((row) => row.at))
  const highest = Math.max(...rows.map((row) => row.at))
  const spansOf = (width: number) => Math.floor(highest / width) - Math.floor(lowest / width) + 1
  let step = 0
  while (spansOf(widthOf(step)) > mostSpans) step++
  const width = widthOf(step)
  const first = Math.floor(lowest / width)
  return Array.from({ length: spansOf(width) }, (_, index) => {
    const from = (first + index) * width
    const inside = rows.filter(({ at }) => at >= from && at < from + width)
    return {
      from,
      below: from + width,
      units: inside.reduce((sum, row) => sum + row.units, 0),
      vetoed: inside.reduce((sum, row) => sum + row.vetoed, 0),
    }
  })
}
