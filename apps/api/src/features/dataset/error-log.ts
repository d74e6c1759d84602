import { type FileName, fileNames, problems, type RowError, rowError } from '@zhengmei/domain/dataset'
import type { SourceProblem, SourceRecord } from './source/source.js'

/** How many errors are listed unless told; all are counted. A person mends the first of ten thousand alike before reading on. */
export const longestList = 10_000
/** As good as all of them, for lists that are written to a file at once. */
export const wholeList = 1_000_000

/** Collects the errors of an import with bounded memory. Errors of a file come in any order and are listed by row. */
export class ErrorLog {
  private readonly listed = new Map<string, RowError[]>()
  private readonly refusedRows = new Map<string, number>()
  private total = 0

  /** @param longest how many errors are listed, in all and of each file. */
  constructor(readonly longest: number) {}

  get count(): number {
    return this.total
  }

  /** Rows of a file with at least one error. */
  refusedIn(file: string): number {
    return this.refusedRows.get(file) ?? 0
  }

  addSourceProblem({ label, problem }: SourceProblem): void {
    this.add(rowError(label, 0, null, null, problem))
  }

  addNoHeader(file: string): void {
    this.add(rowError(file, 1, null, null, problems.noHeader))
  }

  addHeaderErrors(file: string, errors: readonly RowError[]): void {
    for (const error of errors) this.add({ ...error, file })
  }

  /** A record that can't be read at all. */
  addFaults(file: string, record: SourceRecord, headerNames: readonly string[]): void {
    this.addRow(file, record, headerNames, [])
  }

  /** A row with what is wrong in it; a cell that could not be read is not reported a second time for being empty. */
  addRow(
    file: string,
    record: SourceRecord,
    headerNames: readonly string[],
    errors: readonly RowError[],
  ): void {
    const faults = record.faults ?? []
    const faulty = new Set<string | null>()
    for (const { index, value, problem } of faults) {
      const column = index === null ? null : (headerNames[index] ?? null)
      faulty.add(column)
      this.add(rowError(file, record.row, column, value, problem))
    }
    for (const error of errors) if (!faulty.has(error.column)) this.add(error)
    this.countRows(file, 1)
  }

  /** Errors found by the database: `count` of them in `rows` rows, of which `errors` are listed. */
  addChecked(file: FileName, errors: readonly RowError[], count: number, rows: number): void {
    for (const error of errors) this.add(error)
    this.total += count - errors.length
    this.countRows(file, rows)
  }

  /** The errors by file and row, at most `longest`; files are named as the source names them. */
  list(labels: ReadonlyMap<string, string>): RowError[] {
    const order = (file: string): number => fileNames.indexOf(file as FileName)
    const files = [...this.listed.keys()].sort((one, other) => order(one) - order(other))
    return files
      .flatMap((file) => {
        const label = labels.get(file) ?? file
        const errors = (this.listed.get(file) ?? []).map((error) => ({ ...error, file: label }))
        return errors.sort((one, other) => one.row - other.row)
      })
      .slice(0, this.longest)
  }

  private add(error: RowError): void {
    this.total += 1
    const errors = this.listed.get(error.file)
    if (!errors) this.listed.set(error.file, [error])
    else if (errors.length < this.longest) errors.push(error)
  }

  private countRows(file: string, rows: number): void {
    this.refusedRows.set(file, (this.refusedRows.get(file) ?? 0) + rows)
  }
}
