import { type Bilingual, formatInstant, ok, type Result } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import type { ExportAsk, ExportDescription } from '../../../platform/exports/index.js'
import { noSuchRun } from '../refusals.js'
import type { Run } from '../run.js'
import { findRun, isVisibleFrom } from '../run.repository.js'
import { type RunRules, rulesOf } from '../scheme-of-run.js'

/** What is asked of an export of a run. */
export const ofRun = z.strictObject({ runId: z.uuid() })
export type RunAsk = ExportAsk<z.infer<typeof ofRun>>

/** A sealed run with its rules and the name of its scope. */
export interface SealedRun {
  readonly run: Run
  readonly rules: RunRules
  readonly scopeName: string
}

/** @returns refusal `assessment/no-such-run` for a run that isn't sealed, isn't there or isn't the reader's. */
export async function sealedRunOf({ pool, scope, parameters }: RunAsk): Promise<Result<SealedRun>> {
  const run = await findRun(pool, parameters.runId)
  if (run === null || run.state !== 'sealed' || !isVisibleFrom(scope, run)) return noSuchRun('parameters')
  const rules = await rulesOf(pool, run)
  if (!rules.ok) return rules
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM named_org($1)', [run.scopeOrgId])
  return ok({ run, rules: rules.value, scopeName: rows[0]?.name ?? '' })
}

/** What a run is for, as its documents say it. */
export const kindTitles: Readonly<Record<Run['kind'], Bilingual>> = {
  trial: { zh: '试算', en: 'trial run' },
  official: { zh: '正式考核', en: 'official run' },
  what_if: { zh: '假设推演', en: 'what-if' },
}

const same = (text: string): Bilingual => ({ zh: text, en: text })

/** The edition a run was scored by, in words. */
export function editionWords({ run, rules }: SealedRun): Bilingual {
  const edition = rules.effective.editions.find((each) => each.id === run.editionId)
  const title = edition?.title ?? same(run.editionId)
  const changed = run.changes.length
  return {
    zh: `${title.zh} 第 ${run.editionVersion} 版${changed > 0 ? `（改动 ${changed} 处）` : ''}`,
    en: `${title.en}, edition ${run.editionVersion}${changed > 0 ? ` (${changed} values changed)` : ''}`,
  }
}

/** What a run was sealed with, for the sheet 导出说明: by these anybody finds it again and can recompute it. */
export const runFacts = ({ run, scopeName }: SealedRun): readonly (readonly [Bilingual, Bilingual])[] => [
  [
    { zh: '考核', en: 'Run' },
    { zh: `${run.year} 年${kindTitles[run.kind].zh}`, en: `${kindTitles[run.kind].en} of ${run.year}` },
  ],
  [{ zh: '考核范围', en: 'Scope of the run' }, same(scopeName)],
  [{ zh: '考核编号', en: 'Id of the run' }, same(run.id)],
  [{ zh: '是否已被取代', en: 'Superseded' }, superseded(run)],
  [{ zh: '事实截止（不含）', en: 'Facts up to, exclusive' }, same(formatInstant(run.cutoffAt))],
  [{ zh: '日历版本', en: 'Calendar' }, same(run.calendarVersion ?? '')],
  [{ zh: '计分程序', en: 'Engine' }, same(run.engineVersion ?? '')],
  [{ zh: '规则摘要', en: 'Digest of the rules' }, same(run.rulebookDigest ?? '')],
  [{ zh: '事实摘要', en: 'Digest of the facts' }, same(run.factsDigest ?? '')],
  [{ zh: '结果摘要', en: 'Digest of the results' }, same(run.resultDigest ?? '')],
]

const superseded = (run: Run): Bilingual =>
  run.supersededBy === null
    ? { zh: '否', en: 'no' }
    : { zh: `是，被 ${run.supersededBy} 取代`, en: `yes, by ${run.supersededBy}` }

/** Describes the export of a run: file name and edition. */
export async function describeRun(
  ask: RunAsk,
  name: (sealed: SealedRun) => Bilingual,
): Promise<Result<ExportDescription>> {
  const sealed = await sealedRunOf(ask)
  if (!sealed.ok) return sealed
  return ok({ name: name(sealed.value), filters: [], rulebook: editionWords(sealed.value) })
}
