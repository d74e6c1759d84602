import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import { publish } from '../../platform/events/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { downloadTopic, isOver } from './download.js'
import { cancelPlanned, ownDownload, removeDownload } from './download.repository.js'
import type { DownloadsFolder } from './downloads-folder.js'

/**
 * Asks a file that is being made to end. @returns its id; refusals `download/not-found`, `download/over`.
 */
export async function cancelDownload(
  context: RequestContext,
  id: string,
): Promise<Result<{ readonly id: string }>> {
  const { personId } = context.requireViewer()
  return withTransaction(context.pool, async (client) => {
    const row = isUuid(id) ? await ownDownload(client, personId, id) : null
    if (row === null) return notFound
    if (!(await cancelPlanned(client, id))) return over
    await publish(client, { topic: downloadTopic, id: personId })
    await record(client, context.actor, { action: 'download.cancel', objectType: 'download', objectId: id })
    return ok({ id })
  })
}

/**
 * Takes a download away with its file. @returns its id; refusals `download/not-found`, `download/under-way`.
 */
export async function deleteDownload(
  context: RequestContext,
  folder: DownloadsFolder,
  id: string,
): Promise<Result<{ readonly id: string }>> {
  const { personId } = context.requireViewer()
  const deleted = await withTransaction(context.pool, async (client) => {
    const row = isUuid(id) ? await ownDownload(client, personId, id) : null
    if (row === null) return notFound
    if (!isOver(row)) return underWay
    await removeDownload(client, id)
    await publish(client, { topic: downloadTopic, id: personId })
    await record(client, context.actor, {
      action: 'download.delete',
      objectType: 'download',
      objectId: id,
      before: { kind: row.kind, state: row.state, rows: row.rows },
    })
    return ok(row)
  })
  if (!deleted.ok) return deleted
  // After the commit: a file without its row is swept up, a row without its file would be a broken promise.
  if (deleted.value.fileKey !== null) await folder.remove(deleted.value.fileKey)
  return ok({ id })
}

const notFound = refuse('download/not-found', { zh: '没有这个下载', en: 'There is no such download' }, 'id')
const over = refuse('download/over', { zh: '这个下载已经结束', en: 'The download is over already' }, 'id')
const underWay = refuse(
  'download/under-way',
  { zh: '文件正在生成，请先取消', en: 'The file is being made; cancel it first' },
  'id',
)
