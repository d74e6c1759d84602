import { Readable } from 'node:stream'
import { Action } from '@zhengmei/domain/identity'
import { csvRecord } from '../../../platform/csv/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { type FeatureRoutes, HttpError } from '../../../platform/http/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { runById } from '../assessment.loaders.js'
import { isWholeVisibleFrom } from '../run.repository.js'
import { type ResultFile, resultFiles, resultRows } from './result-rows.js'

/** `GET /files/runs/:id/units.csv` and the other files of a sealed run, for whoever may see all of it. */
export const resultRoutes: FeatureRoutes = (server, tools) => {
  server.get<{ Params: { id: string; file: string } }>('/files/runs/:id/:file', async (request, reply) => {
    const context = await tools.context(request, reply)
    const scope = context.scopeFor(Action.readRuns)
    const file = resultFiles.find((name) => request.params.file === `${name}.csv`)
    const run = await runFor(context, request.params.id)
    if (file === undefined || run === null || !isWholeVisibleFrom(scope, run) || run.state !== 'sealed')
      throw notFound
    reply.header('content-type', 'text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="${run.year}-${file}.csv"`)
    return reply.send(Readable.from(recordsOf(context, run, file)))
  })
}

const runFor = async (context: RequestContext, id: string) => (isUuid(id) ? context.load(runById, id) : null)

type SealedRun = NonNullable<Awaited<ReturnType<typeof runFor>>>

async function* recordsOf(context: RequestContext, run: SealedRun, file: ResultFile): AsyncGenerator<string> {
  for await (const row of resultRows(context.pool, run, file)) yield csvRecord(row)
}

const notFound = new HttpError(404, {
  code: 'files/not-found',
  message: { zh: '没有这个文件', en: 'There is no such file' },
})
