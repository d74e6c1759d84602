import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import { publish } from '../../../platform/events/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { findImportJob, reachOf } from './import-job.repository.js'

/** What subscriptions are told about. */
export const importTopic = 'import_job'

/**
 * Asks an import to end with nothing saved. One that no worker has begun ends at once, another within a second.
 *
 * @returns the job's id; refusals `import/not-found`, `import/over`.
 */
export async function cancelImport(
  context: RequestContext,
  id: string,
): Promise<Result<{ readonly id: string }>> {
  const reach = reachOf(context)
  return withTransaction(context.pool, async (client) => {
    const job = isUuid(id) ? await findImportJob(client, id, reach) : null
    if (job === null) return notFound
    const { rowCount } = await client.query(
      `update import_job set cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp()),
         finished_at = case when state = 'planned' then clock_timestamp() end,
         state = case when state = 'planned' then 'cancelled' else state end
       where id = $1 and state in ('planned', 'running')`,
      [id],
    )
    if (rowCount === 0) return over
    await record(client, context.actor, { action: 'import.cancel', objectType: 'import_job', objectId: id })
    await publish(client, { topic: importTopic, id })
    return ok({ id })
  })
}

const notFound = refuse('import/not-found', { zh: '没有这次导入', en: 'there is no such import' }, 'id')
const over = refuse('import/over', { zh: '这次导入已经结束', en: 'the import is over already' }, 'id')
