import { Action } from '@zhengmei/domain/identity'
import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { onceForKey } from '../../../platform/idempotency/index.js'
import { isUuid, uuidv7 } from '../../../platform/ids/index.js'
import { ownFiles, type StoredFile } from '../files/stored-file.js'
import { isCsv, isWorkbook } from '../files/uploaded-source.js'
import { insertImportJob } from './import-job.repository.js'

/** The queue in which imports wait for a worker. */
export const importQueue = 'dataset-import'

export interface ImportRequest {
  /** Uploads of one data set: an .xlsx alone, or CSV files. */
  readonly fileIds: readonly string[]
  readonly dryRun: boolean
  readonly idempotencyKey?: string | null
}

/** More files than a data set has are no data set. */
export const mostFiles = 20

/**
 * Plans an import within the viewer's subtree and hands it to a worker.
 *
 * @returns the job's id; refusals `dataset/no-files`, `dataset/file-not-found`, `dataset/mixed-files`, `idempotency/conflict`.
 */
export async function requestImport(
  context: RequestContext,
  request: ImportRequest,
): Promise<Result<{ readonly id: string }>> {
  context.scopeFor(Action.importDataSets)
  const { personId, appointment } = context.requireViewer()
  const ids = [...new Set(request.fileIds)]
  if (ids.length === 0 || ids.length > mostFiles) return noFiles
  if (!ids.every(isUuid)) return fileNotFound
  return withTransaction(context.pool, async (client) =>
    onceForKey(
      client,
      {
        personId,
        key: request.idempotencyKey,
        operation: 'requestImport',
        input: { fileIds: ids, dryRun: request.dryRun },
      },
      async () => {
        const files = await ownFiles(client, personId, ids)
        if (files.length < ids.length) return fileNotFound
        if (!isOneDataSet(files)) return mixedFiles
        const id = uuidv7()
        const { requestId, address } = context.actor
        await insertImportJob(client, {
          id,
          dryRun: request.dryRun,
          orgId: appointment.orgId,
          personId,
          appointmentId: appointment.id,
          tokenId: context.token?.id ?? null,
          requestId,
          address,
          files,
        })
        await record(client, context.actor, {
          action: 'import.request',
          objectType: 'import_job',
          objectId: id,
          after: { dryRun: request.dryRun, files: files.map((file) => file.name) },
        })
        await context.queue.enqueue(client, importQueue, id)
        return ok({ id })
      },
    ),
  )
}

const isOneDataSet = (files: readonly StoredFile[]): boolean =>
  (files.length === 1 && files.every((file) => isWorkbook(file.name))) ||
  files.every((file) => isCsv(file.name))

const noFiles = refuse(
  'dataset/no-files',
  { zh: `请选择 1 至 ${mostFiles} 个文件`, en: `choose from 1 to ${mostFiles} files` },
  'fileIds',
)
const fileNotFound = refuse(
  'dataset/file-not-found',
  { zh: '没有这个上传的文件，请重新上传', en: 'there is no such upload; upload it again' },
  'fileIds',
)
const mixedFiles = refuse(
  'dataset/mixed-files',
  { zh: '请选择一个 .xlsx 工作簿，或若干 .csv 文件', en: 'choose one .xlsx workbook, or several .csv files' },
  'fileIds',
)
