import { type DueInForce, dueStateTitles, rectificationDue, ruleKeyOf } from '@zhengmei/domain/assessment'
import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, dayOf, ok } from '@zhengmei/domain/kernel'
import { findingLevelTitles } from '@zhengmei/domain/org'
import { stack } from '@zhengmei/domain/rulebook'
import { z } from 'zod'
import { databaseClock } from '../../platform/clock/index.js'
import {
  allPages,
  columnsOf,
  type ExportAsk,
  listExport,
  said,
  toldFilters,
  wordOf,
} from '../../platform/exports/index.js'
import { accountOfExport, unknownToExport } from '../account/index.js'
import { calendarInForce } from '../calendar/index.js'
import { layersOf, titleOf } from '../rulebook/index.js'
import type { FindingRow } from './finding.read.js'
import { FindingSort, findingOrder, findingsOfAccounts } from './finding.repository.js'

/** As the arguments of the findings on an account, without its pages. */
const parameters = z.strictObject({
  accountId: z.uuid(),
  rectified: z.boolean().nullish(),
  sort: wordOf(FindingSort).nullish(),
  descending: z.boolean().nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

interface ExportedFinding extends FindingRow {
  readonly title: Bilingual
  readonly due: DueInForce | null
}

async function* rows(ask: Asked): AsyncGenerator<ExportedFinding> {
  const { pool, parameters: asked } = ask
  if ((await accountOfExport(ask, asked)) === null) return
  const now = await databaseClock(pool).now()
  const { isWorkingDay } = await calendarInForce(pool)
  const order = findingOrder(asked.sort ?? undefined, asked.descending ?? undefined)
  const pages = allPages(order, (window) => findingsOfAccounts(pool, [asked.accountId], asked, order, window))
  for await (const page of pages) {
    const layers = await layersOf(pool, [...new Set(page.map(({ orgId }) => orgId))])
    for (const finding of page) {
      const own = layers.get(finding.orgId) ?? []
      const key = ruleKeyOf(finding.indicator)
      const stated = stack(own, dayOf(finding.foundAt)).values.get(key)
      const { notifiedAt } = finding
      yield {
        ...finding,
        title: stated ? titleOf(key, stated.statement) : said(finding.indicator),
        due:
          notifiedAt === null
            ? null
            : rectificationDue(stack(own, dayOf(notifiedAt)), finding, now, isWorkingDay),
      }
    }
  }
}

const rectifiedOrNot = (rectified: boolean): Bilingual =>
  rectified ? { zh: '已整改', en: 'Rectified' } : { zh: '未整改', en: 'Open' }

const column = columnsOf<ExportedFinding>()

/** What inspections found on an account, as a file. */
export const findingsExport = listExport({
  kind: 'account.findings',
  title: { zh: '检查问题', en: 'Findings' },
  action: Action.readAccounts,
  parameters,
  describe: async ({ parameters: asked, ...reader }: Asked) => {
    const place = await accountOfExport(reader, asked)
    if (place === null) return unknownToExport
    return ok({
      filters: toldFilters(
        ...place.filters,
        asked.rectified != null && [{ zh: '整改', en: 'Rectified' }, rectifiedOrNot(asked.rectified)],
      ),
    })
  },
  rows,
  columns: [
    column.text('code', { zh: '问题编号', en: 'Code' }, (row) => row.code),
    column.text('finding', { zh: '问题', en: 'Finding' }, (row, language) => row.title[language], 30),
    column.word('level', { zh: '层级', en: 'Level' }, findingLevelTitles, (row) => row.level, 10),
    column.number('occurrences', { zh: '次数', en: 'Times' }, (row) => row.occurrences),
    column.text('note', { zh: '说明', en: 'Note' }, (row) => row.note, 30),
    column.instant('foundAt', { zh: '发现时间', en: 'Found' }, (row) => row.foundAt),
    column.instant('notifiedAt', { zh: '通知整改', en: 'Notified' }, (row) => row.notifiedAt),
    column.instant('dueAt', { zh: '整改时限', en: 'To be rectified by' }, (row) => row.due?.dueAt ?? null),
    column.instant('rectifiedAt', { zh: '整改完成', en: 'Rectified' }, (row) => row.rectifiedAt),
    column.text(
      'state',
      { zh: '时限状态', en: 'State' },
      (row, language) =>
        (row.due ? dueStateTitles[row.due.state] : rectifiedOrNot(row.rectifiedAt !== null))[language],
      12,
    ),
    column.text('evidence', { zh: '证据链接', en: 'Evidence' }, (row) => row.evidenceUrl, 28),
  ],
})
