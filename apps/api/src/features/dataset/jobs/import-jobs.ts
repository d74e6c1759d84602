import { dataSetFiles, type ImportReport, isOver } from '@zhengmei/domain/dataset'
import type { ClientBase, Pool, PoolClient } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import { publish } from '../../../platform/events/index.js'
import {
  CancelledByPerson,
  holdFence,
  type JobContext,
  type JobHandler,
  watchJob,
} from '../../../platform/jobs/index.js'
import { scopeOfAppointment, scopeOfToken } from '../../identity/index.js'
import { uploadedSource } from '../files/uploaded-source.js'
import { type ImportProgress, importDataSet } from '../import-data-set.js'
import { importTopic } from './cancel-import.js'
import { endImport } from './end-import.js'
import {
  anyImportJob,
  filesOfJob,
  finishImportJob,
  type ImportJobRow,
  markRunning,
  noteProgress,
} from './import-job.repository.js'
import { importQueue } from './request-import.js'

/** What a worker does for imports. */
export const importJobs = (pool: Pool): JobHandler => ({
  queue: importQueue,
  perform: (id, context) => performImport(pool, id, context),
  async giveUp(id, _fault, { fence }) {
    const job = await anyImportJob(pool, id)
    if (job === null || isOver(job.state)) return
    await end(pool, id, { fence }, (client) => endImport(client, job, { state: 'failed', failure: fault }))
  },
})

/** Thrown through the importer when who asked for the import may not any more. */
class NoLongerAllowed extends Error {
  override readonly name = 'NoLongerAllowed'
}

const noLongerAllowed = {
  code: 'import/no-longer-allowed',
  message: {
    zh: '发起人的任职已终止或账户已停用，导入未进行，未保存任何数据',
    en: 'whoever asked for the import holds the appointment no longer; nothing was imported or saved',
  },
}
const fault = {
  code: 'import/fault',
  message: {
    zh: '导入多次因系统故障中断，未保存任何数据；请查看工作进程的日志',
    en: 'the import was stopped by repeated faults, nothing was saved; see the log of the worker',
  },
}
const filesGone = {
  code: 'import/files-gone',
  message: { zh: '上传的文件已不存在，请重新上传', en: 'the uploaded files are gone; upload them again' },
}

/**
 * Does an import, or does it again after a kill. The rows, the end of the job and the audit entry are one transaction, so a job that was
 * saved is over, and one that isn't over has saved nothing.
 */
export async function performImport(pool: Pool, id: string, context: JobContext): Promise<void> {
  const job = await anyImportJob(pool, id)
  if (job === null || isOver(job.state)) return
  if (job.cancelRequestedAt !== null) {
    await end(pool, id, context, (client) => finishImportJob(client, id, { state: 'cancelled' }))
    return
  }
  const begun = await end(pool, id, context, (client) => markRunning(client, id))
  if (begun) await importWatched(pool, job, context)
}

async function importWatched(pool: Pool, job: ImportJobRow, context: JobContext): Promise<void> {
  const files = await filesOfJob(pool, job.id)
  if (files.length < job.fileNames.length) {
    await end(pool, job.id, context, (client) =>
      endImport(client, job, { state: 'failed', failure: filesGone }),
    )
    return
  }
  const watch = watchJob<ImportProgress>({
    note: (progress) => noteProgress(pool, job.id, context.fence, progress),
    changed: () => publish(pool, { topic: importTopic, id: job.id }),
  })
  try {
    const { report, errors } = await importDataSet(pool, await uploadedSource(dataSetFiles, pool, files), {
      dryRun: job.dryRun,
      scope: (client) => scopeNow(client, job),
      signal: AbortSignal.any([context.signal, watch.cancelled]),
      onProgress: watch.onProgress,
      afterBegin: (client) => holdFence(client, context.fence),
      beforeCommit: (client, saved) => noteSaved(client, job, saved),
    })
    await watch.stop()
    if (report.outcome === 'saved') await publish(pool, { topic: importTopic, id: job.id })
    else {
      const state = report.outcome === 'refused' ? 'refused' : 'done'
      await end(pool, job.id, context, (client) => endImport(client, job, { state, report, errors }))
    }
  } catch (reason) {
    await watch.stop()
    const outcome = outcomeOf(reason)
    if (outcome === null) throw reason
    await end(pool, job.id, context, (client) => endImport(client, job, outcome))
  }
}

/** How a job ends that was stopped on purpose; null when it was a fault. */
function outcomeOf(reason: unknown) {
  if (reason instanceof CancelledByPerson) return { state: 'cancelled' } as const
  if (reason instanceof NoLongerAllowed) return { state: 'failed', failure: noLongerAllowed } as const
  return null
}

/** What the import may touch, asked under the import's lock: a tree moved, an appointment ended or a token revoked meanwhile counts. */
async function scopeNow(client: ClientBase, job: ImportJobRow): Promise<string> {
  const scope =
    job.tokenId === null
      ? await scopeOfAppointment(client, job.appointmentId)
      : await scopeOfToken(client, job.tokenId)
  if (scope === null) throw new NoLongerAllowed()
  return scope
}

/** The last of the transaction that saves: the job is over, and the trail tells what changed; an import that changed nothing leaves none. */
async function noteSaved(client: PoolClient, job: ImportJobRow, report: ImportReport): Promise<void> {
  await endImport(client, job, { state: 'done', report })
  const changed = report.files.filter((file) => file.new + file.changed > 0)
  if (changed.length === 0) return
  const actor = {
    personId: job.requestedBy,
    appointmentId: job.appointmentId,
    tokenId: job.tokenId,
    requestId: job.requestId,
    address: job.address,
  }
  await record(client, actor, {
    action: 'import.save',
    objectType: 'import_job',
    objectId: job.id,
    after: Object.fromEntries(changed.map((file) => [file.file, { new: file.new, changed: file.changed }])),
  })
}

/** A short transaction of the job's own, held by its fence and told to subscriptions. */
function end<T>(
  pool: Pool,
  id: string,
  { fence }: Pick<JobContext, 'fence'>,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return withTransaction(pool, async (client) => {
    await holdFence(client, fence)
    const result = await work(client)
    await publish(client, { topic: importTopic, id })
    return result
  })
}
