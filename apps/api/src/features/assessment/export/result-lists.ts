import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, formatPoints, ok, type Result } from '@zhengmei/domain/kernel'
import { categoryTitle } from '@zhengmei/domain/org'
import { z } from 'zod'
import {
  allPages,
  type ExportAsk,
  type ExportDescription,
  listExport,
  said,
  wordOf,
} from '../../../platform/exports/index.js'
import { indicatorOf } from '../explain/indicator.js'
import { AccountResultSort, orderOfAccounts, RankingSort, rankingOrder } from '../result-orders.js'
import {
  type AccountResultRow,
  listAccountResults,
  listRanking,
  type UnitResultRow,
} from '../results.repository.js'
import { platformColumn, unitColumn } from './name-columns.js'
import { type NamedAccount, type NamedUnit, namedAccounts, namedUnits } from './names.js'
import { describeRun, kindTitles, type SealedRun, sealedRunOf } from './sealed-run.js'
import { takenBy } from './taken.js'

const score = z.string().regex(/^-?\d{1,6}(\.\d{1,4})?$/)

/** As the arguments of `ranking`, without its pages. */
const rankingAsked = z.strictObject({
  runId: z.uuid(),
  category: z.string().max(200).nullish(),
  search: z.string().max(100).nullish(),
  vetoed: z.boolean().nullish(),
  scoreFrom: score.nullish(),
  scoreBelow: score.nullish(),
  indicator: z.string().max(200).nullish(),
  sort: wordOf(RankingSort).nullish(),
  descending: z.boolean().nullish(),
})

/** As the arguments of `accountResults`, without its pages. */
const accountsAsked = z.strictObject({
  runId: z.uuid(),
  search: z.string().max(100).nullish(),
  indicator: z.string().max(200).nullish(),
  sort: wordOf(AccountResultSort).nullish(),
  group: z.string().max(200).nullish(),
  descending: z.boolean().nullish(),
})

type Filter = readonly [Bilingual, Bilingual]
/** What both lists are narrowed by, in words. */
const narrowed = (
  { rules }: SealedRun,
  asked: { readonly search?: string | null | undefined; readonly indicator?: string | null | undefined },
): Filter[] => [
  ...(asked.search ? [[{ zh: '名称或编码', en: 'Name or code' }, said(asked.search)] as const] : []),
  ...(asked.indicator
    ? [[{ zh: '计分指标', en: 'Clause' }, indicatorOf(rules, asked.indicator).title] as const]
    : []),
]

/** What a list of a run says of itself: which run, by which edition, narrowed by what. */
async function described<Asked extends { readonly runId: string }>(
  ask: ExportAsk<Asked>,
  what: Bilingual,
  filters: (sealed: SealedRun) => readonly Filter[],
): Promise<Result<ExportDescription>> {
  const description = await describeRun(ask, ({ run, scopeName }) => ({
    zh: `${scopeName}${run.year}年${kindTitles[run.kind].zh}${what.zh}`,
    en: `${scopeName} ${run.year} ${kindTitles[run.kind].en} ${what.en}`,
  }))
  const sealed = await sealedRunOf(ask)
  if (!description.ok) return description
  return sealed.ok ? ok({ ...description.value, filters: filters(sealed.value) }) : sealed
}

interface RankedUnit extends UnitResultRow {
  readonly unit: NamedUnit
  readonly vetoTitle: Bilingual | null
}

async function* rankedUnits(ask: ExportAsk<z.infer<typeof rankingAsked>>): AsyncGenerator<RankedUnit> {
  const sealed = await sealedRunOf(ask)
  if (!sealed.ok) return
  const { pool, scope, parameters: asked } = ask
  const { run, rules } = sealed.value
  const order = rankingOrder(asked.sort ?? RankingSort.rank, asked.descending === true)
  for await (const page of allPages(order, (window) => listRanking(pool, run, scope, asked, order, window))) {
    const names = await namedUnits(
      pool,
      page.map(({ orgId }) => orgId),
    )
    for (const row of page)
      yield {
        ...row,
        unit: names(row.orgId),
        vetoTitle: row.veto === null ? null : indicatorOf(rules, row.veto).title,
      }
  }
}

/** The ranking of a run as it is filtered and ordered on the screen. */
export const rankingExport = listExport({
  kind: 'assessment.ranking',
  title: { zh: '考核排名', en: 'Ranking' },
  action: Action.readRuns,
  parameters: rankingAsked,
  describe: (ask) =>
    described(ask, { zh: '排名', en: 'ranking' }, (sealed) => {
      const { category, vetoed, scoreFrom, scoreBelow } = ask.parameters
      return [
        ...(category ? [[{ zh: '类别', en: 'Category' }, categoryTitle(category)] as const] : []),
        ...narrowed(sealed, ask.parameters),
        ...(vetoed == null ? [] : [[{ zh: '一票否决', en: 'Vetoed' }, vetoed ? yes : no] as const]),
        ...(scoreFrom == null && scoreBelow == null
          ? []
          : [
              [
                { zh: '最终得分（不含上限）', en: 'Final score, upper bound exclusive' },
                said(`${scoreFrom ?? ''} – ${scoreBelow ?? ''}`),
              ] as const,
            ]),
      ]
    }),
  rows: rankedUnits,
  columns: [
    {
      key: 'category',
      title: { zh: '类别', en: 'Category' },
      kind: 'text',
      value: (row, language) => categoryTitle(row.category)[language],
    },
    { key: 'rank', title: { zh: '名次', en: 'Rank' }, kind: 'number', value: (row) => row.rank },
    { key: 'code', title: { zh: '单位编码', en: 'Unit code' }, kind: 'text', value: (row) => row.unit.code },
    unitColumn,
    {
      key: 'accounts',
      title: { zh: '账号数', en: 'Accounts' },
      kind: 'number',
      value: (row) => row.accountCount,
    },
    {
      key: 'unitScore',
      title: { zh: '单位得分', en: 'Unit score' },
      kind: 'number',
      value: (row) => row.unitScore,
    },
    {
      key: 'final',
      title: { zh: '最终得分', en: 'Final score' },
      kind: 'number',
      value: (row) => row.finalScore,
    },
    {
      key: 'veto',
      title: { zh: '否决项', en: 'Veto' },
      kind: 'text',
      width: 26,
      value: (row, language) => row.vetoTitle?.[language] ?? null,
    },
  ],
})

const yes: Bilingual = { zh: '是', en: 'yes' }
const no: Bilingual = { zh: '否', en: 'no' }

interface ScoredAccount extends AccountResultRow {
  readonly account: NamedAccount
  readonly unit: NamedUnit
  /** What each part of the rules cost, where it cost something. */
  readonly taken: Bilingual
}

async function* scoredAccounts(ask: ExportAsk<z.infer<typeof accountsAsked>>): AsyncGenerator<ScoredAccount> {
  const sealed = await sealedRunOf(ask)
  if (!sealed.ok) return
  const { pool, scope, parameters: asked } = ask
  const { run, rules } = sealed.value
  const order = await orderOfAccounts(pool, run, asked)
  const pages = allPages(order, (window) => listAccountResults(pool, run, scope, asked, order, window))
  for await (const page of pages) {
    const units = await namedUnits(
      pool,
      page.map(({ orgId }) => orgId),
    )
    const accounts = await namedAccounts(
      pool,
      page.map(({ accountId }) => accountId),
    )
    for (const row of page) {
      yield {
        ...row,
        unit: units(row.orgId),
        account: accounts(row.accountId),
        taken: takenBy(rules, row.deductions),
      }
    }
  }
}

/** The accounts of a run as they are filtered and ordered on the screen; by clause they are in the workbook of the run. */
export const accountResultsExport = listExport({
  kind: 'assessment.accounts',
  title: { zh: '考核账号', en: 'Accounts of a run' },
  action: Action.readRuns,
  parameters: accountsAsked,
  describe: (ask) =>
    described(ask, { zh: '账号', en: 'accounts' }, (sealed) => narrowed(sealed, ask.parameters)),
  rows: scoredAccounts,
  columns: [
    { key: 'code', title: { zh: '账号编码', en: 'Account code' }, kind: 'text', value: (row) => row.code },
    {
      key: 'account',
      title: { zh: '账号', en: 'Account' },
      kind: 'text',
      width: 26,
      value: (row) => row.account.name,
    },
    platformColumn,
    {
      key: 'unitCode',
      title: { zh: '单位编码', en: 'Unit code' },
      kind: 'text',
      value: (row) => row.unit.code,
    },
    unitColumn,
    {
      key: 'deductions',
      title: { zh: '各部分扣分', en: 'Taken by part of the rules' },
      kind: 'text',
      width: 40,
      value: (row, language) => row.taken[language],
    },
    {
      key: 'bonus',
      title: { zh: '加分', en: 'Bonus' },
      kind: 'number',
      value: (row) => formatPoints(row.bonus),
    },
    {
      key: 'score',
      title: { zh: '得分', en: 'Score' },
      kind: 'number',
      value: (row) => formatPoints(row.score),
    },
  ],
})
