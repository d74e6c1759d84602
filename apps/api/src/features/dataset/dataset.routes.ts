import multipart from '@fastify/multipart'
import { ImportJobState } from '@zhengmei/domain/dataset'
import { Action } from '@zhengmei/domain/identity'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ClientBase } from 'pg'
import { record } from '../../platform/audit/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { type FeatureRoutes, HttpError, type RouteTools } from '../../platform/http/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { longestList } from './error-log.js'
import { attach, noErrorFile, sendErrorsCsv, sendMarkedWorkbook, workbookType } from './files/error-files.js'
import { bytesOfKind } from './files/file-kind.js'
import { type StoredFile, storeFile } from './files/stored-file.js'
import { mostFiles } from './files/uploaded-set.js'
import { isCsv, isWorkbook } from './files/uploaded-source.js'
import {
  filesOfJob,
  findImportJob,
  type ImportErrorRow,
  type ImportJobRow,
  listErrors,
  reachOf,
} from './jobs/import-job.repository.js'
import { writeTemplate } from './template.js'

/** Largest upload; a year of a city's posts as CSV is a quarter of it. */
const largestFile = 256 * 1024 * 1024
const longestName = 200

/** Uploads of data sets, the template, and the errors of an import as files. All but the upload is for those who may import data sets. */
export const datasetRoutes: FeatureRoutes = async (server, tools) => {
  await server.register(multipart, {
    limits: { fileSize: largestFile, files: mostFiles, fields: 0, parts: mostFiles, headerPairs: 20 },
  })
  server.post('/files', (request, reply) => upload(request, reply, tools))
  server.get('/files/template.xlsx', (request, reply) => template(request, reply, tools))
  server.get<JobRoute>('/files/imports/:id/errors.csv', (request, reply) =>
    errorsAsCsv(request, reply, tools),
  )
  server.get<JobRoute>('/files/imports/:id/errors.xlsx', (request, reply) =>
    errorsAsWorkbook(request, reply, tools),
  )
}

interface JobRoute {
  readonly Params: { readonly id: string }
  readonly Querystring: { readonly language?: string }
}
type JobRequest = FastifyRequest<JobRoute>

/** Stores the files of a multipart request: `{ files: [{ id, name, size }] }`. */
async function upload(
  request: FastifyRequest,
  reply: FastifyReply,
  tools: RouteTools,
): Promise<{ files: StoredFile[] }> {
  const context = await tools.context(request, reply)
  if (context.scopeOf(Action.importPeople) === null) context.scopeFor(Action.importDataSets)
  const { personId } = context.requireViewer()
  if (!request.isMultipart())
    throw refusedUpload(
      415,
      'upload/not-multipart',
      '请以 multipart/form-data 上传',
      'upload as multipart/form-data',
    )
  const files: StoredFile[] = []
  try {
    for await (const part of request.files()) {
      const name = nameOf(part.filename)
      const recordIt = async (client: ClientBase, file: StoredFile) => {
        if (part.file.truncated) throw tooLarge
        await record(client, context.actor, {
          action: 'import.upload',
          objectType: 'stored_file',
          objectId: file.id,
          after: { name: file.name, size: file.size },
        })
      }
      const bytes = bytesOfKind(name, part.file, () => otherContents)
      files.push(await storeFile(context.pool, { name, bytes, personId }, recordIt))
    }
  } catch (fault) {
    throw asRefusal(fault)
  }
  if (files.length === 0) throw refusedUpload(400, 'upload/no-files', '请选择文件', 'choose a file')
  return { files }
}

/** The last part of the name: what browsers send of a path is nobody's business. */
function nameOf(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '').normalize('NFC')
  if (
    name.length > longestName ||
    name.includes('\0') ||
    !name.isWellFormed() ||
    !(isCsv(name) || isWorkbook(name))
  ) {
    throw refusedUpload(
      415,
      'upload/kind',
      '只接受 .csv 与 .xlsx 文件',
      'only .csv and .xlsx files are taken',
    )
  }
  return name
}

const refusedUpload = (status: number, code: string, zh: string, en: string): HttpError =>
  new HttpError(status, { code, message: { zh, en } })

const otherContents = refusedUpload(
  415,
  'upload/contents',
  '文件内容与扩展名不符',
  'the file is not what its name says',
)

const tooLarge = refusedUpload(413, 'upload/too-large', '文件超过 256 MB', 'the file is larger than 256 MB')

/** Limits that the multipart reader found exceeded, and bodies it can't read. */
function asRefusal(fault: unknown): unknown {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge
  if (code.startsWith('FST_'))
    return refusedUpload(
      400,
      'upload/broken',
      '上传的内容不完整或文件过多',
      'the upload is incomplete or has too many files',
    )
  return fault
}

async function template(
  request: FastifyRequest,
  reply: FastifyReply,
  tools: RouteTools,
): Promise<FastifyReply> {
  const context = await tools.context(request, reply)
  context.scopeFor(Action.importDataSets)
  return attach(reply, '政媒数据集模板.xlsx', workbookType).send(await writeTemplate())
}

async function errorsAsCsv(
  request: JobRequest,
  reply: FastifyReply,
  tools: RouteTools,
): Promise<FastifyReply> {
  const context = await tools.context(request, reply)
  const job = await jobOf(context, request.params.id)
  return sendErrorsCsv(request, reply, await allErrors(context, job))
}

async function errorsAsWorkbook(
  request: JobRequest,
  reply: FastifyReply,
  tools: RouteTools,
): Promise<FastifyReply> {
  const context = await tools.context(request, reply)
  const job = await jobOf(context, request.params.id)
  const [file] = await filesOfJob(context.pool, job.id)
  return sendMarkedWorkbook(request, reply, context.pool, file, await allErrors(context, job))
}

async function jobOf(context: RequestContext, id: string): Promise<ImportJobRow> {
  const reach = reachOf(context)
  const job = isUuid(id) ? await findImportJob(context.pool, id, reach) : null
  if (job?.state !== ImportJobState.refused) throw noErrorFile
  return job
}

const allErrors = (context: RequestContext, job: ImportJobRow): Promise<ImportErrorRow[]> =>
  listErrors(context.pool, job.id, { limit: longestList, after: null })
