import { Action } from '@zhengmei/domain/identity'
import { ok, type Result } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { onceForKey } from '../../../platform/idempotency/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { uploadedSet } from '../files/uploaded-set.js'
import { insertImportJob } from './import-job.repository.js'

/** The queue in which imports wait for a worker. */
export const importQueue = 'dataset-import'

export interface ImportRequest {
  /** Uploads of one data set: an .xlsx alone, or CSV files. */
  readonly fileIds: readonly string[]
  readonly dryRun: boolean
  readonly idempotencyKey?: string | null
}

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
  const fileIds = [...new Set(request.fileIds)]
  return withTransaction(context.pool, async (client) =>
    onceForKey(
      client,
      {
        personId,
        key: request.idempotencyKey,
        operation: 'requestImport',
        input: { fileIds, dryRun: request.dryRun },
      },
      async () => {
        const uploaded = await uploadedSet(client, personId, fileIds)
        if (!uploaded.ok) return uploaded
        const files = uploaded.value
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
