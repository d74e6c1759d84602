import { type FileReport, type ImportReport, ImportStage, type RowError } from '@zhengmei/domain/dataset'
import { wholeForest } from '@zhengmei/domain/identity'
import { indicatorKeys } from '@zhengmei/domain/rulebook'
import type { ClientBase, Pool, PoolClient } from 'pg'
import { giveUp, withClient } from '../../platform/db/index.js'
import { waitForTree } from '../org/index.js'
import { runChecks } from './checks.js'
import { ErrorLog, longestList } from './error-log.js'
import { gatherKnown } from './known.js'
import { ensurePartitions, saveStaged } from './save.js'
import type { DataSetSource } from './source/source.js'
import { createStages, type StagedFile, stageTable } from './staging.js'

export interface ImportProgress {
  readonly stage: ImportStage
  /** The file that is being read or saved, as the source calls it. */
  readonly file: string | null
  /** Rows read, or saved, so far over all files. */
  readonly rowsDone: number
  /** Null while reading: nobody knows how many there will be. */
  readonly rowsTotal: number | null
}

export interface ImportOptions {
  /** Does everything but commit; the report is the same. */
  readonly dryRun?: boolean
  /** Only organisations at and below this path may be touched; default the whole forest. A function is asked in the import's transaction. */
  readonly scope?: string | ((client: ClientBase) => Promise<string>)
  /** Keys that findings may name; default those of all built-in rulebooks. */
  readonly indicators?: ReadonlySet<string>
  /** How many errors are listed, default {@link longestList}. */
  readonly longestList?: number
  readonly onProgress?: (progress: ImportProgress) => void
  /** Aborting rolls everything back; the import then throws the signal's reason. */
  readonly signal?: AbortSignal
  /** First in the transaction that writes, e.g. to hold a fence. */
  readonly afterBegin?: (client: PoolClient) => Promise<void>
  /** Last in it, not at a dry run: what must be saved together with the rows, e.g. the state of a job and its audit. */
  readonly beforeCommit?: (client: PoolClient, report: ImportReport) => Promise<void>
}

export interface ImportOutcome {
  readonly report: ImportReport
  /** At most 10,000, by file and row; `report.errorCount` counts all. */
  readonly errors: readonly RowError[]
}

/** Any constant does: imports take turns, because posts are unique over partitions only by this lock. */
const importLock = 5_310_671_944

/**
 * Imports a data set: all of it, or nothing when any row is refused. The same data set a second time changes nothing.
 *
 * Rows stream into temporary tables, are checked there as sets and written by a few statements in one transaction, so memory is flat at
 * any size. Closes the source.
 *
 * @throws the reason of `signal`; faults of the database or the source. Nothing is saved then.
 */
export async function importDataSet(
  pool: Pool,
  source: DataSetSource,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  options.signal?.throwIfAborted()
  try {
    return await withClient(pool, async (client) => {
      const stop = cancelOnAbort(pool, client, options.signal)
      try {
        return await new Import(client, source, options).run()
      } catch (fault) {
        options.signal?.throwIfAborted()
        throw fault
      } finally {
        stop()
        // One that was told to cancel may be hit by it late, in the work of whoever has it next.
        if (options.signal?.aborted) giveUp(client)
        else await cleanUp(client)
      }
    })
  } finally {
    await source.close()
  }
}

class Import {
  private readonly startedAt = performance.now()
  private readonly log: ErrorLog
  private readonly files: StagedFile[] = []

  constructor(
    private readonly client: PoolClient,
    private readonly source: DataSetSource,
    private readonly options: ImportOptions,
  ) {
    this.log = new ErrorLog(options.longestList ?? longestList)
  }

  async run(): Promise<ImportOutcome> {
    await this.stage()
    await this.client.query('select pg_advisory_lock($1)', [importLock])
    if (this.log.count === 0 && !this.options.dryRun) await ensurePartitions(this.client)
    await this.client.query('begin')
    // What the checks see of the tree is what the rows come to stand in.
    if (this.files.some(({ name }) => name === 'orgs')) await waitForTree(this.client)
    await this.options.afterBegin?.(this.client)
    await this.check()
    if (this.log.count > 0) return await this.refuse()
    return await this.save()
  }

  private async stage(): Promise<void> {
    for (const problem of this.source.problems) this.log.addSourceProblem(problem)
    await createStages(this.client)
    for (const table of this.source.tables) {
      const before = this.rows
      const onRows = (rows: number) => this.progress(ImportStage.reading, table.label, before + rows, null)
      onRows(0)
      this.files.push(await stageTable(this.client, table, this.log, onRows))
    }
  }

  private async check(): Promise<void> {
    this.progress(ImportStage.checking, null, 0, this.rows)
    const files = new Map(this.files.map((file) => [file.name, file]))
    const { scope: asked = wholeForest } = this.options
    const scope = typeof asked === 'string' ? asked : await asked(this.client)
    await gatherKnown(this.client, { orgs: files.get('orgs')?.given ?? new Set() }, scope)
    await runChecks(
      this.client,
      { scope, files, indicators: this.options.indicators ?? indicatorKeys() },
      this.log,
    )
  }

  private async refuse(): Promise<ImportOutcome> {
    await this.client.query('rollback')
    const files = this.files.map((file): FileReport => {
      const refused = this.log.refusedIn(file.name)
      return { file: file.label, rows: file.rows, new: 0, changed: 0, unchanged: 0, refused }
    })
    const labels = new Map(this.source.tables.map((table) => [table.name, table.label]))
    return { report: this.report('refused', files), errors: this.log.list(labels) }
  }

  private async save(): Promise<ImportOutcome> {
    let saved = 0
    const reports = await saveStaged(this.client, this.files, (file) => {
      this.progress(ImportStage.saving, file.label, saved, this.rows)
      saved += file.rows
    })
    const files = reports.map((report, index) => ({
      ...report,
      file: this.files[index]?.label ?? report.file,
    }))
    const report = this.report(this.options.dryRun ? 'dry_run' : 'saved', files)
    if (this.options.dryRun) await this.client.query('rollback')
    else {
      await this.options.beforeCommit?.(this.client, report)
      this.options.signal?.throwIfAborted()
      await this.client.query('commit')
    }
    this.progress(ImportStage.saving, null, this.rows, this.rows)
    return { report, errors: [] }
  }

  private get rows(): number {
    return this.files.reduce((sum, file) => sum + file.rows, 0)
  }

  private report(outcome: ImportReport['outcome'], files: FileReport[]): ImportReport {
    const seconds = Math.round(performance.now() - this.startedAt) / 1000
    const rowsPerSecond = seconds > 0 ? Math.round(this.rows / seconds) : 0
    return { outcome, files, errorCount: this.log.count, seconds, rowsPerSecond }
  }

  private progress(
    stage: ImportStage,
    file: string | null,
    rowsDone: number,
    rowsTotal: number | null,
  ): void {
    this.options.signal?.throwIfAborted()
    this.options.onProgress?.({ stage, file, rowsDone, rowsTotal })
  }
}

/** Ends the statement that is running when the signal is aborted; the connection stays usable. */
function cancelOnAbort(pool: Pool, client: PoolClient, signal: AbortSignal | undefined): () => void {
  if (!signal) return () => undefined
  const pid = (client as PoolClient & { readonly processID?: number }).processID
  const cancel = () => {
    // The connection may be gone by now, which ends the statement as well.
    pool.query('select pg_cancel_backend($1)', [pid]).catch(() => undefined)
  }
  signal.addEventListener('abort', cancel, { once: true })
  return () => signal.removeEventListener('abort', cancel)
}

/** Hands the connection back as it was; one that can't even do this is broken. */
async function cleanUp(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    await client.query('select pg_advisory_unlock_all()')
    await client.query('discard temp')
  } catch {
    giveUp(client)
  }
}
