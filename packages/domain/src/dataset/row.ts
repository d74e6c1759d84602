import { BadCell, type CellValue, cellParser } from './cell.js'
import type { CellTypes, Column } from './column.js'
import type { DataSetFile } from './file.js'
import { type Problem, problems, type RowError, rowError } from './reasons.js'

type CellOf<C extends Column> =
  C extends Column<infer Kind, infer Required>
    ? CellTypes[Kind] | (Required extends true ? never : C['fallback'] extends CellValue ? never : null)
    : never

/** A row of a file, typed by its columns. */
export type RowOf<File extends DataSetFile> = {
  readonly [Name in keyof File['columns']]: CellOf<File['columns'][Name]>
}

/** Cells of a row in the order of the file's columns (not of the header); null = not given. */
export type RowValues = readonly (CellValue | null)[]

/** A header that fits its file: which columns are given, and where. */
export interface Header {
  /** For each column of the file the index in the header; -1 = the column is not given. */
  readonly positions: readonly number[]
  readonly width: number
  /** Names of the columns that are given, in the order of the file. */
  readonly given: readonly string[]
}

/** Checks the header row of a file by name. Unknown, doubled and missing required columns are refused, each by name. */
export function readHeader(
  file: DataSetFile,
  cells: readonly string[],
): { readonly header: Header; readonly errors: readonly RowError[] } {
  const names = cells.map((cell) => cell.trim())
  const errors: RowError[] = []
  const refuse = (column: string | null, problem: Problem) =>
    errors.push(rowError(file.name, 1, column, column, problem))
  const seen = new Set<string>()
  for (const name of names) {
    if (!Object.hasOwn(file.columns, name)) refuse(name, problems.unknownColumn(name))
    else if (seen.has(name)) refuse(name, problems.columnTwice(name))
    seen.add(name)
  }
  for (const [name, column] of Object.entries(file.columns)) {
    if (column.required && !seen.has(name)) refuse(name, problems.missingColumn(name))
  }
  if (file.exactlyOne && !file.exactlyOne.some((name) => seen.has(name))) {
    refuse(file.exactlyOne.join(','), problems.exactlyOne(file.exactlyOne))
  }
  const positions = Object.keys(file.columns).map((name) => names.indexOf(name))
  const given = Object.keys(file.columns).filter((name) => seen.has(name))
  return { header: { positions, width: names.length, given }, errors }
}

/** What one row became: all its cells, and why it is refused if it is. A refused cell is null among the values. */
export interface ParsedRow {
  readonly values: RowValues
  /** Empty when the row is good; the same empty array for all good rows. */
  readonly errors: readonly RowError[]
}

const none: readonly RowError[] = []

/**
 * Makes the function that reads rows below a header. It is made once a file and called hundreds of thousands of times,
 * so it goes over arrays and allocates nothing for a good row but its values.
 *
 * @returns a function of the row's number (header = 1) and its cells as text, in the order of the header.
 */
export function rowReader(
  file: DataSetFile,
  header: Header,
): (row: number, cells: readonly string[]) => ParsedRow {
  const columns = Object.entries(file.columns).map(([name, column], index) => ({
    name,
    parse: cellParser(column),
    required: column.required,
    position: header.positions[index] ?? -1,
    fallback: column.fallback ?? null,
  }))
  const rules = rowRules(file)

  return (row, cells) => {
    if (cells.length !== header.width) {
      return {
        values: columns.map(() => null),
        errors: [rowError(file.name, row, null, null, problems.cellCount(cells.length, header.width))],
      }
    }
    let errors: RowError[] | undefined
    const values = new Array<CellValue | null>(columns.length)
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index]
      if (column === undefined) continue
      const text = column.position < 0 ? '' : (cells[column.position] ?? '')
      if (text.trim() === '') {
        values[index] = column.fallback
        if (column.required)
          (errors ??= []).push(rowError(file.name, row, column.name, text, problems.required))
        continue
      }
      const value = column.parse(text)
      if (value instanceof BadCell) {
        values[index] = null
        ;(errors ??= []).push(rowError(file.name, row, column.name, text, value.problem))
      } else values[index] = value
    }
    for (const rule of rules) {
      const broken = rule(values)
      if (!broken) continue
      const at = header.positions[broken.index] ?? -1
      // A cell that is refused already is not refused again for what it would have meant.
      if (errors?.some((error) => broken.columns.includes(error.column ?? ''))) continue
      ;(errors ??= []).push(
        rowError(file.name, row, broken.column, at < 0 ? '' : (cells[at] ?? ''), broken.problem),
      )
    }
    return { values, errors: errors ?? none }
  }
}

interface BrokenRule {
  readonly index: number
  readonly column: string
  /** All columns that the rule looks at. */
  readonly columns: readonly string[]
  readonly problem: Problem
}

function rowRules(file: DataSetFile): ((values: RowValues) => BrokenRule | null)[] {
  const names = Object.keys(file.columns)
  const rules = file.order.map(({ earlier, later, strict = false }) => {
    const [first, second] = [names.indexOf(earlier), names.indexOf(later)]
    const problem = strict ? problems.notAfter(later, earlier) : problems.before(later, earlier)
    const broken: BrokenRule = { index: second, column: later, columns: [earlier, later], problem }
    return (values: RowValues): BrokenRule | null => {
      const from = values[first]
      const to = values[second]
      if (from === null || from === undefined || to === null || to === undefined) return null
      return to < from || (strict && to === from) ? broken : null
    }
  })
  const choice = file.exactlyOne
  if (choice) {
    const indexes = choice.map((name) => names.indexOf(name))
    const column = choice[0] ?? ''
    const broken: BrokenRule = {
      index: indexes[0] ?? 0,
      column,
      columns: choice,
      problem: problems.exactlyOne(choice),
    }
    rules.push((values) => (indexes.filter((index) => values[index] !== null).length === 1 ? null : broken))
  }
  return rules
}

/** The values of a row by the names of its columns. */
export function rowOf<File extends DataSetFile>(file: File, values: RowValues): RowOf<File> {
  return Object.fromEntries(
    Object.keys(file.columns).map((name, index) => [name, values[index] ?? null]),
  ) as RowOf<File>
}
