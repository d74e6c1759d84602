import type { Move } from '../../../ui/chart'

/** A unit as it stands in two runs, as far as its ranks go. */
interface Ranked {
  readonly organisation: { readonly id: string; readonly name: string }
  readonly rankBefore: number | null
  readonly rankAfter: number | null
}

/** Units that have a rank in both runs: who came or went has moved from nowhere. */
export const rankedInBoth = (rows: readonly Ranked[]): readonly (Move & { readonly id: string })[] =>
  rows.flatMap(({ organisation: { id, name }, rankBefore, rankAfter }) =>
    rankBefore === null || rankAfter === null ? [] : [{ id, name, before: rankBefore, after: rankAfter }],
  )
