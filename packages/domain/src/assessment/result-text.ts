import type { Fraction } from '../kernel/index.js'
import { byText, inOrder } from './in-order.js'
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
  /** Its lines in their own order, as {@link linesText}. */
  readonly lines: string
  /** `[[indicator, kind of evidence, [keys]], …]`, in their own order. */
  readonly unknowns: string
  /** All of it in one order: the account's part of the stable text. */
  readonly whole: string
}

/** Written by hand piece by piece: making arrays for `JSON.stringify` takes several times as long, and there are many of these. */
export function accountTexts(account: AccountScore): AccountTexts {
  const lines = listTexts(account.lines, lineText)
  const unknowns = listTexts(account.unknowns, unknownText)
  return {
    lines: lines.own,
    unknowns: unknowns.own,
    whole: `[${quoted(account.accountId)},${deductionsText(account.deductions)},${account.bonus},${account.score},${lines.ordered},${unknowns.ordered}]`,
  }
}

/** `[[indicator, occurrences, points, kind of evidence, [keys]], …]`, in the order given. */
export const linesText = (lines: readonly ScoreLine[]): string => listText(lines.map(lineText))

interface OfIndicator {
  readonly indicator: string
}

/** A list in its own order and by indicator; each item is written once. */
function listTexts<Item extends OfIndicator>(items: readonly Item[], textOf: (item: Item) => string) {
  if (items.length === 0) return noItems
  const texts = items.map(textOf)
  const own = listText(texts)
  const ordered = inOrder(items, byIndicator)
  if (ordered === items) return { own, ordered: own }
  return { own, ordered: listText(ordered.map((item) => texts[items.indexOf(item)] ?? '')) }
}

const noItems = { own: '[]', ordered: '[]' }

const listText = (texts: readonly string[]): string => `[${texts.join(',')}]`

const lineText = ({ indicator, occurrences, points, evidence }: ScoreLine): string =>
  `${opened(indicator)}${occurrences},${points},"${evidence.kind}",${keysText(evidence.keys)}]`

/** `[indicator, kind of evidence, [keys]]` */
const unknownText = ({ indicator, evidence }: UnknownLine): string =>
  `${opened(indicator)}"${evidence.kind}",${keysText(evidence.keys)}]`

const keysText = (keys: readonly string[]): string =>
  keys.length === 1 ? `[${quoted(keys[0] ?? '')}]` : listText(keys.map(quoted))

/** How the text of a line begins. A book has few indicators, and every line is of one of them. */
function opened(indicator: string): string {
  const known = beginnings.get(indicator)
  if (known !== undefined) return known
  if (beginnings.size >= mostBeginnings) beginnings.clear()
  const text = `[${quoted(indicator)},`
  beginnings.set(indicator, text)
  return text
}

const beginnings = new Map<string, string>()
const mostBeginnings = 1_000

/** `[[group, points], …]` by name. */
function deductionsText(deductions: AccountScore['deductions']): string {
  let text = ''
  for (const name of inOrder(Object.keys(deductions), byText))
    text += `${text === '' ? '[' : ',['}${quoted(name)},${deductions[name]}]`
  return `[${text}]`
}

/** Text that JSON writes as it is. */
const plain = /^[ !#-[\]-~\u4e00-\u9fff]*$/

const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text))

const byAccount = (a: AccountScore, b: AccountScore): number => byText(a.accountId, b.accountId)
const byIndicator = (a: OfIndicator, b: OfIndicator): number => byText(a.indicator, b.indicator)

/** `13/6`, in lowest terms. */
const exact = (value: Fraction): string => value.toFraction()
