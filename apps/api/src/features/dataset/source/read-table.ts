import {
  type DataSetFile,
  type Header,
  problems,
  type RowValues,
  readHeader,
  rowReader,
} from '@zhengmei/domain/dataset'
import type { ErrorLog } from '../error-log.js'
import type { SourceRecord, SourceTable } from './source.js'

/** The next batch of an iteration, undefined at its end. */
export async function following(
  batches: AsyncIterator<readonly SourceRecord[]>,
): Promise<readonly SourceRecord[] | undefined> {
  const next = await batches.next()
  return next.done ? undefined : next.value
}

/** A table whose header is read. */
export interface OpenedTable {
  readonly header: Header
  /** The records after it, of the batch in which it stood. */
  readonly rest: readonly SourceRecord[]
  /** Whether the header fits the file; what is wrong with it is in the log, and what stands below can't be relied on. */
  readonly fits: boolean
}

/** Takes the header off the first records; undefined when it can't be read. */
export async function openTable(
  batches: AsyncIterator<readonly SourceRecord[]>,
  file: DataSetFile,
  log: ErrorLog,
): Promise<OpenedTable | undefined> {
  for (let batch = await following(batches); batch; batch = await following(batches)) {
    const [first, ...rest] = batch
    if (!first) continue
    if (first.faults?.length) {
      log.addFaults(file.name, first, [])
      return undefined
    }
    const { header, errors } = readHeader(file, first.cells)
    if (errors.length > 0) log.addHeaderErrors(file.name, errors)
    return { header, rest, fits: errors.length === 0 }
  }
  log.addNoHeader(file.name)
  return undefined
}

/** A record whose cells could be told apart; `bad` when one of them is refused, which is null then. */
export interface ParsedRecord {
  readonly values: RowValues
  readonly bad: boolean
}

/**
 * Makes the function that reads the records below a header; what can be told from a record alone is refused into the log.
 * Null for a record whose cells can't even be told apart.
 */
export function recordParser(
  file: DataSetFile,
  header: Header,
  log: ErrorLog,
): (record: SourceRecord) => ParsedRecord | null {
  const read = rowReader(file, header)
  const headerNames: string[] = []
  for (const [index, name] of Object.keys(file.columns).entries()) {
    const position = header.positions[index] ?? -1
    if (position >= 0) headerNames[position] = name
  }
  return (record) => {
    if (record.faults?.some((fault) => fault.index === null)) {
      log.addFaults(file.name, record, headerNames)
      return null
    }
    const { values, errors } = read(record.row, record.cells)
    const bad = errors.length > 0 || record.faults !== undefined
    if (bad) {
      log.addRow(file.name, record, headerNames, errors)
      if (record.cells.length !== header.width) return null
    }
    return { values, bad }
  }
}

/** A good row of a table that was read as a whole. */
export interface WholeRow {
  readonly row: number
  readonly values: RowValues
  /** One of its cells is refused, and null. */
  readonly bad: boolean
}

/**
 * All rows of a table, for tables that are small; what is wrong with them goes into the log.
 *
 * @param most rows that it may have; with more of them it is refused as a whole.
 */
export async function readWhole<Name extends string>(
  table: SourceTable<Name>,
  file: DataSetFile,
  log: ErrorLog,
  most: number,
): Promise<WholeRow[]> {
  const rows: WholeRow[] = []
  const batches = table.read()[Symbol.asyncIterator]()
  try {
    const opened = await openTable(batches, file, log)
    if (!opened?.fits) return rows
    const parse = recordParser(file, opened.header, log)
    let batch: readonly SourceRecord[] | undefined = opened.rest
    for (; batch; batch = await following(batches)) {
      for (const record of batch) {
        const parsed = parse(record)
        if (parsed) rows.push({ row: record.row, ...parsed })
      }
      if (rows.length <= most) continue
      log.addSourceProblem({ label: table.label, problem: problems.tooManyRows(most) })
      return rows
    }
    return rows
  } finally {
    await batches.return?.()
  }
}
