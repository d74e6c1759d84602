import {
  type AnnualScheme,
  accountRows,
  accountsHeader,
  type CsvRow,
  lineRows,
  linesHeader,
  type UnitScore,
  unitRow,
  unitsHeader,
  unknownRows,
  unknownsHeader,
} from '@zhengmei/domain/assessment'
import { Fraction, type Points } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { readWithin, streamRows } from '../../../platform/db/index.js'
import type { Run } from '../run.js'
import { rulesOf } from '../scheme-of-run.js'
import { readStoredUnits, unitRange } from '../score/stored-scores.js'

/** The files of a result, by name. */
export const resultFiles = ['units', 'accounts', 'lines', 'unknown'] as const
export type ResultFile = (typeof resultFiles)[number]

/**
 * The rows of a sealed run's result file, header first, sorted by code; streamed, so that any size does. Takes one connection
 * until it is read to the end or left.
 *
 * @throws when the run isn't sealed or its editions are no longer what they were.
 */
export async function* resultRows(pool: Pool, run: Run, file: ResultFile): AsyncGenerator<CsvRow> {
  const rules = await rulesOf(pool, run)
  if (!rules.ok) throw new Error(rules.refusal.message.en)
  const { scheme } = rules.value
  yield* readWithin(pool, (client) => files[file](client, run, scheme))
}

type Rows = (client: ClientBase, run: Run, scheme: AnnualScheme) => AsyncGenerator<CsvRow>

const files: Readonly<Record<ResultFile, Rows>> = {
  async *units(client, run) {
    yield unitsHeader
    for (let from = 0; from < run.unitsDone; from += unitsAtATime) {
      for (const { score, standing } of await readStoredUnits(
        client,
        run.no,
        unitRange(from, from + unitsAtATime),
      )) {
        if (standing === null) throw new Error(`unit ${score.code} has no rank yet`)
        yield unitRow(score, standing)
      }
    }
  },
  async *accounts(client, run, scheme) {
    yield accountsHeader(scheme)
    for await (const row of streamRows<AccountRow>(client, accountsByCode, [run.no])) {
      yield* accountRows(
        scheme,
        unitWith(row.org_code, [{ ...row, accountId: row.code, lines: [], unknowns: [] }]),
      )
    }
  },
  async *lines(client, run) {
    yield linesHeader
    for await (const row of streamRows<LineRow>(client, linesByCode, [run.no, false])) {
      yield* lineRows(unitOfLine(row))
    }
  },
  async *unknown(client, run) {
    yield unknownsHeader
    for await (const row of streamRows<LineRow>(client, linesByCode, [run.no, true])) {
      yield* unknownRows(unitOfLine(row))
    }
  },
}

const unitsAtATime = 500

interface AccountRow {
  readonly org_code: string
  readonly code: string
  readonly deductions: Record<string, Points>
  readonly bonus: Points
  readonly score: Points
}

const accountsByCode = `
  SELECT unit.code AS org_code, account.code, account.deductions, account.bonus, account.score
  FROM run_account_score AS account JOIN run_unit_score AS unit USING (run_no, unit_no)
  WHERE run_no = $1 ORDER BY account.code`

interface LineRow {
  readonly org_code: string
  readonly veto: string | null
  /** Null: a line of the unit itself. */
  readonly code: string | null
  readonly indicator: string
  readonly occurrences: number
  readonly points: Points
  readonly evidence_kind: UnitScore['lines'][number]['evidence']['kind']
  readonly evidence_keys: string[]
  readonly unknown: boolean
}

/** The units' own lines first. */
const linesByCode = `
  SELECT unit.code AS org_code, unit.veto, account.code, line.indicator, line.occurrences, line.points,
    line.evidence_kind, line.evidence_keys, line.unknown
  FROM run_line AS line
  JOIN run_unit_score AS unit USING (run_no, unit_no)
  LEFT JOIN run_account_score AS account USING (run_no, unit_no, account_id)
  WHERE run_no = $1 AND line.unknown = $2
  ORDER BY account.code NULLS FIRST, unit.code, line.indicator COLLATE "C"`

/** A unit with nothing but what stands in one row: the files are written by the same functions as everywhere. */
function unitWith(code: string, accounts: UnitScore['accounts'], own: Partial<UnitScore> = {}): UnitScore {
  return {
    code,
    category: '',
    veto: null,
    qualified: null,
    score: new Fraction(0),
    lines: [],
    ...own,
    accounts,
  }
}

function unitOfLine(row: LineRow): UnitScore {
  const { indicator, occurrences, points } = row
  const line = {
    indicator,
    occurrences,
    points,
    evidence: { kind: row.evidence_kind, keys: row.evidence_keys },
  }
  if (row.code === null) return unitWith(row.org_code, [], { veto: row.veto, lines: [line] })
  const none = 0 as Points
  const account = { accountId: row.code, deductions: {}, bonus: none, score: none }
  return unitWith(row.org_code, [
    row.unknown ? { ...account, lines: [], unknowns: [line] } : { ...account, lines: [line], unknowns: [] },
  ])
}
