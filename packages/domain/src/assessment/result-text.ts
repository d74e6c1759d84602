import type { Fraction } from '../kernel/index.js'
import type { AccountScore, RankedUnit, ScoreLine, UnitScore, UnknownLine } from './results.js'

/**
 * The stable text of a unit's result, from which the digest of a run is made: the same result always gives the same text, whatever
 * the order of accounts, lines and groups. Integers and exact fractions only. A run's text is its units' in code order.
 * One JSON array, ended by a line feed. Without `ranked` it is the text of what is known before ranking.
 */
export function resultText(unit: UnitScore, ranked?: Pick<RankedUnit, 'final' | 'rank'>): string {
  const accounts = inOrder(unit.accounts, byAccount)
  return `${JSON.stringify([
    unit.code,
    unit.category,
    unit.veto,
    exact(unit.score),
    unit.qualified,
    ranked ? [exact(ranked.final), ranked.rank] : null,
    linesForm(unit.lines),
    accounts.map(accountForm),
  ])}\n`
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byAccount = (a: AccountScore, b: AccountScore): number => byText(a.accountId, b.accountId)
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => byText(a, b)

/** Longer ones are left to the engine's sort, which makes much garbage of short ones. */
const fewItems = 8

/** Most have one item or are in order already. */
function inOrder<T>(items: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  if (items.every((item, index) => index === 0 || compare(items[index - 1] as T, item) <= 0)) return items
  if (items.length > fewItems) return items.toSorted(compare)
  const sorted: T[] = []
  for (const item of items) {
    let place = sorted.length
    while (place > 0 && compare(sorted[place - 1] as T, item) > 0) place -= 1
    sorted.splice(place, 0, item)
  }
  return sorted
}

/** `13/6`, in lowest terms. */
const exact = (value: Fraction): string => value.toFraction()

const accountForm = (account: AccountScore) => [
  account.accountId,
  inOrder(Object.entries(account.deductions), byName),
  account.bonus,
  account.score,
  linesForm(account.lines),
  unknownsForm(account.unknowns),
]

const byIndicator = (a: { readonly indicator: string }, b: { readonly indicator: string }): number =>
  byText(a.indicator, b.indicator)

const linesForm = (lines: readonly ScoreLine[]) =>
  inOrder(lines, byIndicator).map(({ indicator, occurrences, points, evidence }) => [
    indicator,
    occurrences,
    points,
    evidence.kind,
    evidence.keys,
  ])

const unknownsForm = (unknowns: readonly UnknownLine[]) =>
  inOrder(unknowns, byIndicator).map(({ indicator, evidence }) => [indicator, evidence.kind, evidence.keys])
