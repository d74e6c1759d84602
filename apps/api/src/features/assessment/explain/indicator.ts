import { ruleKeyOf } from '@zhengmei/domain/assessment'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { type SourceRow, sourceRow, titleOf } from '../../rulebook/index.js'
import type { RunRules } from '../scheme-of-run.js'

/** What a line is about: its title and the clause it stands on. */
export interface IndicatorRow {
  readonly key: string
  readonly title: Bilingual
  /** Null when the book states no rule for it. */
  readonly source: SourceRow | null
}

/** An indicator as the rules of a run state it. */
export function indicatorOf(rules: RunRules, key: string): IndicatorRow {
  const ruleKey = ruleKeyOf(key)
  const stated = rules.effective.values.get(ruleKey)
  if (!stated) return { key, title: { zh: key, en: key }, source: null }
  return {
    key,
    title: titleOf(ruleKey, stated.statement),
    source: sourceRow(stated.statement.source, stated.edition),
  }
}

/** What a group of rules is called. */
export function groupTitle(rules: RunRules, group: string): Bilingual {
  const key = `annual.group.${group}`
  return titleOf(key, rules.effective.values.get(key)?.statement)
}
