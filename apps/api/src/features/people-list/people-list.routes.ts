import { Action } from '@zhengmei/domain/identity'
import { peopleFiles } from '@zhengmei/domain/people'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { type FeatureRoutes, HttpError, type RouteTools } from '../../platform/http/index.js'
import {
  errorsCsv,
  isWorkbook,
  markedWorkbook,
  type StoredFile,
  temporaryCopy,
  uploadedSet,
  WorkbookFault,
  writeWorkbook,
} from '../dataset/index.js'
import { checkPeople } from './import-people.js'
import { listedPeople } from './listed-people.js'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Where all errors of a refused list are. */
export const errorsUrl = (kind: 'csv' | 'xlsx', fileIds: readonly string[]): string =>
  `/files/people/errors.${kind}?${new URLSearchParams(fileIds.map((id): [string, string] => ['file', id]))}`

interface ErrorsRoute {
  readonly Querystring: { readonly file?: string | string[]; readonly language?: string }
}
type ErrorsRequest = FastifyRequest<ErrorsRoute>

/** Lists of people as files: the template, what is there, and what is wrong with an uploaded one (found anew, nothing is kept of it). */
export const peopleListRoutes: FeatureRoutes = (server, tools) => {
  server.get('/files/people/template.xlsx', async (request, reply) => {
    const context = await tools.context(request, reply)
    context.scopeFor(Action.importPeople)
    return attach(reply, '政媒人员名单模板.xlsx', workbookType).send(await writeWorkbook(peopleFiles, guide))
  })
  server.get('/files/people/people.xlsx', (request, reply) => exported(request, reply, tools))
  server.get<ErrorsRoute>('/files/people/errors.csv', async (request, reply) => {
    const { context, files } = await uploads(request, reply, tools)
    const { report } = await checkPeople(context, files)
    return attach(reply, 'errors.csv', 'text/csv; charset=utf-8').send(
      errorsCsv(report.errors, languageOf(request)),
    )
  })
  server.get<ErrorsRoute>('/files/people/errors.xlsx', (request, reply) =>
    errorsAsWorkbook(request, reply, tools),
  )
}

const guide = {
  title: '政媒人员名单',
  notes: [
    'people 表：人员，由系统管理员导入；appointments 表：任职，由安全管理员或本单位管理员导入。同一工作簿可依次交两人导入，各取各的。',
    '第 1 行为表头，不要改动。带 * 的列必填。任何一行有误则全部不保存；同一名单再次导入不会重复。',
    '只登记登录名、姓名、单位与任职，不要填写电话、身份证号等其他个人信息。导入后再发放设置密码的链接。',
  ],
}

async function exported(
  request: FastifyRequest,
  reply: FastifyReply,
  tools: RouteTools,
): Promise<FastifyReply> {
  const context = await tools.context(request, reply)
  const scope = context.scopeFor(Action.readPeople)
  const rows = await listedPeople(context.pool, scope)
  await withTransaction(context.pool, (client) =>
    record(client, context.actor, {
      action: 'person.export',
      objectType: 'person',
      objectId: 'people.xlsx',
      after: { people: rows.people.length, appointments: rows.appointments.length },
    }),
  )
  return attach(reply, '政媒人员名单.xlsx', workbookType).send(await writeWorkbook(peopleFiles, guide, rows))
}

async function uploads(
  request: ErrorsRequest,
  reply: FastifyReply,
  tools: RouteTools,
): Promise<{ readonly context: RequestContext; readonly files: readonly StoredFile[] }> {
  const context = await tools.context(request, reply)
  context.scopeFor(Action.importPeople)
  const asked = request.query.file
  const ids = typeof asked === 'string' ? [asked] : (asked ?? [])
  const files = await uploadedSet(context.pool, context.requireViewer().personId, ids)
  if (!files.ok) throw new HttpError(404, files.refusal)
  return { context, files: files.value }
}

async function errorsAsWorkbook(
  request: ErrorsRequest,
  reply: FastifyReply,
  tools: RouteTools,
): Promise<FastifyReply> {
  const { context, files } = await uploads(request, reply, tools)
  const [file] = files
  if (!file || !isWorkbook(file.name)) throw notAWorkbook
  const { report } = await checkPeople(context, files)
  const copy = await temporaryCopy(context.pool, file.id)
  try {
    const { stream, close } = await markedWorkbook(copy.path, report.errors, languageOf(request))
    stream.once('close', () => {
      close()
      void copy.remove()
    })
    return attach(reply, file.name.replace(/\.xlsx$/i, '-错误.xlsx'), workbookType).send(stream)
  } catch (fault) {
    await copy.remove()
    // What can't be read can't be marked either.
    throw fault instanceof WorkbookFault ? notAWorkbook : fault
  }
}

const languageOf = ({ query }: ErrorsRequest): 'zh' | 'en' => (query.language === 'en' ? 'en' : 'zh')

const notAWorkbook = new HttpError(404, {
  code: 'import/not-found',
  message: { zh: '没有这个文件', en: 'there is no such file' },
})

const attach = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
