import { Action } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { categoryTitle } from '@zhengmei/domain/org'
import { z } from 'zod'
import { allPages, type ExportAsk, listExport, said, wordOf } from '../../../platform/exports/index.js'
import { causesBetween } from './cause.js'
import { caused, describePair, joined, ofPair, sealedPair, storedInBoth } from './compared-pair.js'
import { listMoves, MoveSort, moveOrder, UnitChange, type UnitMoveRow } from './unit-moves.repository.js'

/** As the arguments of `RunComparison.units`, without its pages. */
const unitsAsked = z.strictObject({
  ...ofPair,
  onlyMoved: z.boolean().nullish(),
  change: wordOf(UnitChange).nullish(),
  category: z.string().max(200).nullish(),
  search: z.string().max(100).nullish(),
  sort: wordOf(MoveSort).nullish(),
  descending: z.boolean().nullish(),
})

const changes: Readonly<Record<UnitChange, Bilingual>> = {
  changed: { zh: '有变化', en: 'stands differently' },
  appeared: { zh: '新增', en: 'only after' },
  disappeared: { zh: '不再考核', en: 'only before' },
  same: { zh: '无变化', en: 'stands alike' },
}

interface ExportedUnitMove extends UnitMoveRow {
  readonly causes: Bilingual
}

async function* unitMoves(ask: ExportAsk<z.infer<typeof unitsAsked>>): AsyncGenerator<ExportedUnitMove> {
  const sealed = await sealedPair(ask)
  if (!sealed.ok) return
  const { pool, scope, parameters: asked } = ask
  const { before, after } = sealed.value
  const both = { base: before.run, run: after.run }
  const order = moveOrder(asked.sort ?? MoveSort.rank, asked.descending === true)
  for await (const page of allPages(order, (window) => listMoves(pool, both, scope, asked, order, window))) {
    const { was, is } = await storedInBoth(ask, sealed.value, page)
    for (const row of page) {
      const [own, later] = [was.get(row.unitNoBefore ?? -1), is.get(row.unitNoAfter ?? -1)]
      const causes =
        own && later
          ? causesBetween({ unit: own, rules: before.rules }, { unit: later, rules: after.rules })
          : []
      yield { ...row, causes: joined(causes.map(({ indicator, effect }) => caused(indicator, effect))) }
    }
  }
}

/** Who rose, fell, came and went between two runs, and by which clause. */
export const unitMovesExport = listExport({
  kind: 'assessment.unit-moves',
  title: { zh: '两次考核比较：单位', en: 'Two runs compared, units' },
  action: Action.readRuns,
  parameters: unitsAsked,
  describe: (ask) =>
    describePair(ask, () => {
      const { onlyMoved, change, category, search } = ask.parameters
      return [
        ...(onlyMoved ? [[{ zh: '单位', en: 'Units' }, changes.changed] as const] : []),
        ...(change ? [[{ zh: '变化', en: 'Change' }, changes[change]] as const] : []),
        ...(category ? [[{ zh: '类别', en: 'Category' }, categoryTitle(category)] as const] : []),
        ...(search ? [[{ zh: '名称或编码', en: 'Name or code' }, said(search)] as const] : []),
      ]
    }),
  rows: unitMoves,
  columns: [
    { key: 'code', title: { zh: '单位编码', en: 'Unit code' }, kind: 'text', value: (row) => row.code },
    { key: 'unit', title: { zh: '单位', en: 'Unit' }, kind: 'text', width: 30, value: (row) => row.name },
    {
      key: 'category',
      title: { zh: '类别', en: 'Category' },
      kind: 'text',
      value: (row, language) => categoryTitle(row.category)[language],
    },
    {
      key: 'change',
      title: { zh: '变化', en: 'Change' },
      kind: 'text',
      width: 10,
      value: (row, language) => changes[row.change][language],
    },
    {
      key: 'before',
      title: { zh: '原最终得分', en: 'Final before' },
      kind: 'number',
      value: (row) => row.finalBefore,
    },
    {
      key: 'after',
      title: { zh: '现最终得分', en: 'Final after' },
      kind: 'number',
      value: (row) => row.finalAfter,
    },
    {
      key: 'rankBefore',
      title: { zh: '原名次', en: 'Rank before' },
      kind: 'number',
      value: (row) => row.rankBefore,
    },
    {
      key: 'rankAfter',
      title: { zh: '现名次', en: 'Rank after' },
      kind: 'number',
      value: (row) => row.rankAfter,
    },
    {
      key: 'causes',
      title: { zh: '单位得分变化的原因', en: 'What changed the unit’s score' },
      kind: 'text',
      width: 60,
      value: (row, language) => row.causes[language],
    },
  ],
})
