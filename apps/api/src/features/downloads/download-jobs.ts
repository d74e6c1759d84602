import { scopeOf } from '@zhengmei/domain/identity'
import type { Refusal } from '@zhengmei/domain/kernel'
import type { Pool, PoolClient } from 'pg'
import { record } from '../../platform/audit/index.js'
import { apiRole, isStorageFull, Operation, withTransaction } from '../../platform/db/index.js'
import { publish } from '../../platform/events/index.js'
import { type ExportCatalogue, TooManyRows } from '../../platform/exports/index.js'
import {
  CancelledByPerson,
  holdFence,
  type JobContext,
  type JobHandler,
  watchJob,
} from '../../platform/jobs/index.js'
import { viewerOfAppointment } from '../identity/index.js'
import { notify } from '../notification/index.js'
import { type DownloadRow, downloadQueue, downloadTopic, isOver, mostBytes } from './download.js'
import {
  type DownloadEnd,
  endDownload,
  factsOf,
  findDownload,
  markRunning,
  noteProgress,
} from './download.repository.js'
import { fault, gone, noLongerAllowed, tooLarge, tooManyRows } from './download-failures.js'
import { type DownloadsFolder, FileTooLarge } from './downloads-folder.js'

/** What downloads are made with. */
export interface DownloadParts {
  readonly pool: Pool
  readonly folder: DownloadsFolder
  readonly exports: ExportCatalogue
  /** Called as rows go by; for tests. */
  readonly onProgress?: (done: number) => void
}

/** One statement of an export may take this long: the cursor of a long list is read as fast as the file is written. */
const statementTimeoutMs = 10 * 60_000

/** What a worker does for downloads. */
export const downloadJobs = (parts: DownloadParts): JobHandler => ({
  queue: downloadQueue,
  perform: (id, context) => performDownload(parts, id, context),
  async giveUp(id, _fault, { fence }) {
    const row = await findDownload(parts.pool, id)
    if (row) await end(parts, row, { fence }, { state: 'failed', failure: fault })
  },
})

/**
 * Makes a file, or makes it again from the start after a kill: a file counts only once its download says so, in one
 * transaction with the audit entry.
 */
export async function performDownload(parts: DownloadParts, id: string, context: JobContext): Promise<void> {
  const { pool } = parts
  const row = await findDownload(pool, id)
  if (row === null || isOver(row)) return
  if (row.cancelRequestedAt !== null) return end(parts, row, context, { state: 'cancelled' })
  const begun = await inOwnStep(pool, row, context, (client) => markRunning(client, id))
  if (!begun) return
  const watch = watchJob<{ done: number; total: number | null }>({
    note: (progress) => noteProgress(pool, id, context.fence, progress),
    changed: () => publish(pool, { topic: downloadTopic, id: row.personId }),
  })
  const outcome = await make(parts, row, {
    signal: AbortSignal.any([context.signal, watch.cancelled]),
    onProgress: (done, total) => {
      watch.onProgress({ done, total })
      parts.onProgress?.(done)
    },
  })
    .catch((reason: unknown) => {
      // A stream that is destroyed by a signal says so in words of its own.
      const asked = watch.cancelled.aborted ? watch.cancelled.reason : reason
      const ended = endOf(asked)
      if (ended === null) throw reason
      return ended
    })
    .finally(() => watch.stop())
  await end(parts, row, context, outcome)
}

/** How it ends when it was stopped for a reason; null when it was a fault. */
function endOf(reason: unknown): DownloadEnd | null {
  if (reason instanceof CancelledByPerson) return { state: 'cancelled' }
  if (reason instanceof TooManyRows) return { state: 'failed', failure: tooManyRows }
  if (reason instanceof FileTooLarge || isStorageFull(reason)) return { state: 'failed', failure: tooLarge }
  return null
}

async function make(
  { pool, folder, exports }: DownloadParts,
  row: DownloadRow,
  work: {
    readonly signal: AbortSignal
    readonly onProgress: (done: number, total: number | null) => void
  },
): Promise<DownloadEnd> {
  const failed = (failure: Refusal): DownloadEnd => ({ state: 'failed', failure })
  const exportable = exports.get(row.kind)
  if (exportable === undefined) return failed(gone)
  const viewer = await viewerOfAppointment(pool, row.appointmentId)
  const scope = viewer && scopeOf(viewer, exportable.action)
  if (viewer === null || scope === null) return failed(noLongerAllowed)
  const facts = await factsOf(pool, row)
  // Reads behind the same wall as if who asked were reading: nothing of another unit, also by a mistake of an export.
  const reading = new Operation(pool, {
    path: viewer.appointment.orgPath,
    personId: viewer.personId,
    statementTimeoutMs,
    role: apiRole,
  })
  try {
    const prepared = await exportable.prepare(
      { pool: reading.pool, scope, viewer, language: row.language },
      row.parameters,
    )
    if (!prepared.ok) return failed(prepared.refusal)
    const { result, key, size } = await folder.store(
      (file) => prepared.value.write(file, { format: row.format, columns: row.columns, facts, ...work }),
      mostBytes,
    )
    return { state: 'done', rows: result.rows, size, fileKey: key, scopePath: scope }
  } finally {
    await reading.close()
  }
}

/** Its end; what was made stands in the trail. */
async function end(
  { pool, exports }: Pick<DownloadParts, 'pool' | 'exports'>,
  row: DownloadRow,
  context: Pick<JobContext, 'fence'>,
  outcome: DownloadEnd,
): Promise<void> {
  await inOwnStep(pool, row, context, async (client) => {
    if (!(await endDownload(client, row.id, outcome)) || outcome.state === 'cancelled') return
    const { kind, description } = row
    const name = description.name ?? exports.get(kind)?.title ?? { zh: kind, en: kind }
    const facts = { ready: outcome.state === 'done', name }
    await notify(client, row.personId, { kind: 'download_ended', objectId: row.id, facts })
    if (outcome.state !== 'done') return
    const { personId, appointmentId, requestId, address } = row
    await record(
      client,
      { personId, appointmentId, tokenId: null, requestId, address },
      {
        action: 'download.make',
        objectType: 'download',
        objectId: row.id,
        after: { kind: row.kind, format: row.format, rows: outcome.rows, bytes: outcome.size },
      },
    )
  })
}

/** A short transaction, held by the attempt's fence and told to subscriptions. */
const inOwnStep = <T>(
  pool: Pool,
  row: DownloadRow,
  { fence }: Pick<JobContext, 'fence'>,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> =>
  withTransaction(pool, async (client) => {
    await holdFence(client, fence)
    await publish(client, { topic: downloadTopic, id: row.personId })
    return work(client)
  })
