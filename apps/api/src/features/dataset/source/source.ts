import type { DataSetFile, FileName, Problem } from '@zhengmei/domain/dataset'

/** A record below the header: its cells as text in the order of the header, or why it can't be read. */
export interface SourceRecord {
  /** Number of the record as a spreadsheet shows it; the header is row 1. */
  readonly row: number
  /** Of a record that can't be read as a whole: what may be its cells, in no order that can be relied on; none if nothing is known of it. */
  readonly cells: readonly string[]
  /** Cells (or, with a null column, the whole record) that could not even be turned into text. */
  readonly faults?: readonly RecordFault[]
}

export interface RecordFault {
  /** Index in the header; null = the whole record. */
  readonly index: number | null
  readonly value: string | null
  readonly problem: Problem
}

/** The files that a source may hold, by name, in the order in which they are read. */
export type Format<Name extends string = FileName> = Readonly<Record<Name, DataSetFile>>

export const namesOf = <Name extends string>(format: Format<Name>): readonly Name[] =>
  Object.keys(format) as Name[]

export const isNameOf = <Name extends string>(format: Format<Name>, name: string): name is Name =>
  Object.hasOwn(format, name)

/** One file (or sheet) of a data set. */
export interface SourceTable<Name extends string = FileName> {
  readonly name: Name
  /** As errors call it: `posts.csv`, or the name of the sheet. */
  readonly label: string
  /** The header first, then all records; in batches, because a promise for each record costs more than reading it. Can be iterated once. */
  read(): AsyncIterable<readonly SourceRecord[]>
}

/** A problem with a file as a whole. */
export interface SourceProblem {
  readonly label: string
  readonly problem: Problem
}

/** Where a data set comes from. Tables are handed out in the order of the format, whatever the order in the source. */
export interface DataSetSource<Name extends string = FileName> {
  readonly tables: readonly SourceTable<Name>[]
  readonly problems: readonly SourceProblem[]
  /** Removes what opening left behind, e.g. temporary copies. */
  close(): Promise<void>
}

/** Orders tables as the format reads them. */
export function inReadingOrder<Name extends string>(
  tables: readonly SourceTable<Name>[],
  names: readonly Name[],
): SourceTable<Name>[] {
  return [...tables].sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name))
}
