import { type AnnualScheme, annualScheme, type PreparedYear, prepareYear } from '@zhengmei/domain/assessment'
import type { WorkCalendar } from '@zhengmei/domain/calendar'
import { lastDayOfYear, type Result, refuse } from '@zhengmei/domain/kernel'
import { type EffectiveRulebook, type Layer, overlay, stack } from '@zhengmei/domain/rulebook'
import type { ClientBase, Pool } from 'pg'
import { digestOf, findEdition } from '../rulebook/index.js'
import type { RuleChange, Run, RunLayer } from './run.js'

/** The rules a run is scored by: the stacked editions and its changes, as of the last day of its year. */
export interface RunRules {
  readonly effective: EffectiveRulebook
  readonly scheme: AnnualScheme
  /** SHA-256 of all of it, hexadecimal. */
  readonly digest: string
}

/**
 * Puts the rules of a year together.
 *
 * @returns refusals of the scheme (`assessment/value-missing` …) and `rulebook/edition-changed` when an edition isn't what
 *   it was when the run was requested.
 */
export async function rulesOf(
  connection: Pool | ClientBase,
  asked: {
    readonly layers: readonly RunLayer[]
    readonly changes: readonly RuleChange[]
    readonly year: number
  },
): Promise<Result<RunRules>> {
  const layers: Layer[] = []
  for (const layer of asked.layers) {
    const published = await findEdition(connection, layer.id, layer.version)
    if (published?.digest !== layer.digest) return changed(layer)
    layers.push({ ...layer, edition: published.edition } as Layer)
  }
  if (asked.changes.length > 0) {
    const top = overlay(asked.changes, stack(layers, lastDayOfYear(asked.year)))
    if (!top.ok) return top
    layers.push({ edition: top.value })
  }
  const effective = stack(layers, lastDayOfYear(asked.year))
  const scheme = annualScheme(effective)
  if (!scheme.ok) return scheme
  const digest = digestOf({ layers: asked.layers.map((layer) => layer.digest), changes: asked.changes })
  return { ok: true, value: { effective, scheme: scheme.value, digest } }
}

const changed = (layer: RunLayer) =>
  refuse('rulebook/edition-changed', {
    zh: `规则 ${layer.id} 第 ${layer.version} 版与申请考核时不同`,
    en: `rulebook ${layer.id} version ${layer.version} is not what it was when the run was requested`,
  })

/** The scorer of a run, by the calendar the run is computed with. */
export const prepareRun = (
  rules: RunRules,
  run: Pick<Run, 'year' | 'cutoffAt' | 'enquiriesOverHours'>,
  calendar: WorkCalendar,
): Result<PreparedYear> => {
  const { year, cutoffAt, enquiriesOverHours } = run
  return prepareYear(rules.scheme, { year, cutoffAt, enquiriesOverHours }, calendar.isWorkingDay)
}
