import type {
  AccountScore,
  EvidenceKind,
  ScoreLine,
  UnitScore,
  UnknownLine,
} from '@zhengmei/domain/assessment'
import { Fraction, type Points } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'

/** A unit's result as it is stored. */
export interface StoredUnit {
  readonly unitNo: number
  readonly orgId: string
  readonly score: UnitScore
  /** Ids of the accounts, in the order of `score.accounts`. */
  readonly accountIds: readonly string[]
  /** Digests noted when it was scored, hexadecimal. */
  readonly factsDigest: string
  readonly resultDigest: string
  /** Null before ranking. */
  readonly standing: { readonly rank: number; readonly final: Fraction } | null
}

interface UnitRow {
  readonly unit_no: number
  readonly org_id: string
  readonly code: string
  readonly category: string
  readonly veto: string | null
  readonly qualified: boolean | null
  readonly score_exact: string
  readonly lines: readonly StoredLine[]
  readonly facts_digest: Buffer
  readonly result_digest: Buffer
  readonly rank: number | null
  readonly final_exact: string | null
}

interface AccountRow {
  readonly unit_no: number
  readonly account_id: string
  readonly code: string
  readonly deductions: Record<string, Points>
  readonly bonus: Points
  readonly score: Points
  readonly lines: readonly StoredLine[]
  readonly unknowns: readonly StoredUnknown[]
}

/** As `linesText` writes them. */
type StoredLine = readonly [
  indicator: string,
  occurrences: number,
  points: Points,
  kind: EvidenceKind,
  keys: readonly string[],
]

/** As `unknownsText` writes them. */
type StoredUnknown = readonly [indicator: string, kind: EvidenceKind, keys: readonly string[]]

/** The unit numbers `from` … `to - 1`. */
export const unitRange = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

/** Results of some units of a run, by code, as the scorer gave them. */
export async function readStoredUnits(
  connection: Pool | ClientBase,
  runNo: number,
  unitNos: readonly number[],
): Promise<readonly StoredUnit[]> {
  const range = [runNo, unitNos]
  const { rows: units } = await connection.query<UnitRow>(
    `SELECT s.unit_no, s.org_id, s.code, s.category, s.veto, s.qualified, s.score_exact, s.lines,
       s.facts_digest, s.result_digest, k.rank, k.final_exact
     FROM run_unit_score s LEFT JOIN run_unit_rank k ON k.run_no = s.run_no AND k.unit_no = s.unit_no
     WHERE s.run_no = $1 AND s.unit_no = ANY($2::integer[]) ORDER BY s.unit_no`,
    range,
  )
  const { rows: accounts } = await connection.query<AccountRow>(
    `SELECT unit_no, account_id, code, deductions, bonus, score, lines, unknowns FROM run_account_score
     WHERE run_no = $1 AND unit_no = ANY($2::integer[]) ORDER BY unit_no, code`,
    range,
  )
  const accountsOf = Map.groupBy(accounts, (account) => account.unit_no)
  return units.map((unit) => storedUnit(unit, accountsOf.get(unit.unit_no) ?? []))
}

function storedUnit(unit: UnitRow, accounts: readonly AccountRow[]): StoredUnit {
  return {
    unitNo: unit.unit_no,
    orgId: unit.org_id,
    score: {
      code: unit.code,
      category: unit.category,
      veto: unit.veto,
      qualified: unit.qualified,
      score: new Fraction(unit.score_exact),
      lines: unit.lines.map(scoreLine),
      accounts: accounts.map(accountScore),
    },
    accountIds: accounts.map((account) => account.account_id),
    factsDigest: unit.facts_digest.toString('hex'),
    resultDigest: unit.result_digest.toString('hex'),
    standing:
      unit.rank === null || unit.final_exact === null
        ? null
        : { rank: unit.rank, final: new Fraction(unit.final_exact) },
  }
}

const accountScore = ({ code, deductions, bonus, score, lines, unknowns }: AccountRow): AccountScore => ({
  accountId: code,
  deductions,
  bonus,
  score,
  lines: lines.map(scoreLine),
  unknowns: unknowns.map(unknownLine),
})

const scoreLine = ([indicator, occurrences, points, kind, keys]: StoredLine): ScoreLine => ({
  indicator,
  occurrences,
  points,
  evidence: { kind, keys },
})

const unknownLine = ([indicator, kind, keys]: StoredUnknown): UnknownLine => ({
  indicator,
  evidence: { kind, keys },
})
