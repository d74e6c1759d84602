import type { Bilingual, Result } from '@zhengmei/domain/kernel'
import { ok } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import type { ExportAsk, ExportDescription } from '../../../platform/exports/index.js'
import type { IndicatorRow } from '../explain/indicator.js'
import { editionWords, kindTitles, type SealedRun, sealedRunOf } from '../export/sealed-run.js'
import { readStoredUnits, type StoredUnit } from '../score/stored-scores.js'

/** Which two runs: `beforeId` is what `runId` is compared with. */
export const ofPair = { runId: z.uuid(), beforeId: z.uuid() }

/** Two runs that are compared, as an export asks for them. */
export type PairAsk = ExportAsk<{ readonly runId: string; readonly beforeId: string }>

/** Both of them, sealed. */
export interface SealedPair {
  readonly before: SealedRun
  readonly after: SealedRun
}

/** @returns refusal `assessment/no-such-run` where one of them isn't sealed, isn't there or isn't the reader's. */
export async function sealedPair(ask: PairAsk): Promise<Result<SealedPair>> {
  const { runId, beforeId } = ask.parameters
  const before = await sealedRunOf({ ...ask, parameters: { runId: beforeId } })
  if (!before.ok) return before
  const after = await sealedRunOf({ ...ask, parameters: { runId } })
  return after.ok ? ok({ before: before.value, after: after.value }) : after
}

const runWords = ({ run, scopeName }: SealedRun): Bilingual => ({
  zh: `${scopeName}${run.year}年${kindTitles[run.kind].zh}（${run.id}）`,
  en: `${scopeName} ${run.year} ${kindTitles[run.kind].en} (${run.id})`,
})

/** What a list is narrowed by, in words. */
export type Filter = readonly [Bilingual, Bilingual]

/** What a list of two runs says of itself: which they are, by which editions, narrowed by what. */
export async function describePair(
  ask: PairAsk,
  filters: (sealed: SealedPair) => readonly Filter[],
): Promise<Result<ExportDescription>> {
  const sealed = await sealedPair(ask)
  if (!sealed.ok) return sealed
  const { before, after } = sealed.value
  return ok({
    filters: [
      [{ zh: '原', en: 'Before' }, runWords(before)],
      [{ zh: '原所依据的制度', en: 'Edition before' }, editionWords(before)],
      [{ zh: '现', en: 'After' }, runWords(after)],
      ...filters(sealed.value),
    ],
    rulebook: editionWords(after),
  })
}

/** A change of points with what it is by and the clause that says so. */
export const caused = (indicator: IndicatorRow, effect: string): Bilingual => {
  const clause = indicator.source ? `${indicator.source.documentShortName} ${indicator.source.clause}` : ''
  const signed = effect.startsWith('-') ? effect : `+${effect}`
  return {
    zh: `${indicator.title.zh} ${signed}${clause && `（${clause}）`}`,
    en: `${indicator.title.en} ${signed}${clause && ` (${clause})`}`,
  }
}

/** One text of several. */
export const joined = (parts: readonly Bilingual[]): Bilingual => ({
  zh: parts.map(({ zh }) => zh).join('；'),
  en: parts.map(({ en }) => en).join('; '),
})

/** What was stored of the units of a page in both runs, by the numbers that they have in each. */
export async function storedInBoth(
  { pool }: PairAsk,
  { before, after }: SealedPair,
  page: readonly { readonly unitNoBefore: number | null; readonly unitNoAfter: number | null }[],
): Promise<{
  readonly was: ReadonlyMap<number, StoredUnit>
  readonly is: ReadonlyMap<number, StoredUnit>
}> {
  const stored = async ({ run }: SealedRun, unitNos: readonly (number | null)[]) => {
    const wanted = [...new Set(unitNos)].filter((no) => no !== null)
    return new Map((await readStoredUnits(pool, run.no, wanted)).map((unit) => [unit.unitNo, unit]))
  }
  return {
    was: await stored(
      before,
      page.map(({ unitNoBefore }) => unitNoBefore),
    ),
    is: await stored(
      after,
      page.map(({ unitNoAfter }) => unitNoAfter),
    ),
  }
}
