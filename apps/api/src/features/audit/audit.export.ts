import {
  type AuditStream,
  auditActionTitles,
  auditObjectTitle,
  auditStreamTitles,
} from '@zhengmei/domain/audit'
import { Action, roleTitles } from '@zhengmei/domain/identity'
import { type Bilingual, ok, parsePlainDate } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import { allPages, columnsOf, type ExportAsk, listExport, said } from '../../platform/exports/index.js'
import type { AuditRow } from './audit.read.js'
import { latestEntries, listEntries } from './audit.repository.js'

const text = z.string().max(500).nullish()
const day = z
  .string()
  .transform((typed, context) => {
    const parsed = parsePlainDate(typed)
    if (parsed !== null) return parsed
    context.addIssue('not a day')
    return z.NEVER
  })
  .nullish()

/** As the filter of the list `auditEntries`. */
const parameters = z.strictObject({
  text,
  person: text,
  action: text,
  stream: text,
  objectType: text,
  objectId: text,
  address: text,
  requestId: text,
  tokenId: text,
  fromOn: day,
  toOn: day,
})
type Filter = z.infer<typeof parameters>

const streamTitle = (stream: string): Bilingual => auditStreamTitles[stream as AuditStream] ?? said(stream)
const titled: Partial<Record<keyof Filter, (said: string) => Bilingual>> = {
  action: (code) => auditActionTitles[code] ?? said(code),
  objectType: auditObjectTitle,
  stream: streamTitle,
}
const names: Readonly<Record<keyof Filter, Bilingual>> = {
  text: { zh: '内容', en: 'Text' },
  person: { zh: '人员', en: 'Person' },
  action: { zh: '操作', en: 'Action' },
  stream: { zh: '范围', en: 'Stream' },
  objectType: { zh: '对象类型', en: 'Kind of object' },
  objectId: { zh: '对象标识', en: 'Id of the object' },
  address: { zh: '网络地址', en: 'Address' },
  requestId: { zh: '请求编号', en: 'Request' },
  tokenId: { zh: '接口令牌', en: 'API token' },
  fromOn: { zh: '起始日期', en: 'From' },
  toOn: { zh: '截止日期', en: 'To' },
}

/** Page by page, as the list is read. */
async function* rows({ pool, scope, parameters: filter }: ExportAsk<Filter>): AsyncGenerator<AuditRow> {
  const pages = allPages(latestEntries, (window) =>
    listEntries(pool, { kind: 'subtree', path: scope }, filter, window),
  )
  for await (const page of pages) yield* page
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
const column = columnsOf<AuditRow>()

/** The trail, as a file: for auditors. */
export const auditExport = listExport({
  kind: 'audit',
  title: { zh: '审计记录', en: 'Audit trail' },
  action: Action.exportAudit,
  parameters,
  describe: async ({ parameters: filter }) =>
    ok({
      filters: Object.entries(filter).flatMap(([key, to]) => {
        if (!to) return []
        const name = key as keyof Filter
        return [[names[name], titled[name]?.(to) ?? said(to)] as const]
      }),
    }),
  rows,
  columns: [
    column.text('stream', { zh: '范围', en: 'Stream' }, (row, language) => streamTitle(row.stream)[language]),
    column.number('seq', { zh: '序号', en: 'No.' }, (row) => row.seq, 9),
    column.instant('at', { zh: '时间', en: 'At' }, (row) => row.at),
    column.text('login', { zh: '登录名', en: 'Login' }, (row) => row.login),
    column.text('person', { zh: '姓名', en: 'Name' }, (row) => row.personName),
    column.text('role', { zh: '角色', en: 'Role' }, (row, language) =>
      row.role ? roleTitles[row.role][language] : null,
    ),
    column.text('organisation', { zh: '单位', en: 'Organisation' }, (row) => row.orgName, 24),
    column.text(
      'action',
      { zh: '操作', en: 'Action' },
      (row, language) => (auditActionTitles[row.action] ?? said(row.action))[language],
    ),
    column.text('actionCode', { zh: '操作代码', en: 'Code of the action' }, (row) => row.action),
    column.text(
      'objectType',
      { zh: '对象类型', en: 'Kind of object' },
      (row, language) => auditObjectTitle(row.objectType)[language],
    ),
    column.text('objectId', { zh: '对象标识', en: 'Id of the object' }, (row) => row.objectId, 38),
    column.text('before', { zh: '之前', en: 'Before' }, (row) => json(row.before), 30),
    column.text('after', { zh: '之后', en: 'After' }, (row) => json(row.after), 30),
    column.text('token', { zh: '接口令牌', en: 'API token' }, (row) => row.tokenName),
    column.text('requestId', { zh: '请求编号', en: 'Request' }, (row) => row.requestId, 38),
    column.text('address', { zh: '网络地址', en: 'Address' }, (row) => row.address),
    column.text('userAgent', { zh: '浏览器', en: 'Browser' }, (row) => row.userAgent, 30),
    column.text('hash', { zh: '哈希', en: 'Hash' }, (row) => row.hash, 66),
  ],
})
