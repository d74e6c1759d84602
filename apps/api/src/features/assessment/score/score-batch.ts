import type { AccountScore, Evidence, PreparedYear, ScoreLine, UnitScore } from '@zhengmei/domain/assessment'
import { formatFraction } from '@zhengmei/domain/kernel'
import type { FrozenUnit } from '../freeze/frozen-facts.js'
import { digestOfFacts, digestOfScore } from './digest.js'

/** The rows of some units as COPY's text, and how many they are. */
export interface ScoredBatch {
  readonly units: string
  readonly accounts: string
  readonly lines: string
  readonly unitCount: number
  readonly accountCount: number
  readonly lineCount: number
  readonly unknownCount: number
  readonly vetoedCount: number
}

/** Scores whole units and writes their rows out for the tables of run `runNo`. Pure. */
export function scoreBatch(
  prepared: PreparedYear,
  runNo: number,
  frozen: readonly FrozenUnit[],
): ScoredBatch {
  const rows = new BatchRows(runNo)
  for (const unit of frozen) rows.add(unit, prepared.scoreUnit(unit.facts))
  return rows
}

class BatchRows implements ScoredBatch {
  units = ''
  accounts = ''
  lines = ''
  unitCount = 0
  accountCount = 0
  lineCount = 0
  unknownCount = 0
  vetoedCount = 0

  constructor(readonly runNo: number) {}

  add(frozen: FrozenUnit, score: UnitScore): void {
    const { veto, qualified } = score
    this.units += `${this.runNo}\t${frozen.unitNo}\t${frozen.orgId}\t${copyText(score.code)}\t${copyText(score.category)}\t${
      score.accounts.length
    }\t${veto ?? '\\N'}\t${qualified === null ? '\\N' : qualified}\t${score.score.toFraction()}\t${formatFraction(
      score.score,
    )}\t\\\\x${digestOfFacts(frozen.facts)}\t\\\\x${digestOfScore(score)}\n`
    this.unitCount += 1
    if (score.veto !== null) this.vetoedCount += 1
    const lines = new UnitLines(`${this.runNo}\t${frozen.unitNo}\t`)
    for (const line of score.lines) lines.add('\\N', line)
    score.accounts.forEach((account, index) => {
      this.#addAccount(frozen, frozen.accountIds[index] ?? '', account, lines)
    })
    this.lines += lines.text
    this.lineCount += lines.count - lines.unknown
    this.unknownCount += lines.unknown
  }

  #addAccount(frozen: FrozenUnit, id: string, account: AccountScore, lines: UnitLines): void {
    this.accounts += `${this.runNo}\t${frozen.unitNo}\t${id}\t${copyText(account.accountId)}\t${JSON.stringify(
      account.deductions,
    )}\t${account.bonus}\t${account.score}\n`
    this.accountCount += 1
    for (const line of account.lines) lines.add(id, line)
    for (const unknown of account.unknowns) lines.addUnknown(id, unknown.indicator, unknown.evidence)
  }
}

/** Columns of the rows, in the order in which `scoreBatch` writes them. */
export const unitColumns =
  'run_no, unit_no, org_id, code, category, accounts, veto, qualified, score_exact, score, facts_digest, result_digest'
export const accountColumns = 'run_no, unit_no, account_id, code, deductions, bonus, score'
export const lineColumns =
  'run_no, unit_no, line_no, account_id, indicator, unknown, occurrences, points, evidence_kind, evidence_keys'

class UnitLines {
  text = ''
  count = 0
  unknown = 0

  constructor(readonly prefix: string) {}

  add(accountId: string, line: ScoreLine): void {
    this.#add(accountId, line.indicator, `f\t${line.occurrences}\t${line.points}`, line.evidence)
  }

  addUnknown(accountId: string, indicator: string, evidence: Evidence): void {
    this.#add(accountId, indicator, 't\t0\t0', evidence)
    this.unknown += 1
  }

  #add(accountId: string, indicator: string, amounts: string, evidence: Evidence): void {
    const keys = ownKeys.has(evidence.kind) ? `{${evidence.keys.join(',')}}` : arrayText(evidence.keys)
    this.text += `${this.prefix}${this.count}\t${accountId}\t${indicator}\t${amounts}\t${evidence.kind}\t${keys}\n`
    this.count += 1
  }
}

/** Kinds whose keys the scorer makes itself, of digits and signs that need no quotes. */
const ownKeys: ReadonlySet<string> = new Set(['week', 'month', 'originals', 'problems'])

const plain = /^[\w:/.-]+$/
const quoted = /["\\]/g
const escaped = /[\\\n\r\t]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Most texts are codes, in which nothing needs an escape. */
const copyText = (text: string): string =>
  plain.test(text) ? text : text.replace(escaped, (found) => escapes[found] ?? found)

/** A text array for COPY: quoted as an array where needed, then escaped as a field. */
function arrayText(keys: readonly string[]): string {
  const joined = keys.join('')
  // `null` and an empty key would be read as something else unless quoted.
  if (plain.test(joined) && !keys.some((key) => key === '' || key.length === 4)) return `{${keys.join(',')}}`
  const items = keys.map((key) => `"${key.replace(quoted, '\\$&')}"`)
  return `{${items.join(',')}}`.replace(escaped, (found) => escapes[found] ?? found)
}
