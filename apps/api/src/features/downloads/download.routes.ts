import { liesWithin, scopeOf } from '@zhengmei/domain/identity'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import { publish } from '../../platform/events/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { type FeatureRoutes, HttpError } from '../../platform/http/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { viewerOfAppointment } from '../identity/index.js'
import { type DownloadRow, downloadTopic } from './download.js'
import { noteFetched, ownDownload } from './download.repository.js'
import { noLongerAllowed } from './download-failures.js'
import { DownloadsFolder } from './downloads-folder.js'
import { fileNameOf } from './file-name.js'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const

/** `GET /files/downloads/:id`: a file that was made, for who asked for it and may still have what it holds. */
export const downloadRoutes: FeatureRoutes = (server, tools) => {
  server.get<{ Params: { id: string } }>('/files/downloads/:id', async (request, reply) => {
    const context = await tools.context(request, reply)
    const row = await fetchable(context, request.params.id)
    const file = row?.fileKey ? await new DownloadsFolder(context.config.dataDir).open(row.fileKey) : null
    if (row === null || file === null) throw notFound
    // Before the first byte: a file that was begun to be taken out is one that was.
    await withTransaction(context.pool, async (client) => {
      await noteFetched(client, row.id)
      await publish(client, { topic: downloadTopic, id: row.personId })
      await record(client, context.actor, {
        action: 'download.fetch',
        objectType: 'download',
        objectId: row.id,
        after: { kind: row.kind, format: row.format, rows: row.rows, bytes: row.size },
      })
    }).catch((fault: unknown) => {
      file.bytes.destroy()
      throw fault
    })
    const { ascii, encoded } = fileNameOf(row, context.exports.get(row.kind)?.title)
    reply.header('content-type', types[row.format])
    reply.header('content-length', file.size)
    reply.header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`)
    return reply.send(file.bytes)
  })
}

/** @throws HttpError 403 when who asked for it may not have it any more. */
async function fetchable(context: RequestContext, id: string): Promise<DownloadRow | null> {
  const { personId } = context.requireViewer()
  const row = isUuid(id) ? await ownDownload(context.pool, personId, id) : null
  if (row?.state !== 'done' || row.scopePath === null) return null
  const exportable = context.exports.get(row.kind)
  if (exportable === undefined) return null
  const holder = await viewerOfAppointment(context.pool, row.appointmentId)
  const covered = holder && scopeOf(holder, exportable.action)
  if (covered === null || !liesWithin(row.scopePath, covered)) throw new HttpError(403, noLongerAllowed)
  // A program takes no more than its token lets it ask.
  if (context.token !== null && !liesWithin(row.scopePath, context.scopeFor(exportable.action)))
    throw new HttpError(403, noLongerAllowed)
  return row
}

const notFound = new HttpError(404, {
  code: 'files/not-found',
  message: { zh: '没有这个文件', en: 'There is no such file' },
})
