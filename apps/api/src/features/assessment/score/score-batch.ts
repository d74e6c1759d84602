import {
  type AccountScore,
  type PreparedYear,
  type UnitScore,
  writeLines,
  writeResult,
  writeUnknowns,
} from '@zhengmei/domain/assessment'
import type { Fraction } from '@zhengmei/domain/kernel'
import type { FrozenUnit } from '../freeze/frozen-facts.js'
import type { ScoredUnit } from '../seal-run.js'
import { digestOf } from './digest.js'
import { RowBytes, scoreField } from './row-bytes.js'
import { TextBytes } from './text-bytes.js'

/** Columns of the rows, in the order in which `ScoredBatch` writes them. */
const unitColumns =
  'run_no, unit_no, org_id, code, category, accounts, veto, qualified, score_exact, score, lines, facts_digest, result_digest'
const accountColumns = 'run_no, unit_no, account_id, code, deductions, bonus, score, lines, unknowns'
const unitFields = unitColumns.split(',').length
const accountFields = accountColumns.split(',').length

/** What takes the rows in. */
export const copyUnits = `COPY run_unit_score (${unitColumns}) FROM STDIN (FORMAT binary)`
export const copyAccounts = `COPY run_account_score (${accountColumns}) FROM STDIN (FORMAT binary)`

/** Rows that wait to be stored, those of each table as one binary COPY. */
export interface ScoredRows {
  readonly accounts: Buffer
  readonly units: Buffer
}

/** Scores whole units and writes their rows as the bytes of COPY. */
export class ScoredBatch {
  /** What ranking needs of the units, by code. */
  readonly scored: ScoredUnit[] = []
  accountCount = 0
  lineCount = 0
  unknownCount = 0
  vetoedCount = 0
  #taken = 0
  readonly #scores = new Map<string, KnownScore>()
  readonly #unitRows = new RowBytes()
  readonly #accountRows = new RowBytes()
  readonly #text = new TextBytes()

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
    return { accounts: this.#accountRows.take(), units: this.#unitRows.take() }
  }

  /** Scores a unit and writes its rows. */
  score(frozen: FrozenUnit): void {
    const unit = this.prepared.scoreUnit(frozen.facts)
    unit.accounts.forEach((account, index) => {
      this.#addAccount(frozen.unitNo, frozen.accountIds[index] ?? '', account)
    })
    writeResult(this.#text, unit)
    this.#addUnit(frozen, unit, digestOf(this.#text.takeView()))
  }

  /** Rows of both tables begin with the run, the unit's number, and whose they are. */
  #begin(rows: RowBytes, fields: number, unitNo: number, id: string, code: string): void {
    rows.row(fields)
    rows.integer(this.runNo)
    rows.integer(unitNo)
    rows.uuid(id)
    rows.text(code)
  }

  #addAccount(unitNo: number, id: string, account: AccountScore): void {
    const { accountId, deductions, bonus, score, lines, unknowns } = account
    const rows = this.#accountRows
    this.#begin(rows, accountFields, unitNo, id, accountId)
    const from = rows.open()
    writeDeductions(rows, deductions)
    rows.close(from)
    rows.integer(bonus)
    rows.integer(score)
    const fromLines = rows.open()
    writeLines(rows, lines)
    rows.close(fromLines)
    const fromUnknowns = rows.open()
    writeUnknowns(rows, unknowns)
    rows.close(fromUnknowns)
    this.accountCount += 1
    this.lineCount += lines.length
    this.unknownCount += unknowns.length
  }

  #addUnit({ unitNo, orgId, digest: factsDigest }: FrozenUnit, unit: UnitScore, resultDigest: string): void {
    const { code, category, veto, qualified, lines, accounts } = unit
    const { score, exact, rounded } = this.#known(unit.score)
    const rows = this.#unitRows
    this.#begin(rows, unitFields, unitNo, orgId, code)
    rows.text(category)
    rows.integer(accounts.length)
    rows.text(veto)
    rows.boolean(qualified)
    rows.text(exact)
    rows.made(rounded)
    const from = rows.open()
    writeLines(rows, lines)
    rows.close(from)
    rows.digest(factsDigest)
    rows.digest(resultDigest)
    this.scored.push({ unitNo, code, category, veto, score, factsDigest, resultDigest })
    this.lineCount += lines.length
    if (veto !== null) this.vetoedCount += 1
  }

  /** Many units have the same score: it is kept and rounded once. */
  #known(score: Fraction): KnownScore {
    const exact = score.toFraction()
    const known = this.#scores.get(exact)
    if (known !== undefined) return known
    const own = { score, exact, rounded: scoreField(score) }
    this.#scores.set(exact, own)
    return own
  }
}

interface KnownScore {
  readonly score: Fraction
  readonly exact: string
  /** With two decimals, as it is stored. */
  readonly rounded: Buffer
}

/** As an object, in its own order. */
function writeDeductions(out: TextBytes, deductions: AccountScore['deductions']): void {
  let between = '{'
  for (const group in deductions) {
    out.add(between)
    out.quoted(group)
    out.add(':')
    out.whole(deductions[group] ?? 0)
    between = ','
  }
  out.add(between === '{' ? '{}' : '}')
}
