import { compareLines } from '@zhengmei/domain/assessment'
import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, formatPoints } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import { allPages, type ExportAsk, listExport, said, wordOf } from '../../../platform/exports/index.js'
import { indicatorOf } from '../explain/indicator.js'
import { platformColumn, unitColumn } from '../export/name-columns.js'
import { type NamedAccount, type NamedUnit, namedAccounts, namedUnits } from '../export/names.js'
import type { StoredUnit } from '../score/stored-scores.js'
import {
  type AccountMoveRow,
  AccountMoveSort,
  accountMoveOrder,
  listAccountMoves,
} from './account-moves.repository.js'
import { caused, describePair, joined, ofPair, sealedPair, storedInBoth } from './compared-pair.js'

/** As the arguments of `RunComparison.accounts`, without its pages. */
const accountsAsked = z.strictObject({
  ...ofPair,
  indicator: z.string().max(200).nullish(),
  organisationId: z.uuid().nullish(),
  search: z.string().max(100).nullish(),
  sort: wordOf(AccountMoveSort).nullish(),
  descending: z.boolean().nullish(),
})
interface ExportedAccountMove extends AccountMoveRow {
  readonly account: NamedAccount
  readonly unit: NamedUnit
  readonly causes: Bilingual
}

async function* accountMoves(
  ask: ExportAsk<z.infer<typeof accountsAsked>>,
): AsyncGenerator<ExportedAccountMove> {
  const sealed = await sealedPair(ask)
  if (!sealed.ok) return
  const { pool, scope, parameters: asked } = ask
  const { before, after } = sealed.value
  const both = { base: before.run, run: after.run }
  const order = accountMoveOrder(asked.sort ?? AccountMoveSort.change, asked.descending === true)
  const nameOf = (key: string) => {
    const now = indicatorOf(after.rules, key)
    return now.source === null ? indicatorOf(before.rules, key) : now
  }
  const pages = allPages(order, (window) => listAccountMoves(pool, both, scope, asked, order, window))
  for await (const page of pages) {
    const { was, is } = await storedInBoth(ask, sealed.value, page)
    const units = await namedUnits(
      pool,
      page.map(({ orgId }) => orgId),
    )
    const accounts = await namedAccounts(
      pool,
      page.map(({ accountId }) => accountId),
    )
    const scoreOf = (unit: StoredUnit | undefined, id: string) =>
      unit?.score.accounts[unit.accountIds.indexOf(id)] ?? null
    for (const row of page) {
      const lines = compareLines(
        scoreOf(was.get(row.unitNoBefore ?? -1), row.accountId),
        scoreOf(is.get(row.unitNoAfter ?? -1), row.accountId),
      )
      yield {
        ...row,
        account: accounts(row.accountId),
        unit: units(row.orgId),
        causes: joined(lines.map(({ indicator, effect }) => caused(nameOf(indicator), formatPoints(effect)))),
      }
    }
  }
}

/** The accounts that stand differently in two runs, and by which clause. */
export const accountMovesExport = listExport({
  kind: 'assessment.account-moves',
  title: { zh: '两次考核比较：账号', en: 'Two runs compared, accounts' },
  action: Action.readRuns,
  parameters: accountsAsked,
  describe: (ask) =>
    describePair(ask, ({ after }) => {
      const { indicator, organisationId, search } = ask.parameters
      return [
        ...(indicator
          ? [[{ zh: '计分指标', en: 'Clause' }, indicatorOf(after.rules, indicator).title] as const]
          : []),
        ...(organisationId ? [[{ zh: '单位', en: 'Unit' }, said(organisationId)] as const] : []),
        ...(search ? [[{ zh: '名称或编码', en: 'Name or code' }, said(search)] as const] : []),
      ]
    }),
  rows: accountMoves,
  columns: [
    { key: 'code', title: { zh: '账号编码', en: 'Account code' }, kind: 'text', value: (row) => row.code },
    {
      key: 'account',
      title: { zh: '账号', en: 'Account' },
      kind: 'text',
      width: 26,
      value: (row) => row.name,
    },
    platformColumn,
    unitColumn,
    {
      key: 'before',
      title: { zh: '原得分', en: 'Score before' },
      kind: 'number',
      value: (row) => (row.before === null ? null : formatPoints(row.before)),
    },
    {
      key: 'after',
      title: { zh: '现得分', en: 'Score after' },
      kind: 'number',
      value: (row) => (row.after === null ? null : formatPoints(row.after)),
    },
    {
      key: 'causes',
      title: { zh: '变化的条目，封顶前', en: 'What differs, before caps' },
      kind: 'text',
      width: 60,
      value: (row, language) => row.causes[language],
    },
  ],
})
