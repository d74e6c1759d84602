import { ok, type Points, points, type Result } from '../kernel/index.js'
import { type AnnualRule, annualRuleSchema, annualSettingSchemas, groupSchema } from '../rulebook/index.js'
import { readValue, readValues, type ValuesInForce } from './read-value.js'

export const rulePrefix = 'annual.rule.'
const groupPrefix = 'annual.group.'

/** A part of the score and what bounds it. */
export interface SchemeGroup {
  readonly name: string
  /** The most the group takes; null = no cap. */
  readonly cap: Points | null
  /** Weight of the part; null when parts are summed. */
  readonly weightPercent: number | null
}

/** The values that shape the assessment as a whole, as books write them: points in decimals. */
export interface AnnualSettings {
  readonly start: number
  readonly vetoMark: number
  readonly parts: 'sum' | 'weighted'
  readonly overAccounts: 'mean' | 'sum' | 'minimum'
  readonly normalisation: 'best_of_category' | 'none'
  readonly bonus: { onlyAbove: number; atMost: number } | null
  readonly unqualifiedBelow: number | null
}

/** A rule with the indicator it judges. */
export type NamedRule = readonly [indicator: string, rule: AnnualRule]

/** Refusals of this file: `assessment/value-missing`, `assessment/value-invalid`, the field being the key. */
export function readSettings(book: ValuesInForce): Result<AnnualSettings> {
  const start = readValue(book, 'annual.start', annualSettingSchemas['annual.start'])
  if (!start.ok) return start
  const vetoMark = readValue(book, 'annual.veto_mark', annualSettingSchemas['annual.veto_mark'])
  if (!vetoMark.ok) return vetoMark
  const parts = readValue(book, 'annual.parts', annualSettingSchemas['annual.parts'])
  if (!parts.ok) return parts
  const overAccounts = readValue(book, 'annual.over_accounts', annualSettingSchemas['annual.over_accounts'])
  if (!overAccounts.ok) return overAccounts
  const normalisation = readValue(book, 'annual.normalisation', annualSettingSchemas['annual.normalisation'])
  if (!normalisation.ok) return normalisation
  const bonus = readBonus(book)
  if (!bonus.ok) return bonus
  const unqualified = readValue(
    book,
    'annual.unqualified_below',
    annualSettingSchemas['annual.unqualified_below'],
  )
  if (!unqualified.ok) return unqualified
  return ok({
    start: start.value,
    vetoMark: vetoMark.value,
    parts: parts.value,
    overAccounts: overAccounts.value,
    normalisation: normalisation.value,
    bonus: bonus.value,
    unqualifiedBelow: unqualified.value,
  })
}

/** A book without a bonus may leave its setting out; the checks refuse bonus rules without it. */
function readBonus(book: ValuesInForce): Result<AnnualSettings['bonus']> {
  if (!book.values.has('annual.bonus')) return ok(null)
  return readValue(book, 'annual.bonus', annualSettingSchemas['annual.bonus'])
}

export function readGroups(book: ValuesInForce): Result<SchemeGroup[]> {
  const groups = readValues(book, groupPrefix, groupSchema)
  if (!groups.ok) return groups
  return ok(
    groups.value.map(([name, { cap, weightPercent }]) => ({
      name,
      cap: optionalPoints(cap),
      weightPercent: weightPercent ?? null,
    })),
  )
}

export const readRules = (book: ValuesInForce): Result<NamedRule[]> =>
  readValues(book, rulePrefix, annualRuleSchema)

export const optionalPoints = (value: number | undefined): Points | null =>
  value === undefined ? null : points(value)
