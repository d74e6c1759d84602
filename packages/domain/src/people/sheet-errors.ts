import { type Problem, type RowError, rowError } from '../dataset/index.js'
import { noSuchUnit } from '../identity/index.js'
import type { Refusal } from '../kernel/index.js'
import { orgRefusals } from '../org/index.js'
import type { PeopleFileName } from './files.js'
import type { SheetRow } from './plan.js'

/** A refusal as the reason why a row is refused: one rule, one wording, by hand and by list. */
export const problemOf = ({ code, message }: Refusal): Problem => ({ code, reason: message })

export const unknownUnit = problemOf(noSuchUnit)
export const unitEnded = problemOf(orgRefusals.abolished)

/** Columns that refusals call by other names. */
const columnOfField: Readonly<Record<string, string>> = {
  organisationId: 'unit_code',
  personId: 'login',
  fromOn: 'from_on',
  toOn: 'to_on',
  on: 'to_on',
  jobTitle: 'job_title',
}

/** The errors of one sheet, as they are found. */
export class SheetErrors<Cells extends object> {
  readonly list: RowError[] = []

  constructor(private readonly file: PeopleFileName) {}

  add({ row, cells }: SheetRow<Cells>, column: (keyof Cells & string) | null, problem: Problem): void {
    const value = column === null ? null : cells[column]
    this.list.push(rowError(this.file, row, column, value == null ? null : String(value), problem))
  }

  /** Refused by a rule: at the column that its field means, or at the row as a whole. */
  refuse(row: SheetRow<Cells>, refusal: Refusal): void {
    const field = refusal.field ?? ''
    const column = columnOfField[field] ?? field
    this.add(row, column in row.cells ? (column as keyof Cells & string) : null, problemOf(refusal))
  }
}
