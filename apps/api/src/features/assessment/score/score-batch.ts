import type { PreparedYear, UnitScore } from '@zhengmei/domain/assessment'
import { formatFraction } from '@zhengmei/domain/kernel'
import type { FrozenUnit } from '../freeze/frozen-facts.js'
import { digestOfFacts, digestOfScore } from './digest.js'

/** Columns of the rows, in the order in which `ScoredBatch` writes them. */
export const unitColumns =
  'run_no, unit_no, org_id, code, category, accounts, veto, qualified, score_exact, score, lines, facts_digest, result_digest'
export const accountColumns = 'run_no, unit_no, account_id, code, deductions, bonus, score, lines, unknowns'

/**
 * Scores whole units and writes their rows as COPY's text. The rows of accounts are many and handed over at once; those of units
 * are few and gathered, since a connection can take in one table at a time only.
 */
export class ScoredBatch {
  /** Rows of all units so far, as bytes: kept outside the heap. */
  readonly units: Buffer[] = []
  unitCount = 0
  accountCount = 0
  lineCount = 0
  unknownCount = 0
  vetoedCount = 0

  constructor(
    readonly prepared: PreparedYear,
    readonly runNo: number,
  ) {}

  /** @returns the rows of the units' accounts. */
  add(frozen: Iterable<FrozenUnit>): string {
    let units = ''
    let accounts = ''
    for (const unit of frozen) {
      const score = this.prepared.scoreUnit(unit.facts)
      units += this.#unitRow(unit, score)
      accounts += this.#accountRows(unit, score)
    }
    this.units.push(Buffer.from(units))
    return accounts
  }

  #unitRow(frozen: FrozenUnit, score: UnitScore): string {
    const { veto, qualified } = score
    const row = `${this.runNo}\t${frozen.unitNo}\t${frozen.orgId}\t${escaped(score.code)}\t${escaped(score.category)}\t${
      score.accounts.length
    }\t${veto ?? '\\N'}\t${qualified ?? '\\N'}\t${score.score.toFraction()}\t${formatFraction(score.score)}\t${json(
      score.lines,
    )}\t\\\\x${digestOfFacts(frozen.facts)}\t\\\\x${digestOfScore(score)}\n`
    this.unitCount += 1
    this.lineCount += score.lines.length
    if (veto !== null) this.vetoedCount += 1
    return row
  }

  #accountRows({ unitNo, accountIds }: FrozenUnit, { accounts }: UnitScore): string {
    let rows = ''
    accounts.forEach(({ accountId, deductions, bonus, score, lines, unknowns }, index) => {
      rows += `${this.runNo}\t${unitNo}\t${accountIds[index]}\t${escaped(accountId)}\t${json(deductions)}\t${bonus}\t${score}\t${json(
        lines,
      )}\t${json(unknowns)}\n`
      this.lineCount += lines.length
      this.unknownCount += unknowns.length
    })
    this.accountCount += accounts.length
    return rows
  }
}

const special = /[\\\n\r\t]/
const everySpecial = /[\\\n\r\t]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Most texts are codes, in which nothing needs an escape. */
const escaped = (text: string): string =>
  special.test(text) ? text.replace(everySpecial, (found) => escapes[found] ?? found) : text

/** Most accounts have no lines or no unknowns. */
const json = (value: object): string =>
  Array.isArray(value) && value.length === 0 ? '[]' : escaped(JSON.stringify(value))
