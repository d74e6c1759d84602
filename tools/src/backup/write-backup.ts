import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { connectionOptions, copyTo, migrationTable, withOwnConnection } from '@zhengmei/api/platform/db'
import type { ClientBase } from 'pg'
import { CommandRefusal } from '../command/refusals.js'
import { type ArchiveWriter, writeArchive } from './archive.js'
import { columnList, hiddenTables, openJobs, plainSettings, sequencesOf, tablesOf } from './catalogue.js'
import {
  type BackupHeader,
  type BackupManifest,
  type BackupTable,
  formatVersion,
  headerName,
  manifestName,
  type TableSum,
} from './manifest.js'

/** A file of the data folder without which restored data are worth less: a signing key, for instance. */
export interface KeyFile {
  readonly name: string
  readonly bytes: Buffer
}

export interface BackupOptions {
  readonly url: string
  readonly path: string
  /** Version of the product that writes it. */
  readonly product: string
  readonly passphrase?: string | undefined
  readonly keys?: readonly KeyFile[]
  readonly signal?: AbortSignal
  /** Told before each table, with how many rows are written so far. */
  readonly onTable?: (table: string, rowsDone: number) => void
}

/**
 * Writes all of a database into one file, while the product goes on: everything is read in one snapshot.
 *
 * @returns what the file holds.
 * @throws CommandRefusal when the file exists, or the database isn't one of the product.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupManifest> {
  if (existsSync(options.path)) {
    throw new CommandRefusal({
      zh: `文件已存在，不会覆盖：${options.path}`,
      en: `The file exists and is not written over: ${options.path}`,
    })
  }
  const settings = { ...connectionOptions(options.url), application_name: 'zhengmei backup' }
  // Also when a COPY was left half-way: the connection goes, and its transaction with it.
  return withOwnConnection(settings, async (client) => {
    const header = await beginSnapshot(client, options.product)
    const { keys = [] } = options
    const signal = options.signal ?? new AbortController().signal
    const tables: Record<string, TableSum> = {}
    let written: BackupManifest | undefined
    await writeArchive(options.path, options.passphrase, signal, async (archive) => {
      await archive.json(headerName, header)
      let rowsDone = 0
      for (const table of header.tables) {
        signal.throwIfAborted()
        options.onTable?.(table.name, rowsDone)
        const sum = await writeTable(client, table, archive)
        tables[table.name] = sum
        rowsDone += sum.rows
      }
      for (const { name, bytes } of keys) await archive.key(name, bytes)
      written = {
        tables,
        sequences: await sequencesOf(client),
        jobs: [...(await openJobs(client))],
        keys: keys.map(({ name }) => name),
      }
      await archive.json(manifestName, written)
    })
    if (written === undefined) throw new Error('the archive was not filled')
    return written
  })
}

/**
 * Opens the snapshot and says what is in it. The tables can't be dropped or changed meanwhile; reading and writing go on.
 */
async function beginSnapshot(client: ClientBase, product: string): Promise<BackupHeader> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query(plainSettings)
  const exists = await client.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [
    `public.${migrationTable}`,
  ])
  if (!exists.rows[0]?.exists) {
    throw new CommandRefusal({
      zh: '此数据库不是由本产品建立的，或尚未启动过',
      en: 'This database was not made by the product, or the product was never started on it',
    })
  }
  const tables = [...(await tablesOf(client))]
  await refuseHiddenRows(client)
  await client.query(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')} IN ACCESS SHARE MODE`)
  const migrations = await client.query<{ name: string }>(
    `SELECT name FROM public.${migrationTable} ORDER BY id`,
  )
  const { rows } = await client.query<{ server: string; now: string }>(
    `SELECT current_setting('server_version') AS server, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS now`,
  )
  return {
    format: formatVersion,
    product,
    server: rows[0]?.server ?? '',
    takenAt: rows[0]?.now ?? '',
    migrations: migrations.rows.map(({ name }) => name),
    tables,
  }
}

/** A backup with rows left out would look like a whole one. */
async function refuseHiddenRows(client: ClientBase): Promise<void> {
  const hidden = await hiddenTables(client)
  if (hidden.length === 0) return
  throw new CommandRefusal({
    zh: `当前数据库用户看不到全部数据（${hidden.join('、')}），请以数据库所有者的身份备份`,
    en: `This database role does not see all rows (${hidden.join(', ')}); take the backup as the owner of the tables`,
  })
}

async function writeTable(client: ClientBase, table: BackupTable, archive: ArchiveWriter): Promise<TableSum> {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = copyTo(client, `COPY (SELECT ${columnList(table)} FROM ${table.name}) TO STDOUT`)
  async function* summed(): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  await archive.data(table.name, summed())
  return { rows: stream.rowCount, bytes, sha256: hash.digest('hex') }
}
