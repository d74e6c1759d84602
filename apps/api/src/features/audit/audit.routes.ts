import { Readable } from 'node:stream'
import { Action } from '@zhengmei/domain/identity'
import { type PlainDate, parsePlainDate, visibleText } from '@zhengmei/domain/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  currentCheckpoint,
  publicKeyPem,
  record,
  signingKey,
  storedCheckpoints,
} from '../../platform/audit/index.js'
import { csvRecord } from '../../platform/csv/index.js'
import { withTransaction } from '../../platform/db/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { type FeatureRoutes, HttpError } from '../../platform/http/index.js'
import type { AuditFilter, AuditReach, AuditRow } from './audit.read.js'
import { listEntries } from './audit.repository.js'

const rowsAtATime = 1_000
const longestFilter = 500

const textFilters = [
  'person',
  'action',
  'objectType',
  'objectId',
  'stream',
  'address',
  'requestId',
  'tokenId',
  'text',
] as const
type Query = Readonly<Record<string, unknown>>

/**
 * The trail as a CSV, by the same filters as the list; the checkpoint of now and of a day; the key that checks them.
 * For auditors alone, but for the public key: everybody signed in may have it.
 */
export const auditRoutes: FeatureRoutes = (server, tools) => {
  server.get<{ Querystring: Query }>('/files/audit/entries.csv', async (request, reply) => {
    const context = await tools.context(request, reply)
    const path = context.scopeFor(Action.exportAudit)
    const filter = filterOf(request.query)
    // Before the first row: an export that was begun is one.
    await withTransaction(context.pool, (client) =>
      record(client, context.actor, {
        action: 'audit.export',
        objectType: 'audit',
        objectId: 'entries.csv',
        after: { filter },
      }),
    )
    attach(reply, 'audit.csv', 'text/csv; charset=utf-8')
    return reply.send(Readable.from(csvOf(context, { kind: 'subtree', path }, filter)))
  })
  server.get('/files/audit/checkpoint.json', async (request, reply) => {
    const context = await auditor(request, reply)
    const body = await currentCheckpoint(context.pool, await signingKey(context.config))
    return attach(reply, 'audit-checkpoint.json', 'application/json').send(body)
  })
  server.get<{ Params: { file: string } }>('/files/audit/checkpoints/:file', async (request, reply) => {
    const context = await auditor(request, reply)
    const day = parsePlainDate(request.params.file.replace(/\.json$/, ''))
    const kept = await storedCheckpoints(context.pool)
    const found = kept.find((checkpoint) => checkpoint.day === day)
    if (!found) throw notFound
    return attach(reply, `audit-checkpoint-${found.day}.json`, 'application/json').send(found.body)
  })
  server.get('/files/audit/public-key.pem', async (request, reply) => {
    const context = await tools.context(request, reply)
    context.requireViewer()
    const pem = publicKeyPem(await signingKey(context.config))
    return attach(reply, 'audit-public-key.pem', 'application/x-pem-file').send(pem)
  })

  async function auditor(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
    const context = await tools.context(request, reply)
    context.scopeFor(Action.verifyAudit)
    return context
  }
}

/** @throws HttpError 400 for what is no filter: an export of more than was asked for would be worse. */
function filterOf(query: Query): AuditFilter {
  const filter: Record<string, string> = {}
  for (const [name, value] of Object.entries(query)) {
    if (value === '') continue
    const known = name === 'fromOn' || name === 'toOn' || textFilters.some((one) => one === name)
    if (!known || typeof value !== 'string' || value.length > longestFilter || /\0/.test(value))
      throw badFilter
    if (name.endsWith('On') && parsePlainDate(value) === null) throw badFilter
    filter[name] = value
  }
  return filter as AuditFilter & { fromOn?: PlainDate; toOn?: PlainDate }
}

const header = [
  'stream',
  'seq',
  'at',
  'login',
  'name',
  'role',
  'organisation',
  'token',
  'token_id',
  'action',
  'object_type',
  'object_id',
  'before',
  'after',
  'request_id',
  'address',
  'user_agent',
  'hash',
]

/** A byte order mark, so that spreadsheets read it as UTF-8; then the records, page by page. */
async function* csvOf(
  context: RequestContext,
  reach: AuditReach,
  filter: AuditFilter,
): AsyncGenerator<string> {
  yield `\ufeff${csvRecord(header)}`
  let after: readonly [number] | null = null
  for (;;) {
    const rows: AuditRow[] = await listEntries(context.pool, reach, filter, { limit: rowsAtATime, after })
    yield rows.map((row) => csvRecord(cellsOf(row).map(visibleText))).join('')
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtATime) return
    after = [last.id]
  }
}

const cellsOf = (row: AuditRow): string[] => [
  row.stream,
  String(row.seq),
  row.at.toISOString(),
  row.login ?? '',
  row.personName ?? '',
  row.role ?? '',
  row.orgName ?? '',
  row.tokenName ?? '',
  row.tokenId ?? '',
  row.action,
  row.objectType,
  row.objectId,
  row.before === null ? '' : JSON.stringify(row.before),
  row.after === null ? '' : JSON.stringify(row.after),
  row.requestId ?? '',
  row.address ?? '',
  row.userAgent ?? '',
  row.hash,
]

const attach = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply.header('content-type', type).header('content-disposition', `attachment; filename="${name}"`)

const badFilter = new HttpError(400, {
  code: 'audit/bad-filter',
  message: { zh: '筛选条件有误', en: 'A filter is not one' },
})
const notFound = new HttpError(404, {
  code: 'files/not-found',
  message: { zh: '没有这个文件', en: 'There is no such file' },
})
