import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, formatPoints, ok } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import {
  allPages,
  columnsOf,
  type ExportAsk,
  listExport,
  toldFilters,
  wordOf,
  yesOrNo,
} from '../../../platform/exports/index.js'
import { accountOfExport, unknownToExport } from '../../account/index.js'
import { type NamedUnit, namedUnits } from '../export/names.js'
import { editionWords, kindTitles } from '../export/sealed-run.js'
import { takenBy } from '../export/taken.js'
import type { AccountResultRow } from '../results.repository.js'
import { rulesOf } from '../scheme-of-run.js'
import { accountHistories, accountHistoryOrder, HistorySort } from './history.repository.js'

/** As the arguments of the score history of an account, without its pages. */
const parameters = z.strictObject({
  accountId: z.uuid(),
  trials: z.boolean().nullish(),
  sort: wordOf(HistorySort).nullish(),
  descending: z.boolean().nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

interface ScoredRun extends AccountResultRow {
  readonly host: NamedUnit
  readonly edition: Bilingual
  readonly taken: Bilingual
}

async function* rows(ask: Asked): AsyncGenerator<ScoredRun> {
  const { pool, scope, parameters: asked } = ask
  if ((await accountOfExport(ask, asked)) === null) return
  const order = accountHistoryOrder(asked.sort ?? undefined, asked.descending ?? undefined)
  const trials = asked.trials === true
  const pages = allPages(order, (window) =>
    accountHistories(pool, { scope, trials, window, order }, [asked.accountId]),
  )
  for await (const page of pages) {
    const hosts = await namedUnits(
      pool,
      page.map(({ orgId }) => orgId),
    )
    for (const row of page) {
      const rules = await rulesOf(pool, row.run)
      if (!rules.ok) continue
      yield {
        ...row,
        host: hosts(row.orgId),
        edition: editionWords({ run: row.run, rules: rules.value, scopeName: '' }),
        taken: takenBy(rules.value, row.deductions),
      }
    }
  }
}

const column = columnsOf<ScoredRun>()

/** What an account scored, run by run, as a file. */
export const scoreHistoryExport = listExport({
  kind: 'account.scores',
  title: { zh: '历次考核', en: 'Assessments of an account' },
  action: Action.readRuns,
  parameters,
  describe: async ({ parameters: asked, ...reader }: Asked) => {
    const place = await accountOfExport(reader, asked)
    if (place === null) return unknownToExport
    return ok({
      filters: toldFilters(...place.filters, [
        { zh: '含试算', en: 'Trials too' },
        yesOrNo(asked.trials === true),
      ]),
    })
  },
  rows,
  columns: [
    column.number('year', { zh: '年度', en: 'Year' }, (row) => row.run.year),
    column.word('kind', { zh: '种类', en: 'Kind' }, kindTitles, (row) => row.run.kind, 12),
    column.instant('requestedAt', { zh: '发起时间', en: 'Requested' }, (row) => row.run.requestedAt),
    column.number('score', { zh: '得分', en: 'Score' }, (row) => formatPoints(row.score)),
    column.text(
      'deductions',
      { zh: '各部分扣分', en: 'Taken by part of the rules' },
      (row, language) => row.taken[language],
      40,
    ),
    column.number('bonus', { zh: '加分', en: 'Bonus' }, (row) => formatPoints(row.bonus)),
    column.text('rulebook', { zh: '规则', en: 'Rulebook' }, (row, language) => row.edition[language], 40),
    column.text('host', { zh: '当时的主办单位', en: 'Host at that time' }, (row) => row.host.name, 28),
    column.text(
      'superseded',
      { zh: '已被取代', en: 'Superseded' },
      (row, language) => yesOrNo(row.run.supersededBy !== null)[language],
      10,
    ),
  ],
})
