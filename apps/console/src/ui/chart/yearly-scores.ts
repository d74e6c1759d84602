/** A result as a history knows it. */
export interface ScoreOfRun {
  readonly runId: string
  readonly year: number
  /** Null: not ranked. */
  readonly score: string | null
  readonly superseded: boolean
}

/**
 * The scores that stand, one a year, the earliest first. Results of runs that were superseded are left out, and of several runs of a
 * year the one listed first stays.
 */
export function yearlyScores(
  scores: readonly ScoreOfRun[],
): readonly (ScoreOfRun & { readonly score: string })[] {
  const byYear = new Map<number, ScoreOfRun & { readonly score: string }>()
  for (const each of scores)
    if (!each.superseded && each.score !== null && !byYear.has(each.year))
      byYear.set(each.year, { ...each, score: each.score })
  return [...byYear.values()].sort((one, other) => one.year - other.year)
}
