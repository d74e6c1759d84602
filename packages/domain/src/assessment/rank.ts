import { Fraction } from '../kernel/index.js'
import { byText, inOrder } from './in-order.js'
import type { RankedUnit, UnitScore } from './results.js'
import type { AnnualScheme } from './scheme.js'

/** What ranking looks at. */
export type RankableUnit = Pick<UnitScore, 'code' | 'category' | 'score' | 'veto'>

/** The units of a category that have the same score, all vetoed or none; in the order in which they were given. */
export interface Place<Unit extends RankableUnit = RankableUnit> {
  readonly category: string
  readonly vetoed: boolean
  readonly units: readonly Unit[]
  readonly final: Fraction
  /** Within the category. Vetoed units share one, whatever their scores. */
  readonly rank: number
}

/**
 * Final scores and ranks within each category; sorted by category, rank and code. Ranks follow the unrounded final, equal finals share
 * one (1, 1, 3). Vetoed units come last and share one rank.
 * @source SQ 附2 指标说明
 */
export function rankUnits(scheme: AnnualScheme, units: Iterable<RankableUnit>): RankedUnit[] {
  const ranked = placesOf(scheme, units).flatMap(({ category, final, rank, units: sharing }) =>
    sharing.map(({ code }) => ({ code, category, final, rank })),
  )
  return ranked.sort((a, b) => byText(a.category, b.category) || a.rank - b.rank || byText(a.code, b.code))
}

/**
 * As {@link rankUnits}, by what units have in common: many have the same score, so few fractions are compared and divided. By category, the
 * best first.
 */
export function placesOf<Unit extends RankableUnit>(
  scheme: AnnualScheme,
  units: Iterable<Unit>,
): readonly Place<Unit>[] {
  const categories = new Map<string, Scores<Unit>>()
  for (const unit of units) {
    const scores = categories.get(unit.category) ?? new Scores()
    scores.add(unit)
    categories.set(unit.category, scores)
  }
  const names = inOrder([...categories.keys()], byText)
  return names.flatMap((category) => rankCategory(scheme, category, categories.get(category)?.all() ?? []))
}

function rankCategory<Unit extends RankableUnit>(
  scheme: AnnualScheme,
  category: string,
  scores: readonly Scored<Unit>[],
): Place<Unit>[] {
  const best = scores.reduce(better, { score: new Fraction(0), near: 0 }).score
  let before = 0
  let vetoedRank: number | null = null
  return scores.toSorted(bestFirst).map(({ score, vetoed, units }) => {
    const rank = vetoedRank ?? before + 1
    if (vetoed) vetoedRank = rank
    before += units.length
    return { category, vetoed, units, final: finalOf(scheme, score, best), rank }
  })
}

interface Near {
  readonly score: Fraction
  /** The score as a float, exact enough to order all but nearly equal ones. */
  readonly near: number
}

interface Scored<Unit> extends Near {
  readonly vetoed: boolean
  readonly units: Unit[]
}

/** Units by their exact score. Different ones may be the same float. */
class Scores<Unit extends RankableUnit> {
  readonly #byNear = new Map<number, Scored<Unit>[]>()

  add(unit: Unit): void {
    const { score } = unit
    const near = score.valueOf()
    const vetoed = unit.veto !== null
    const alike = this.#byNear.get(near)
    const same = alike?.find((other) => other.vetoed === vetoed && equal(other.score, score))
    if (same !== undefined) {
      same.units.push(unit)
      return
    }
    const scored = { score, near, vetoed, units: [unit] }
    if (alike === undefined) this.#byNear.set(near, [scored])
    else alike.push(scored)
  }

  all(): readonly Scored<Unit>[] {
    return [...this.#byNear.values()].flat()
  }
}

/** Fractions are kept in their lowest terms: equal ones are made of the same numbers, and those are compared at once. */
const equal = (a: Fraction, b: Fraction): boolean => a.n === b.n && a.d === b.d && (a.s === b.s || a.n === 0n)

const closeCall = 1e-6

function better(top: Near, other: Near): Near {
  if (Math.abs(other.near - top.near) > closeCall) return other.near > top.near ? other : top
  return other.score.gt(top.score) ? other : top
}

/** Final scores grow with unit scores, so the order of one is the order of the other. */
function bestFirst(a: Scored<unknown>, b: Scored<unknown>): number {
  if (a.vetoed !== b.vetoed) return a.vetoed ? 1 : -1
  const difference = b.near - a.near
  return Math.abs(difference) > closeCall ? difference : b.score.compare(a.score)
}

const hundred = new Fraction(100)

/** With a best of 0 all are 0. */
function finalOf(scheme: AnnualScheme, score: Fraction, best: Fraction): Fraction {
  if (scheme.normalisation === 'none' || best.equals(0)) return score
  return score.div(best).mul(hundred)
}
