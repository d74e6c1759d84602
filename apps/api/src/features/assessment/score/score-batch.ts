import {
  type AccountScore,
  type AccountTexts,
  accountTexts,
  linesText,
  type PreparedYear,
  type UnitScore,
  unitText,
} from '@zhengmei/domain/assessment'
import { type Fraction, formatFraction } from '@zhengmei/domain/kernel'
import type { FrozenUnit } from '../freeze/frozen-facts.js'
import type { ScoredUnit } from '../seal-run.js'
import { digestOfText } from './digest.js'
import { RowBuffer } from './row-buffer.js'

/** Columns of the rows, in the order in which `ScoredBatch` writes them. */
export const unitColumns =
  'run_no, unit_no, org_id, code, category, accounts, veto, qualified, score_exact, score, lines, facts_digest, result_digest'
export const accountColumns = 'run_no, unit_no, account_id, code, deductions, bonus, score, lines, unknowns'

/** Rows that wait to be stored. */
export interface ScoredRows {
  readonly accounts: readonly Buffer[]
  readonly units: readonly Buffer[]
}

/** Scores whole units and writes their rows as COPY's text. */
export class ScoredBatch {
  /** What ranking needs of the units, by code. */
  readonly scored: ScoredUnit[] = []
  accountCount = 0
  lineCount = 0
  unknownCount = 0
  vetoedCount = 0
  #taken = 0
  readonly #scores = new Map<string, KnownScore>()
  readonly #unitRows = new RowBuffer()
  readonly #accountRows = new RowBuffer()

  constructor(
    readonly prepared: PreparedYear,
    readonly runNo: number,
  ) {}

  /** Units whose rows were not taken yet. */
  get waiting(): number {
    return this.scored.length - this.#taken
  }

  /** Takes the rows of the units scored since the last time. */
  takeRows(): ScoredRows {
    this.#taken = this.scored.length
    return { accounts: this.#accountRows.takeAll(), units: this.#unitRows.takeAll() }
  }

  /** Scores a unit and writes its rows. */
  score(frozen: FrozenUnit): void {
    const unit = this.prepared.scoreUnit(frozen.facts)
    const texts = unit.accounts.map(accountTexts)
    unit.accounts.forEach((account, index) => {
      const text = texts[index]
      if (text) this.#addAccount(frozen.unitNo, frozen.accountIds[index] ?? '', account, text)
    })
    const resultDigest = digestOfText(
      unitText(
        unit,
        texts.map((text) => text.whole),
      ),
    )
    this.#addUnit(frozen, unit, resultDigest)
  }

  #addAccount(unitNo: number, id: string, account: AccountScore, { lines, unknowns }: AccountTexts): void {
    const { accountId, deductions, bonus, score } = account
    this.#accountRows.add(
      `${this.runNo}\t${unitNo}\t${id}\t${escaped(accountId)}\t${escaped(JSON.stringify(deductions))}\t${bonus}\t${score}\t${escaped(
        lines,
      )}\t${escaped(unknowns)}\n`,
    )
    this.accountCount += 1
    this.lineCount += account.lines.length
    this.unknownCount += account.unknowns.length
  }

  #addUnit({ unitNo, orgId, digest: factsDigest }: FrozenUnit, unit: UnitScore, resultDigest: string): void {
    const { code, category, veto, qualified, lines, accounts } = unit
    const { score, exact, shown } = this.#known(unit.score)
    this.#unitRows.add(
      `${this.runNo}\t${unitNo}\t${orgId}\t${escaped(code)}\t${escaped(category)}\t${accounts.length}\t${
        veto ?? '\\N'
      }\t${qualified ?? '\\N'}\t${exact}\t${shown}\t${escaped(
        linesText(lines),
      )}\t\\\\x${factsDigest}\t\\\\x${resultDigest}\n`,
    )
    this.scored.push({ unitNo, code, category, veto, score, factsDigest, resultDigest })
    this.lineCount += lines.length
    if (veto !== null) this.vetoedCount += 1
  }

  /** Many units have the same score: it is kept and rounded once. */
  #known(score: Fraction): KnownScore {
    const exact = score.toFraction()
    const known = this.#scores.get(exact)
    if (known !== undefined) return known
    const own = { score, exact, shown: formatFraction(score) }
    this.#scores.set(exact, own)
    return own
  }
}

interface KnownScore {
  readonly score: Fraction
  readonly exact: string
  /** With two decimals. */
  readonly shown: string
}

const special = /[\\\n\r\t]/
const everySpecial = /[\\\n\r\t]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Most texts are codes and numbers, in which nothing needs an escape. */
const escaped = (text: string): string =>
  special.test(text) ? text.replace(everySpecial, (found) => escapes[found] ?? found) : text
