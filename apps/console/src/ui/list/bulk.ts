import type { ReactNode } from 'react'

/** A row that something will not be done to, and why. */
export interface BulkRefusal {
  readonly row: string
  readonly reason: string
}

/** What will be done, before it is. */
export interface BulkPreview<Row> {
  readonly will: readonly Row[]
  readonly refused: readonly BulkRefusal[]
}

/** What was done. */
export interface BulkResult {
  readonly changed: number
  readonly refused: readonly BulkRefusal[]
}

/** Something that can be done to the rows selected: previewed, confirmed, done, and told what came of it. */
export interface BulkAction<Row> {
  readonly key: string
  readonly label: string
  readonly danger?: boolean
  /** What to do it needs to know first: controls above the preview. */
  readonly form?: ReactNode
  /** What is filled in there: with another answer the preview is made anew. */
  readonly asked?: string
  /** What would happen now; asks the server where only it can tell. Throws what {@link Failed} can show. */
  readonly preview: (rows: readonly Row[]) => Promise<BulkPreview<Row>> | BulkPreview<Row>
  readonly nameOf: (row: Row) => string
  readonly perform: (rows: readonly Row[]) => Promise<BulkResult>
}

/** A bulk action with its rows bound. */
export interface BoundBulkAction {
  readonly label: string
  readonly danger: boolean
  readonly form: ReactNode
  readonly asked: string
  readonly preview: () => Promise<{
    readonly will: readonly string[]
    readonly refused: readonly BulkRefusal[]
    readonly perform: () => Promise<BulkResult>
  }>
}
