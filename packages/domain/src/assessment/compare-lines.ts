import type { Points } from '../kernel/index.js'
import type { AccountScore, Evidence, ScoreLine } from './results.js'

/** How often a rule counted, and for how many points before any cap. */
export interface LineSide {
  readonly occurrences: number
  readonly points: Points
}

/** A clause by which an account stands differently in two runs. */
export interface LineMove {
  readonly indicator: string
  /** Null: no line of this clause in that run. */
  readonly before: LineSide | null
  readonly after: LineSide | null
  /** Points after minus points before. */
  readonly effect: Points
  /** Evidence that only the earlier run counted, as `kind:key`; in its own order. */
  readonly gone: readonly string[]
  /** Evidence that only the later run counts. */
  readonly added: readonly string[]
}

type Lines = Pick<AccountScore, 'lines'>

/**
 * The lines of an account (or of a unit itself) that differ between two runs, the heaviest change first: in points, in occurrences or
 * in their evidence alone. Null: it was not assessed in that run.
 */
export function compareLines(before: Lines | null, after: Lines | null): LineMove[] {
  const was = byIndicator(before)
  const is = byIndicator(after)
  return [...new Set([...was.keys(), ...is.keys()])]
    .flatMap((indicator) => moveOf(indicator, was.get(indicator), is.get(indicator)))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.indicator < b.indicator ? -1 : 1))
}

const byIndicator = (score: Lines | null): ReadonlyMap<string, readonly ScoreLine[]> =>
  Map.groupBy(score?.lines ?? [], (line) => line.indicator)

function moveOf(
  indicator: string,
  before: readonly ScoreLine[] | undefined,
  after: readonly ScoreLine[] | undefined,
): LineMove[] {
  const was = keysOf(before)
  const is = keysOf(after)
  const gone = [...was].filter((key) => !is.has(key))
  const added = [...is].filter((key) => !was.has(key))
  const sides = { before: sideOf(before), after: sideOf(after) }
  const effect = ((sides.after?.points ?? 0) - (sides.before?.points ?? 0)) as Points
  const sameCount = (sides.before?.occurrences ?? 0) === (sides.after?.occurrences ?? 0)
  if (effect === 0 && sameCount && gone.length + added.length === 0) return []
  return [{ indicator, ...sides, effect, gone, added }]
}

const sideOf = (lines: readonly ScoreLine[] | undefined): LineSide | null =>
  lines === undefined
    ? null
    : {
        occurrences: lines.reduce((sum, line) => sum + line.occurrences, 0),
        points: lines.reduce((sum, line) => sum + line.points, 0) as Points,
      }

const keysOf = (lines: readonly ScoreLine[] | undefined): ReadonlySet<string> =>
  new Set((lines ?? []).flatMap(({ evidence }) => namesOf(evidence)))

const namesOf = ({ kind, keys }: Evidence): string[] => keys.map((key) => `${kind}:${key}`)
