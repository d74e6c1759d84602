import type { Fraction } from '../kernel/index.js'
import type { AccountScore, RankedUnit, ScoreLine, UnitScore, UnknownLine } from './results.js'

/**
 * The stable text of a unit's result, from which the digest of a run is made: the same result always gives the same text, whatever
 * the order of accounts, lines and groups. Integers and exact fractions only. A run's text is its units' in code order.
 * One JSON array, ended by a line feed. Without `ranked` it is the text of what is known before ranking.
 */
export function resultText(unit: UnitScore, ranked?: Pick<RankedUnit, 'final' | 'rank'>): string {
  const accounts = [...unit.accounts].sort((a, b) => byText(a.accountId, b.accountId))
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

/** `13/6`, in lowest terms. */
const exact = (value: Fraction): string => value.toFraction()

const accountForm = (account: AccountScore) => [
  account.accountId,
  Object.entries(account.deductions).sort(([a], [b]) => byText(a, b)),
  account.bonus,
  account.score,
  linesForm(account.lines),
  unknownsForm(account.unknowns),
]

const byIndicator = (a: { readonly indicator: string }, b: { readonly indicator: string }): number =>
  byText(a.indicator, b.indicator)

const linesForm = (lines: readonly ScoreLine[]) =>
  [...lines]
    .sort(byIndicator)
    .map(({ indicator, occurrences, points, evidence }) => [
      indicator,
      occurrences,
      points,
      evidence.kind,
      evidence.keys,
    ])

const unknownsForm = (unknowns: readonly UnknownLine[]) =>
  [...unknowns].sort(byIndicator).map(({ indicator, evidence }) => [indicator, evidence.kind, evidence.keys])
