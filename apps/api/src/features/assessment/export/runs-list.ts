import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, ok } from '@zhengmei/domain/kernel'
import { RunStanding } from '@zhengmei/domain/workbench'
import { z } from 'zod'
import {
  allPages,
  columnsOf,
  type ExportAsk,
  listExport,
  said,
  toldFilters,
  wordOf,
  yesOrNo,
} from '../../../platform/exports/index.js'
import { namesOfPeople } from '../../identity/index.js'
import { findEdition } from '../../rulebook/index.js'
import type { Run } from '../run.js'
import { listRuns, RunSort, runOrder } from '../run.repository.js'
import { runStandingTitles, runStateTitles } from '../run-words.js'
import { type NamedUnit, namedUnits } from './names.js'
import { kindTitles } from './sealed-run.js'

/** As the arguments of `assessmentRuns`, without its pages. */
const parameters = z.strictObject({
  year: z.int().min(0).max(9999).nullish(),
  standing: wordOf(RunStanding).nullish(),
  sort: wordOf(RunSort).nullish(),
  descending: z.boolean().nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

interface ListedRun extends Run {
  readonly unit: NamedUnit
  readonly edition: Bilingual
  readonly person: string | null
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<ListedRun> {
  const order = runOrder(asked.sort ?? undefined, asked.descending ?? undefined)
  const editions = new Map<string, Promise<Bilingual>>()
  const editionOf = ({ editionId, editionVersion }: Run): Promise<Bilingual> => {
    const key = `${editionId} ${editionVersion}`
    const title =
      editions.get(key) ??
      findEdition(pool, editionId, editionVersion).then((found) => found?.edition.title ?? said(editionId))
    editions.set(key, title)
    return title
  }
  for await (const page of allPages(order, (window) => listRuns(pool, scope, asked, order, window))) {
    const units = await namedUnits(
      pool,
      page.flatMap(({ scopeOrgId }) => scopeOrgId ?? []),
    )
    const people = await namesOfPeople(
      pool,
      page.flatMap(({ requestedBy }) => requestedBy ?? []),
    )
    for (const run of page)
      yield {
        ...run,
        unit: units(run.scopeOrgId ?? ''),
        edition: await editionOf(run),
        person: people(run.requestedBy),
      }
  }
}

const column = columnsOf<ListedRun>()

/** The runs that somebody may see, as they are filtered and ordered on the screen. */
export const runsExport = listExport({
  kind: 'assessment.runs',
  title: { zh: '考核列表', en: 'Assessment runs' },
  action: Action.readRuns,
  parameters,
  describe: async ({ parameters: asked }: Asked) =>
    ok({
      filters: toldFilters(
        asked.year != null && [{ zh: '年度', en: 'Year' }, said(String(asked.year))],
        asked.standing && [{ zh: '进展', en: 'Standing' }, runStandingTitles[asked.standing]],
      ),
    }),
  rows,
  columns: [
    column.number('year', { zh: '年度', en: 'Year' }, (row) => row.year),
    column.word('kind', { zh: '种类', en: 'Kind' }, kindTitles, (row) => row.kind, 12),
    column.text('unit', { zh: '考核范围', en: 'Scope' }, (row) => row.unit.name, 28),
    column.text('rulebook', { zh: '规则', en: 'Rulebook' }, (row, language) => row.edition[language], 36),
    column.number('edition', { zh: '版本', en: 'Edition' }, (row) => row.editionVersion),
    column.word('state', { zh: '状态', en: 'State' }, runStateTitles, (row) => row.state, 12),
    column.text(
      'superseded',
      { zh: '已被取代', en: 'Superseded' },
      (row, language) => yesOrNo(row.supersededBy !== null)[language],
      10,
    ),
    column.number('units', { zh: '单位数', en: 'Units' }, (row) => row.unitsTotal),
    column.number('accounts', { zh: '账号数', en: 'Accounts' }, (row) => row.accountsTotal),
    column.instant('requestedAt', { zh: '发起时间', en: 'Requested' }, (row) => row.requestedAt),
    column.text('requestedBy', { zh: '发起人', en: 'Requested by' }, (row) => row.person),
    column.instant('endedAt', { zh: '结束时间', en: 'Ended' }, (row) => row.endedAt),
    column.instant(
      'cutoffAt',
      { zh: '事实截止（不含）', en: 'Facts up to, exclusive' },
      (row) => row.cutoffAt,
    ),
    column.text('id', { zh: '考核编号', en: 'Id of the run' }, (row) => row.id, 38),
  ],
})
