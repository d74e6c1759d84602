import type { FileName, Problem } from '@zhengmei/domain/dataset'

/** A question to the database whose answers are refused cells: rows `(row, value, first)`; `first` only where the problem needs it. */
export interface Check {
  readonly file: FileName
  readonly column: string
  readonly sql: string
  readonly parameters?: readonly unknown[]
  readonly problem: (first: number) => Problem
}
