import { ImportJobState, importJobStateTitles } from '@zhengmei/domain/dataset'
import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, ok } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import {
  allPages,
  columnsOf,
  dayAsked,
  daysSaid,
  type ExportAsk,
  inOneLine,
  listExport,
  toldFilters,
  wordOf,
} from '../../../platform/exports/index.js'
import { namesOfPeople } from '../../identity/index.js'
import { namedOrgsById } from '../../org/index.js'
import { type ImportJobRow, listImportJobs } from './import-job.repository.js'
import { JobSort, jobOrder } from './import-job-order.js'

/** As the arguments of `importJobs`, without its pages. */
const parameters = z.strictObject({
  states: z.array(wordOf(ImportJobState)).max(10).nullish(),
  requestedFrom: dayAsked.nullish(),
  requestedTo: dayAsked.nullish(),
  sort: wordOf(JobSort).nullish(),
  descending: z.boolean().nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

interface ListedImport extends ImportJobRow {
  readonly unit: string | null
  readonly person: string | null
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<ListedImport> {
  const order = jobOrder(asked.sort ?? undefined, asked.descending ?? undefined)
  // Nobody takes a list out but a person; programs see only what came by their own token.
  const reach = { scope, tokenId: null }
  for await (const page of allPages(order, (window) => listImportJobs(pool, reach, asked, order, window))) {
    const orgs = await namedOrgsById(pool, [...new Set(page.map(({ orgId }) => orgId))])
    const units = new Map(orgs.map(({ id, name }) => [id, name]))
    const people = await namesOfPeople(
      pool,
      page.map(({ requestedBy }) => requestedBy),
    )
    for (const job of page)
      yield { ...job, unit: units.get(job.orgId) ?? null, person: people(job.requestedBy) }
  }
}

const kindOf = (dryRun: boolean): Bilingual =>
  dryRun ? { zh: '只检查', en: 'Check only' } : { zh: '导入', en: 'Import' }

const sumOf = ({ report }: ImportJobRow, part: 'rows' | 'new' | 'changed' | 'unchanged'): number | null =>
  report === null ? null : report.files.reduce((sum, file) => sum + file[part], 0)

const column = columnsOf<ListedImport>()

/** What was brought in, as it is filtered and ordered on the screen. */
export const importsExport = listExport({
  kind: 'imports',
  title: { zh: '导入记录', en: 'Imports' },
  action: Action.importDataSets,
  parameters,
  describe: async ({ parameters: asked }: Asked) =>
    ok({
      filters: toldFilters(
        asked.states &&
          asked.states.length > 0 && [
            { zh: '状态', en: 'State' },
            inOneLine(asked.states.map((state) => importJobStateTitles[state])),
          ],
        daysSaid({ zh: '提交日期', en: 'Handed in' }, asked.requestedFrom, asked.requestedTo),
      ),
    }),
  rows,
  columns: [
    column.text('files', { zh: '文件', en: 'Files' }, (row) => row.fileNames.join(', '), 40),
    column.text('kind', { zh: '种类', en: 'Kind' }, (row, language) => kindOf(row.dryRun)[language], 10),
    column.word('state', { zh: '状态', en: 'State' }, importJobStateTitles, (row) => row.state, 10),
    column.number('rows', { zh: '行数', en: 'Rows' }, (row) => sumOf(row, 'rows')),
    column.number('new', { zh: '新增', en: 'New' }, (row) => sumOf(row, 'new')),
    column.number('changed', { zh: '更新', en: 'Changed' }, (row) => sumOf(row, 'changed')),
    column.number('unchanged', { zh: '未变', en: 'Unchanged' }, (row) => sumOf(row, 'unchanged')),
    column.number('errors', { zh: '错误', en: 'Errors' }, (row) => row.report?.errorCount ?? null),
    column.text('unit', { zh: '单位', en: 'Unit' }, (row) => row.unit, 28),
    column.text('requestedBy', { zh: '提交人', en: 'Handed in by' }, (row) => row.person),
    column.instant('requestedAt', { zh: '提交时间', en: 'Handed in' }, (row) => row.requestedAt),
    column.instant('finishedAt', { zh: '结束时间', en: 'Ended' }, (row) => row.finishedAt),
  ],
})
