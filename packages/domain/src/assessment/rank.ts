import { Fraction } from '../kernel/index.js'
import type { RankedUnit, UnitScore } from './results.js'
import type { AnnualScheme } from './scheme.js'

/** What ranking looks at. */
export type RankableUnit = Pick<UnitScore, 'code' | 'category' | 'score' | 'veto'>

/**
 * Final scores and ranks within each category; sorted by category, rank and code. Ranks follow the unrounded final, equal finals share
 * one (1, 1, 3). Vetoed units come last and share one rank.
 * @source SQ 附2 指标说明
 */
export function rankUnits(scheme: AnnualScheme, units: Iterable<RankableUnit>): RankedUnit[] {
  const byCategory = new Map<string, RankableUnit[]>()
  for (const unit of units) {
    const category = byCategory.get(unit.category)
    if (category === undefined) byCategory.set(unit.category, [unit])
    else category.push(unit)
  }
  const categories = [...byCategory.keys()].sort()
  return categories.flatMap((category) => rankCategory(scheme, byCategory.get(category) ?? []))
}

function rankCategory(scheme: AnnualScheme, units: readonly RankableUnit[]): RankedUnit[] {
  const sorted = units
    .map((unit) => ({ unit, score: unit.score, near: unit.score.valueOf() }))
    .sort(bestFirst)
  const best = sorted.reduce(better, { score: new Fraction(0), near: 0 }).score
  const ranked: RankedUnit[] = []
  let rank = 0
  let final = best
  sorted.forEach(({ unit }, index) => {
    const previous = sorted[index - 1]?.unit
    if (previous === undefined || !sharesRank(previous, unit)) rank = index + 1
    // Many units have the same score: a division of fractions costs more than a comparison.
    if (previous === undefined || !equal(previous.score, unit.score))
      final = finalOf(scheme, unit.score, best)
    ranked.push({ code: unit.code, category: unit.category, final, rank })
  })
  return ranked
}

interface Scored {
  readonly score: Fraction
  /** The score as a float, exact enough to order all but nearly equal ones. */
  readonly near: number
}

interface Sortable extends Scored {
  readonly unit: RankableUnit
}

/** Fractions are kept in their lowest terms: equal ones are made of the same numbers, and those are compared at once. */
const equal = (a: Fraction, b: Fraction): boolean => a.n === b.n && a.d === b.d && (a.s === b.s || a.n === 0n)

const closeCall = 1e-6

function better(top: Scored, other: Scored): Scored {
  if (Math.abs(other.near - top.near) > closeCall) return other.near > top.near ? other : top
  return other.score.gt(top.score) ? other : top
}

/** Final scores grow with unit scores, so the order of one is the order of the other. */
function bestFirst(a: Sortable, b: Sortable): number {
  if ((a.unit.veto === null) !== (b.unit.veto === null)) return a.unit.veto === null ? -1 : 1
  if (a.unit.veto === null) {
    const difference = b.near - a.near
    if (Math.abs(difference) > closeCall) return difference
    const exact = equal(a.score, b.score) ? 0 : b.score.compare(a.score)
    if (exact !== 0) return exact
  }
  return a.unit.code < b.unit.code ? -1 : 1
}

const sharesRank = (a: RankableUnit, b: RankableUnit): boolean =>
  a.veto !== null || b.veto !== null ? a.veto !== null && b.veto !== null : equal(a.score, b.score)

const hundred = new Fraction(100)

/** With a best of 0 all are 0. */
function finalOf(scheme: AnnualScheme, score: Fraction, best: Fraction): Fraction {
  if (scheme.normalisation === 'none' || best.equals(0)) return score
  return score.div(best).mul(hundred)
}
