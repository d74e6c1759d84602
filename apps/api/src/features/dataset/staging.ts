import {
  type CellKind,
  type CellValue,
  type DataSetFile,
  dataSetFiles,
  type FileName,
  type Header,
} from '@zhengmei/domain/dataset'
import type { Instant } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { type CopyField, copyFrom, copyLine } from '../../platform/db/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import type { ErrorLog } from './error-log.js'
import { keysBelow, MissedKeys } from './missed-keys.js'
import { following, openTable, recordParser } from './source/read-table.js'
import type { SourceRecord, SourceTable } from './source/source.js'

/** Name of the temporary table that holds the rows of a file while they are checked. */
export const stageOf = (name: FileName): string => `stage_${name}`

/** A file whose rows are staged. */
export interface StagedFile {
  readonly name: FileName
  readonly label: string
  /** Columns that the header gave; others keep what is stored. */
  readonly given: ReadonlySet<string>
  /** Rows below the header, good and bad. */
  readonly rows: number
  readonly missed: MissedKeys
}

const sqlTypes: Readonly<Record<CellKind, string>> = {
  code: 'text',
  text: 'text',
  choice: 'text',
  date: 'date',
  instant: 'timestamptz',
  count: 'bigint',
  flag: 'boolean',
}

/** Local day of an instant: a fixed +08:00, as the domain counts days (Asia/Shanghai has had no summer time since 1991). */
const localDay = (column: string): string =>
  `day date generated always as ((${column} at time zone interval '8 hours')::date) stored`

/** What single files have besides their columns: an id made here for rows that turn out new, the local day of the instant that counts. */
const extraColumns: Partial<Record<FileName, readonly string[]>> = {
  orgs: ['new_id uuid'],
  accounts: ['new_id uuid'],
  findings: ['new_id uuid'],
  posts: [localDay('published_at')],
  messages: [localDay('received_at')],
}

const hasNewId = (name: FileName): boolean => extraColumns[name]?.includes('new_id uuid') ?? false

/** Makes an empty staging table for every file, whether the data set has it or not, so that later statements need no cases. */
export async function createStages(client: ClientBase): Promise<void> {
  for (const [name, file] of Object.entries(dataSetFiles) as [FileName, DataSetFile][]) {
    const columns = Object.entries(file.columns).map(([column, { kind }]) => `${column} ${sqlTypes[kind]}`)
    await client.query(
      `create temp table ${stageOf(name)} (row integer not null, bad boolean not null, ${[...columns, ...(extraColumns[name] ?? [])].join(', ')})`,
    )
  }
}

/** Called after each batch with the number of rows read so far in this file; throws to stop. */
export type OnRows = (rows: number) => void

/** Streams a table into its staging table; what can be told from a row alone is refused into the log. */
export async function stageTable(
  client: ClientBase,
  table: SourceTable,
  log: ErrorLog,
  onRows: OnRows,
): Promise<StagedFile> {
  const file: DataSetFile = dataSetFiles[table.name]
  let rows = 0
  let given: readonly string[] = []
  let missed = new MissedKeys()
  const columns = ['row', 'bad', ...Object.keys(file.columns), ...(hasNewId(table.name) ? ['new_id'] : [])]

  async function* chunks(): AsyncGenerator<string> {
    const batches = table.read()[Symbol.asyncIterator]()
    try {
      const opened = await openTable(batches, file, log)
      if (!opened?.fits) {
        missed = await keysBelow(file, opened, batches)
        return
      }
      given = opened.header.given
      const read = lineReader(table.name, file, opened.header, log)
      for (
        let batch: readonly SourceRecord[] | undefined = opened.rest;
        batch;
        batch = await following(batches)
      ) {
        const lines: string[] = []
        for (const record of batch) {
          const line = read(record)
          if (line !== '') lines.push(line)
          else missed.add(record.cells)
        }
        rows += batch.length
        onRows(rows)
        if (lines.length > 0) yield lines.join('')
      }
    } finally {
      await batches.return?.()
    }
  }

  await copyFrom(client, `copy ${stageOf(table.name)} (${columns.join(', ')}) from stdin`, chunks())
  await client.query(`analyze ${stageOf(table.name)}`)
  return { name: table.name, label: table.label, given: new Set(given), rows, missed }
}

/**
 * Makes the function from a record to its line for COPY. A refused row is staged too, marked as bad and without the refused cells, so that
 * whatever else is wrong with it is found as well, and what refers to it is not refused. An empty text for a row that has no cells.
 */
function lineReader(
  name: FileName,
  file: DataSetFile,
  header: Header,
  log: ErrorLog,
): (record: SourceRecord) => string {
  const parse = recordParser(file, header, log)
  const isInstant = Object.values(file.columns).map((column) => column.kind === 'instant')
  const withId = hasNewId(name)

  return (record) => {
    const parsed = parse(record)
    if (parsed === null) return ''
    const fields: CopyField[] = [record.row, parsed.bad]
    for (let index = 0; index < parsed.values.length; index += 1) {
      const value = parsed.values[index] ?? null
      fields.push(isInstant[index] && value !== null ? timestamp(value) : value)
    }
    if (withId) fields.push(uuidv7())
    return copyLine(fields)
  }
}

const timestamp = (value: CellValue): string => new Date(value as Instant).toISOString()
