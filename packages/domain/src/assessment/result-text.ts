import type { Fraction } from '../kernel/index.js'
import type { AccountScore, RankedUnit, ScoreLine, UnitScore, UnknownLine } from './results.js'

/**
 * The stable text of a unit's result, from which the digest of a run is made: the same result always gives the same text, whatever
 * the order of accounts, lines and groups. Integers and exact fractions only. A run's text is its units' in code order.
 * One JSON array, ended by a line feed. Without `ranked` it is the text of what is known before ranking.
 */
export const resultText = (unit: UnitScore, ranked?: Pick<RankedUnit, 'final' | 'rank'>): string =>
  unitText(
    unit,
    inOrder(unit.accounts, byAccount).map((account) => accountTexts(account).whole),
    ranked,
  )

/** As {@link resultText}, put together from the texts of its accounts, by id: for whoever needs those as well. */
export function unitText(
  unit: UnitScore,
  accounts: readonly string[],
  ranked?: Pick<RankedUnit, 'final' | 'rank'>,
): string {
  const standing = ranked ? `["${exact(ranked.final)}",${ranked.rank}]` : 'null'
  const veto = unit.veto === null ? 'null' : quoted(unit.veto)
  return `[${quoted(unit.code)},${quoted(unit.category)},${veto},"${exact(unit.score)}",${unit.qualified},${standing},${linesText(
    inOrder(unit.lines, byIndicator),
  )},[${accounts.join(',')}]]\n`
}

/** The JSON texts of an account's result. */
export interface AccountTexts {
  /** Its lines in their own order, see {@link linesText}. */
  readonly lines: string
  readonly unknowns: string
  /** All of it in one order: the account's part of the stable text. */
  readonly whole: string
}

/** Written by hand piece by piece: making arrays for `JSON.stringify` takes several times as long, and there are many of these. */
export function accountTexts(account: AccountScore): AccountTexts {
  const lines = linesText(account.lines)
  const unknowns = unknownsText(account.unknowns)
  const ordered = inOrder(account.lines, byIndicator)
  const orderedUnknowns = inOrder(account.unknowns, byIndicator)
  return {
    lines,
    unknowns,
    whole: `[${quoted(account.accountId)},${deductionsText(account.deductions)},${account.bonus},${account.score},${
      ordered === account.lines ? lines : linesText(ordered)
    },${orderedUnknowns === account.unknowns ? unknowns : unknownsText(orderedUnknowns)}]`,
  }
}

/** `[[indicator, occurrences, points, kind of evidence, [keys]], …]`, in the order given. */
export function linesText(lines: readonly ScoreLine[]): string {
  let text = ''
  for (const { indicator, occurrences, points, evidence } of lines) {
    text += `${text === '' ? '[' : ',['}${quoted(indicator)},${occurrences},${points},"${evidence.kind}",${keysText(evidence.keys)}]`
  }
  return `[${text}]`
}

/** `[[indicator, kind of evidence, [keys]], …]`, in the order given. */
export function unknownsText(unknowns: readonly UnknownLine[]): string {
  let text = ''
  for (const { indicator, evidence } of unknowns) {
    text += `${text === '' ? '[' : ',['}${quoted(indicator)},"${evidence.kind}",${keysText(evidence.keys)}]`
  }
  return `[${text}]`
}

function keysText(keys: readonly string[]): string {
  let text = ''
  for (const key of keys) text += text === '' ? quoted(key) : `,${quoted(key)}`
  return `[${text}]`
}

/** Accounts without a deduction share one record of zeros. */
const deductionsTexts = new WeakMap<AccountScore['deductions'], string>()

function deductionsText(deductions: AccountScore['deductions']): string {
  const known = deductionsTexts.get(deductions)
  if (known !== undefined) return known
  const text = JSON.stringify(inOrder(Object.entries(deductions), byName))
  deductionsTexts.set(deductions, text)
  return text
}

/** Text that JSON writes as it is. */
const plain = /^[ !#-[\]-~\u4e00-\u9fff]*$/

const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text))

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byAccount = (a: AccountScore, b: AccountScore): number => byText(a.accountId, b.accountId)
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => byText(a, b)
const byIndicator = (a: { readonly indicator: string }, b: { readonly indicator: string }): number =>
  byText(a.indicator, b.indicator)

/** Longer ones are left to the engine's sort, which makes much garbage of short ones. */
const fewItems = 8

/** Most have one item or are in order already: those come back as they are. */
function inOrder<T>(items: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  if (isInOrder(items, compare)) return items
  if (items.length > fewItems) return items.toSorted(compare)
  const sorted: T[] = []
  for (const item of items) {
    let place = sorted.length
    while (place > 0 && compare(sorted[place - 1] as T, item) > 0) place -= 1
    sorted.splice(place, 0, item)
  }
  return sorted
}

function isInOrder<T>(items: readonly T[], compare: (a: T, b: T) => number): boolean {
  for (let index = 1; index < items.length; index += 1) {
    if (compare(items[index - 1] as T, items[index] as T) > 0) return false
  }
  return true
}

/** `13/6`, in lowest terms. */
const exact = (value: Fraction): string => value.toFraction()
