import { migrations } from '@zhengmei/api/migrations'
import { migrate, migrateAndFill, migrationTable, withOwnConnection } from '@zhengmei/api/platform/db'
import { openJobQueue } from '@zhengmei/api/platform/jobs'
import type { ClientBase } from 'pg'
import { CommandRefusal } from '../command/refusals.js'
import { type Part, readArchive } from './archive.js'
import { fitTables, liftGuards, loadTable } from './bulk-load.js'
import { isEmpty, plainSettings } from './catalogue.js'
import type { Backup } from './verify-backup.js'
import type { KeyFile } from './write-backup.js'

export interface RestoreOptions {
  /** The migrations of this product; its own unless told. */
  readonly known?: typeof migrations
  readonly onTable?: (table: string, rowsDone: number) => void
  /** Cuts the restore short; nothing stays. */
  readonly signal?: AbortSignal
}

/** What was restored. */
export interface Restored {
  readonly rows: number
  readonly tables: number
  readonly jobs: number
  /** Key files of the backup; the caller decides where they belong. */
  readonly keys: readonly KeyFile[]
  /** Migrations that came after the backup and were applied to it now. */
  readonly migrated: readonly string[]
}

/**
 * Fills an empty database with a backup: the schema by the migrations that the backup names, all data, open jobs, in
 * one transaction; then the migrations that came later.
 *
 * @param backup as `verifyBackup` found it.
 * @throws CommandRefusal when the database is not empty, or the backup belongs to a later version of the product.
 */
export async function restoreBackup(
  url: string,
  backup: Backup,
  options: RestoreOptions = {},
): Promise<Restored> {
  const { known = migrations } = options
  const named = backup.header.migrations.map((name) => known.find((migration) => migration.name === name))
  const wanted = named.filter((migration) => migration !== undefined)
  if (wanted.length < named.length) throw newer(backup, known)
  await refuseFull(url)
  const jobs = backup.manifest.jobs
  const queue =
    jobs.length === 0
      ? undefined
      : await openJobQueue({ url, queues: [...new Set(jobs.map((job) => job.queue))] })
  try {
    const filled = await migrateAndFill(url, wanted, async (client) => {
      const loaded = await load(client, backup, options)
      for (const job of jobs) await queue?.enqueue(client, job.queue, job.id)
      return loaded
    })
    const migrated = await migrate(url, known)
    return { ...filled, tables: backup.header.tables.length, jobs: jobs.length, migrated }
  } finally {
    await queue?.close()
  }
}

async function refuseFull(url: string): Promise<void> {
  if (await withOwnConnection(url, isEmpty)) return
  throw new CommandRefusal({
    zh: '目标数据库不是空的，未恢复任何内容。请恢复到新的数据目录或新建的数据库',
    en: 'The database is not empty; nothing was restored. Restore into a new data folder or a new database',
  })
}

const newer = ({ header }: Backup, known: typeof migrations) => {
  const foreign = header.migrations.filter((name) => !known.some((one) => one.name === name)).join(', ')
  return new CommandRefusal({
    zh: `备份由更新的版本（${header.product}）写成（${foreign}），请使用该版本恢复`,
    en: `The backup was written by a later version of the product (${header.product}: ${foreign}); restore it with that one`,
  })
}

async function load(
  client: ClientBase,
  backup: Backup,
  { onTable, signal }: RestoreOptions,
): Promise<Pick<Restored, 'rows' | 'keys'>> {
  const { tables } = backup.header
  await client.query(plainSettings)
  await fitTables(client, tables)
  const putBack = await liftGuards(client)
  // The migrations have written their own note; that of the backup has the right times.
  await client.query(`TRUNCATE public.${migrationTable}`)
  const keys: KeyFile[] = []
  let rows = 0
  const parts = readArchive(backup.path, backup.passphrase)
  let next = await parts.next()
  while (!next.done) {
    signal?.throwIfAborted()
    const part: Part = next.value
    if (part.kind === 'key') keys.push(part)
    if (part.kind !== 'data') {
      next = await parts.next()
      continue
    }
    const table = tables.find(({ name }) => name === part.table)
    if (table === undefined) throw new Error(`${part.table} is not among the tables of the backup`)
    onTable?.(table.name, rows)
    const count = await loadTable(
      client,
      table,
      (async function* () {
        while (!next.done && next.value.kind === 'data' && next.value.table === table.name) {
          signal?.throwIfAborted()
          yield next.value.bytes
          next = await parts.next()
        }
      })(),
    )
    rows += count
  }
  for (const table of tables) await compareCount(client, table.name, backup.manifest.tables[table.name]?.rows)
  for (const { name, value, called } of backup.manifest.sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, value, called])
  await putBack()
  await client.query('ANALYZE')
  return { rows, keys }
}

/** Rows are counted where they now stand, not where they were sent from. */
async function compareCount(client: ClientBase, table: string, expected: number | undefined): Promise<void> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*) FROM ${table}`)
  if (rows[0]?.count === expected) return
  throw new CommandRefusal({
    zh: `${table} 应有 ${expected} 行，实际恢复 ${rows[0]?.count} 行；未恢复任何内容`,
    en: `${table} should have ${expected} rows and has ${rows[0]?.count}; nothing was restored`,
  })
}
