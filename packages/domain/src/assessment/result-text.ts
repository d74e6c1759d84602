import type { Fraction } from '../kernel/index.js'
import { byText, inOrder } from './in-order.js'
import type { AccountScore, RankedUnit, ScoreLine, UnitScore, UnknownLine } from './results.js'

/** Takes a text piece by piece: to make a string of it, or at once the bytes that are digested and stored. */
export interface TextSink {
  /** Adds a text as it is. */
  add(text: string): void
  /** Adds a text as JSON writes it, in quotes. */
  quoted(text: string): void
  /** Adds a whole number. */
  whole(number: number): void
}

/**
 * The stable text of a unit's result, from which the digest of a run is made: the same result always gives the same text, whatever
 * the order of accounts, lines and groups. Integers and exact fractions only. A run's text is its units' in code order.
 * One JSON array, ended by a line feed. Without `ranked` it is the text of what is known before ranking.
 */
export function resultText(unit: UnitScore, ranked?: Pick<RankedUnit, 'final' | 'rank'>): string {
  const text = new WholeText()
  writeResult(text, unit, ranked)
  return text.all
}

/** Writes {@link resultText}. */
export function writeResult(
  out: TextSink,
  unit: UnitScore,
  ranked?: Pick<RankedUnit, 'final' | 'rank'>,
): void {
  out.add('[')
  out.quoted(unit.code)
  out.add(',')
  out.quoted(unit.category)
  out.add(',')
  if (unit.veto === null) out.add('null')
  else out.quoted(unit.veto)
  out.add(',"')
  out.add(exact(unit.score))
  out.add(`",${unit.qualified},`)
  out.add(ranked ? `["${exact(ranked.final)}",${ranked.rank}],` : 'null,')
  writeLines(out, inOrder(unit.lines, byIndicator))
  out.add(',')
  writeList(out, inOrder(unit.accounts, byAccount), writeAccount)
  out.add(']\n')
}

function writeAccount(out: TextSink, account: AccountScore): void {
  out.add('[')
  out.quoted(account.accountId)
  out.add(',[')
  const names = inOrder(Object.keys(account.deductions), byText)
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? ''
    out.add(index === 0 ? '[' : ',[')
    out.quoted(name)
    out.add(',')
    out.whole(account.deductions[name] ?? 0)
    out.add(']')
  }
  out.add('],')
  out.whole(account.bonus)
  out.add(',')
  out.whole(account.score)
  out.add(',')
  writeLines(out, inOrder(account.lines, byIndicator))
  out.add(',')
  writeUnknowns(out, inOrder(account.unknowns, byIndicator))
  out.add(']')
}

/** Writes `[[indicator, occurrences, points, kind of evidence, [keys]], …]`, in the order given. */
export const writeLines = (out: TextSink, lines: readonly ScoreLine[]): void =>
  writeList(out, lines, writeLine)

/** Writes `[[indicator, kind of evidence, [keys]], …]`, in the order given. */
export const writeUnknowns = (out: TextSink, unknowns: readonly UnknownLine[]): void =>
  writeList(out, unknowns, writeUnknown)

function writeLine(out: TextSink, { indicator, occurrences, points, evidence }: ScoreLine): void {
  out.add('[')
  out.quoted(indicator)
  out.add(',')
  out.whole(occurrences)
  out.add(',')
  out.whole(points)
  writeEvidence(out, evidence)
}

function writeUnknown(out: TextSink, { indicator, evidence }: UnknownLine): void {
  out.add('[')
  out.quoted(indicator)
  writeEvidence(out, evidence)
}

function writeEvidence(out: TextSink, { kind, keys }: ScoreLine['evidence']): void {
  out.add(',"')
  out.add(kind)
  out.add('",')
  writeList(out, keys, quoteKey)
  out.add(']')
}

const quoteKey = (out: TextSink, key: string): void => out.quoted(key)

function writeList<Item>(
  out: TextSink,
  items: readonly Item[],
  write: (out: TextSink, item: Item) => void,
): void {
  if (items.length === 0) {
    out.add('[]')
    return
  }
  for (let index = 0; index < items.length; index += 1) {
    out.add(index === 0 ? '[' : ',')
    write(out, items[index] as Item)
  }
  out.add(']')
}

/** All of a text as one string. */
class WholeText implements TextSink {
  all = ''

  add(text: string): void {
    this.all += text
  }

  quoted(text: string): void {
    this.all += JSON.stringify(text)
  }

  whole(number: number): void {
    this.all += number
  }
}

const byAccount = (a: AccountScore, b: AccountScore): number => byText(a.accountId, b.accountId)
const byIndicator = (a: OfIndicator, b: OfIndicator): number => byText(a.indicator, b.indicator)

interface OfIndicator {
  readonly indicator: string
}

/** `13/6`, in lowest terms. */
const exact = (value: Fraction): string => value.toFraction()
