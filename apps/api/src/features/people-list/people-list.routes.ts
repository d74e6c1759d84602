import { Action } from '@zhengmei/domain/identity'
import { peopleFiles } from '@zhengmei/domain/people'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import type { FeatureRoutes, RouteTools } from '../../platform/http/index.js'
import { attach, refusedListRoutes, workbookType, writeWorkbook } from '../dataset/index.js'
import { checkPeople } from './import-people.js'
import { listedPeople } from './listed-people.js'

/** Where the files of lists of people are. */
export const peopleFilesPath = '/files/people'

/** Lists of people as files: the template, what is there, and what is wrong with an uploaded one (found anew, nothing is kept of it). */
export const peopleListRoutes: FeatureRoutes = (server, tools) => {
  server.get('/files/people/template.xlsx', async (request, reply) => {
    const context = await tools.context(request, reply)
    context.scopeFor(Action.importPeople)
    return attach(reply, '政媒人员名单模板.xlsx', workbookType).send(await writeWorkbook(peopleFiles, guide))
  })
  server.get('/files/people/people.xlsx', (request, reply) => exported(request, reply, tools))
  refusedListRoutes(server, tools, {
    path: peopleFilesPath,
    action: Action.importPeople,
    errorsOf: async (context, files) => (await checkPeople(context, files)).report.errors,
  })
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
