import { Action } from '@zhengmei/domain/identity'
import { formatInstant, formatPoints, type Instant, type Points } from '@zhengmei/domain/kernel'
import { categoryTitle } from '@zhengmei/domain/org'
import { documentExport } from '../../../platform/exports/index.js'
import { countChanges } from '../comparison/unit-moves.repository.js'
import { indicatorOf } from '../explain/indicator.js'
import {
  describeRun,
  editionWords,
  kindTitles,
  ofRun,
  type RunAsk,
  sealedRunOf,
} from '../export/sealed-run.js'
import { type CategoryRow, categoriesOf } from '../results.repository.js'
import {
  bestOfCategories,
  commendations,
  heaviestProblems,
  rankMoves,
  unqualifiedUnits,
  yearBefore,
} from './bulletin.repository.js'
import { type BulletinFigures, composeBulletin } from './compose.js'
import { setInType } from './set-in-type.js'

/** A paper, not a database: longer lists stand in the workbook. */
const most = { ranked: 300, unqualified: 200, problems: 8, movers: 5 }

/** The bulletin (通报) of a sealed run, as an official paper. It is in Chinese in either language of the console. */
export const runBulletin = documentExport({
  kind: 'assessment.bulletin',
  title: { zh: '考核通报', en: 'Bulletin of an assessment' },
  action: Action.readRuns,
  parameters: ofRun,
  formats: ['docx'],
  describe: (ask) =>
    describeRun(ask, ({ run, scopeName }) => ({
      zh: `${scopeName}${run.year}年度考核通报`,
      en: `${scopeName} ${run.year} bulletin`,
    })),
  async write(ask, file, { facts, onProgress }) {
    const figures = await figuresOf(ask, facts.at)
    onProgress(1, 2)
    const bytes = await setInType(composeBulletin(figures))
    await new Promise<void>((resolve, reject) =>
      file.write(bytes, (fault) => (fault ? reject(fault) : resolve())),
    )
    onProgress(2, 2)
  },
})

async function figuresOf(ask: RunAsk, at: Date): Promise<BulletinFigures> {
  const sealed = await sealedRunOf(ask)
  if (!sealed.ok) throw new Error(sealed.refusal.message.en)
  const { run, rules, scopeName } = sealed.value
  const { pool, scope } = ask
  const categories = await categoriesOf(pool, run, scope)
  const placed = Map.groupBy(await bestOfCategories(pool, run, scope, most.ranked), (unit) => unit.category)
  const clauseOf = (key: string) => {
    const { title, source } = indicatorOf(rules, key)
    return { title: title.zh, clause: source ? `${source.documentShortName} ${source.clause}` : '—' }
  }
  const levels: Readonly<Record<string, string>> = { local: '本级', superior: '上级' }
  return {
    scope: scopeName,
    year: run.year,
    rulebook: editionWords(sealed.value).zh,
    cutoff: dayWords(run.cutoffAt - 1),
    units: run.unitsTotal ?? 0,
    accounts: run.accountsTotal ?? 0,
    lines: run.lines,
    unknowns: run.unknowns,
    notFinal: run.kind === 'official' ? null : kindTitles[run.kind].zh,
    superseded: run.supersededBy !== null,
    categories: categories.map((category) => ({
      ...category,
      title: categoryTitle(category.category).zh,
      ranking: (placed.get(category.category) ?? []).map(({ rank, name, accounts, score, final }) => ({
        rank,
        unit: name,
        accounts,
        score,
        final,
      })),
    })),
    commendations: (await commendations(pool, run, scope)).map((each) => ({
      ...each,
      level: levels[each.level] ?? each.level,
    })),
    unqualified: (await unqualifiedUnits(pool, run, scope, most.unqualified)).map((unit) => ({
      unit: unit.name,
      category: categoryTitle(unit.category).zh,
      score: unit.score,
      veto: unit.veto === null ? null : clauseOf(unit.veto),
    })),
    problems: (await heaviestProblems(pool, run, scope, most.problems)).map((problem) => ({
      item: clauseOf(problem.indicator).title,
      clause: clauseOf(problem.indicator).clause,
      accounts: problem.accounts,
      times: problem.occurrences,
      points: formatPoints(problem.points),
    })),
    trend: await trendOf(ask, run, categories),
    seal: {
      run: run.id,
      rulebookDigest: run.rulebookDigest ?? '',
      resultDigest: run.resultDigest ?? '',
      calendar: run.calendarVersion ?? '',
    },
    signedOn: dayWords(at.getTime()),
  }
}

async function trendOf(
  { pool, scope }: RunAsk,
  run: Parameters<typeof yearBefore>[1],
  categories: readonly CategoryRow[],
): Promise<BulletinFigures['trend']> {
  const base = await yearBefore(pool, run)
  if (base === null) return null
  const { appeared, disappeared } = await countChanges(pool, { base, run }, scope)
  const moves = await rankMoves(pool, { base, run }, scope, most.movers)
  const means = new Map((await categoriesOf(pool, base, scope)).map((each) => [each.category, each.mean]))
  return {
    year: base.year,
    rose: moves.rose,
    fell: moves.fell,
    appeared,
    disappeared,
    categories: categories.flatMap(({ category, mean }) => {
      const before = means.get(category)
      if (before == null || mean === null) return []
      return [
        { category: categoryTitle(category).zh, before, after: mean, change: changeWords(before, mean) },
      ]
    }),
    best: moves.best.map(({ name, before, after }) => ({ unit: name, before, after })),
  }
}

/** Exact: scores are said in hundredths. */
function changeWords(before: string, after: string): string {
  const change = Math.round(Number(after) * 100) - Math.round(Number(before) * 100)
  if (change === 0) return '持平'
  return `${change > 0 ? '上升' : '下降'}${formatPoints((Math.abs(change) * 100) as Points)}分`
}

/** `2025年12月31日`. */
function dayWords(at: number): string {
  const [year, month, day] = formatInstant(at as Instant)
    .slice(0, 10)
    .split('-')
    .map(Number)
  return `${year}年${month}月${day}日`
}
