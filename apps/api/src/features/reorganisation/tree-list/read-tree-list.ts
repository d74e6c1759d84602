import { type RowError, rowOf } from '@zhengmei/domain/dataset'
import type { Pool } from 'pg'
import {
  cameAsWorkbook,
  ErrorLog,
  readWhole,
  type SourceTable,
  type StoredFile,
  uploadedSource,
  wholeList,
} from '../../dataset/index.js'
import type { TreeRow } from './plan-tree.js'
import { treeFile } from './tree-file.js'

/** A file of units as it was read. */
export interface TreeListRead {
  readonly rows: readonly TreeRow[]
  /** Columns that it has. */
  readonly told: ReadonlySet<string>
  /** As errors call the sheet. */
  readonly label: string
  readonly errors: readonly RowError[]
  readonly isWorkbook: boolean
}

/** Rows that a file may have. */
const mostRows = 20_000

/** Reads an uploaded file of units: what can be told from its cells alone is refused. */
export async function readTreeList(pool: Pool, files: readonly StoredFile[]): Promise<TreeListRead> {
  const source = await uploadedSource(treeFile, pool, files)
  const log = new ErrorLog(wholeList)
  const told = new Set<string>()
  const rows: TreeRow[] = []
  let label: string = treeFile.orgs.name
  try {
    for (const problem of source.problems) log.addSourceProblem(problem)
    const [table] = source.tables
    if (table) {
      label = table.label
      for (const { row, values, bad } of await readWhole(
        notingHeader(table, told),
        treeFile.orgs,
        log,
        mostRows,
      ))
        if (!bad) rows.push({ row, cells: rowOf(treeFile.orgs, values) })
    }
  } finally {
    await source.close()
  }
  return {
    rows,
    told,
    label,
    errors: log.list(new Map([[treeFile.orgs.name, label]])),
    isWorkbook: cameAsWorkbook(files),
  }
}

/** The same table, whose header is noted as it goes by. */
const notingHeader = <Name extends string>(
  table: SourceTable<Name>,
  told: Set<string>,
): SourceTable<Name> => ({
  ...table,
  async *read() {
    for await (const batch of table.read()) {
      if (told.size === 0) for (const cell of batch[0]?.cells ?? []) told.add(cell.trim())
      yield batch
    }
  },
})
