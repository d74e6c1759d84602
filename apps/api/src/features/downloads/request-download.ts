import { ok, type Refusal, type Result, refuse, refused } from '@zhengmei/domain/kernel'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import { publish } from '../../platform/events/index.js'
import type { Exportable } from '../../platform/exports/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { onceForKey } from '../../platform/idempotency/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import {
  type DownloadRow,
  downloadQueue,
  downloadTopic,
  mostBytes,
  mostKept,
  mostUnderWay,
} from './download.js'
import { countDownloads, insertDownload } from './download.repository.js'

/** What is asked for. */
export interface DownloadRequest extends Pick<DownloadRow, 'kind' | 'language' | 'columns' | 'parameters'> {
  readonly format: string
  readonly idempotencyKey?: string | null | undefined
}

/** Longer parameters are no filters any more. */
const longestParameters = 10_000

/**
 * Hands a file in to be made. Whether it may be taken out, and whether there is such a thing, is asked now, so that it
 * is told at once; it is asked again when the file is made and whenever it is fetched.
 *
 * @returns the download's id; refusals `download/…`, `idempotency/…` and those of the feature whose thing it is.
 * @throws RequestError `session/required`, `access/denied`.
 */
export async function requestDownload(
  context: RequestContext,
  request: DownloadRequest,
): Promise<Result<{ readonly id: string }>> {
  const { personId, appointment } = context.requireViewer()
  const exportable = context.exports.get(request.kind)
  if (exportable === undefined) return unknownKind
  const scope = context.scopeFor(exportable.action)
  const form = formOf(exportable, request)
  if (!form.ok) return form
  const { language, columns, parameters } = request
  const prepared = await exportable.prepare(
    { pool: context.pool, scope, viewer: context.requireViewer(), language },
    parameters,
  )
  if (!prepared.ok) return prepared
  const { kind } = exportable
  const asked = { kind, format: form.value, language, columns, parameters }
  return withTransaction(context.pool, (client) =>
    onceForKey(
      client,
      { personId, key: request.idempotencyKey, operation: 'requestDownload', input: asked },
      async () => {
        // One after the other, so that several at once don't each find room.
        await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`download ${personId}`])
        const full = fullOf(await countDownloads(client, personId))
        if (full) return refused(full)
        const id = uuidv7()
        const { requestId, address } = context.actor
        const { description } = prepared.value
        await insertDownload(client, {
          ...asked,
          id,
          personId,
          appointmentId: appointment.id,
          orgId: appointment.orgId,
          description,
          requestId,
          address,
        })
        await publish(client, { topic: downloadTopic, id: personId })
        await context.queue.enqueue(client, downloadQueue, id)
        await record(client, context.actor, {
          action: 'download.request',
          objectType: 'download',
          objectId: id,
          after: { ...asked, filters: description.filters },
        })
        return ok({ id })
      },
    ),
  )
}

function formOf(exportable: Exportable, request: DownloadRequest): Result<DownloadRow['format']> {
  const format = exportable.formats.find((each) => each === request.format)
  if (format === undefined) return badFormat
  const known = request.columns.every((key) => exportable.columns.includes(key))
  if (!known || new Set(request.columns).size < request.columns.length) return badColumns
  if (JSON.stringify(request.parameters).length > longestParameters) return tooLong
  return ok(format)
}

function fullOf(counts: Awaited<ReturnType<typeof countDownloads>>): Refusal | null {
  if (counts.underWay >= mostUnderWay) return tooManyUnderWay
  return counts.bytes >= mostBytes || counts.kept >= mostKept ? noRoom : null
}

const unknownKind = refuse(
  'download/unknown-kind',
  { zh: '没有这种导出', en: 'There is no such export' },
  'kind',
)
const badFormat = refuse(
  'download/bad-format',
  { zh: '这种内容不能以所选格式导出', en: 'This is not to be had in that format' },
  'format',
)
const badColumns = refuse(
  'download/bad-columns',
  { zh: '所选的列有误', en: 'A column is none of this list, or stands twice' },
  'columns',
)
const tooLong = refuse(
  'download/bad-parameters',
  { zh: '导出的条件有误', en: 'What is asked for is none of the conditions of this export' },
  'parameters',
)
const tooManyUnderWay: Refusal = {
  code: 'download/too-many-under-way',
  message: {
    zh: `已有 ${mostUnderWay} 个文件在生成，请等其中一个完成`,
    en: `${mostUnderWay} files of yours are being made already; wait for one of them`,
  },
}
const noRoom: Refusal = {
  code: 'download/no-room',
  message: {
    zh: '您的下载文件已占满配额，请先在“下载”中删除不再需要的文件',
    en: 'Your files take all the room you have; delete some of them under “Downloads” first',
  },
}
