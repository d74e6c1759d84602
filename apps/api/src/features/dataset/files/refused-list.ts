import type { RowError } from '@zhengmei/domain/dataset'
import type { Action } from '@zhengmei/domain/identity'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { HttpError, type RouteTools } from '../../../platform/http/index.js'
import { sendErrorsCsv, sendMarkedWorkbook } from './error-files.js'
import type { StoredFile } from './stored-file.js'
import { uploadedSet } from './uploaded-set.js'
import { isWorkbook } from './uploaded-source.js'

/** What is asked for beside the files, as the address has it. */
export type ListQuery = Readonly<Record<string, string | readonly string[] | undefined>>

/** A kind of list that is checked and saved in one request: of one that is refused nothing is kept but its upload. */
export interface RefusedList {
  /** Where its files are, `/files/people`. */
  readonly path: string
  /** Who may bring such lists in. */
  readonly action: Action
  /** Finds the errors anew. */
  readonly errorsOf: (
    context: RequestContext,
    files: readonly StoredFile[],
    query: ListQuery,
  ) => Promise<readonly RowError[]>
}

/** Routes to all errors of a refused list: `errors.csv`, and of a workbook the same with a column of reasons, `errors.xlsx`. */
export function refusedListRoutes(server: FastifyInstance, tools: RouteTools, list: RefusedList): void {
  server.get(`${list.path}/errors.csv`, async (request, reply) => {
    const { context, files, query } = await uploads(request, await tools.context(request, reply), list)
    return sendErrorsCsv(request, reply, await list.errorsOf(context, files, query))
  })
  server.get(`${list.path}/errors.xlsx`, async (request, reply) => {
    const { context, files, query } = await uploads(request, await tools.context(request, reply), list)
    return sendMarkedWorkbook(
      request,
      reply,
      context.pool,
      files[0],
      await list.errorsOf(context, files, query),
    )
  })
}

/** Where all errors of a list are, if it was refused. @param asked what the errors depend on beside the files. */
export function refusedListUrls(
  path: string,
  refused: { readonly fileIds: readonly string[]; readonly isWorkbook: boolean } | null,
  asked: Readonly<Record<string, string>> = {},
): { readonly errorsCsvUrl: string | null; readonly errorsWorkbookUrl: string | null } {
  if (refused === null) return { errorsCsvUrl: null, errorsWorkbookUrl: null }
  const query = new URLSearchParams([
    ...refused.fileIds.map((id): [string, string] => ['file', id]),
    ...Object.entries(asked),
  ])
  return {
    errorsCsvUrl: `${path}/errors.csv?${query}`,
    errorsWorkbookUrl: refused.isWorkbook ? `${path}/errors.xlsx?${query}` : null,
  }
}

/** Whether a list came as a workbook, which can be given back with the reasons in it. */
export const cameAsWorkbook = (files: readonly StoredFile[]): boolean =>
  files.some(({ name }) => isWorkbook(name))

async function uploads(request: FastifyRequest, context: RequestContext, { action }: RefusedList) {
  context.scopeFor(action)
  const query = request.query as ListQuery
  const asked = query['file'] ?? []
  const files = await uploadedSet(
    context.pool,
    context.requireViewer().personId,
    typeof asked === 'string' ? [asked] : asked,
  )
  if (!files.ok) throw new HttpError(404, files.refusal)
  return { context, files: files.value, query }
}
