import { Fraction, pointsPerUnit } from '../kernel/index.js'
import {
  type AccountStepKind,
  type ExplanationStep,
  explainAccount,
  explainUnit,
  type UnitStepKind,
} from './explain.js'
import type { AccountScore, RankedUnit, UnitScore } from './results.js'
import type { AnnualScheme } from './scheme.js'

/** The results of a run: its rules and, for each unit, score and rank. */
export interface RunResult {
  readonly scheme: AnnualScheme
  readonly units: Iterable<{ readonly unit: UnitScore; readonly ranked: RankedUnit }>
}

/** What changed a unit's score: a line's indicator, or a cap, floor, veto that gave back or took. */
export interface Cause {
  readonly kind: AccountStepKind | UnitStepKind
  readonly indicator: string | null
  readonly group: string | null
  /** Change of the unit's score, in points, exact. */
  readonly effect: Fraction
}

export interface Standing {
  readonly score: Fraction
  readonly final: Fraction
  readonly rank: number
  readonly veto: string | null
}

/** A unit that stands differently in two runs. */
export interface UnitMove {
  readonly code: string
  readonly category: string
  /** Null: not assessed in that run. */
  readonly before: Standing | null
  readonly after: Standing | null
  /**
   * Why the score changed, strongest first; the effects sum exactly to the change of the score. Empty when only others moved, and for
   * units that stand in one run alone.
   */
  readonly causes: readonly Cause[]
}

interface Entry {
  readonly unit: UnitScore
  readonly ranked: RankedUnit
}

/** Units whose score, final score, rank or veto differ, by code. A change of category shows as the category after. */
export function compareRuns(before: RunResult, after: RunResult): UnitMove[] {
  const was = byCode(before)
  const is = byCode(after)
  const codes = [...new Set([...was.keys(), ...is.keys()])].sort()
  return codes.flatMap((code) => {
    const move = moveOf(code, before.scheme, was.get(code), after.scheme, is.get(code))
    return move === null ? [] : [move]
  })
}

const byCode = (run: RunResult): Map<string, Entry> => {
  const entries = new Map<string, Entry>()
  for (const entry of run.units) entries.set(entry.unit.code, entry)
  return entries
}

const standingOf = ({ unit, ranked }: Entry): Standing => ({
  score: unit.score,
  final: ranked.final,
  rank: ranked.rank,
  veto: unit.veto,
})

function moveOf(
  code: string,
  schemeBefore: AnnualScheme,
  was: Entry | undefined,
  schemeAfter: AnnualScheme,
  is: Entry | undefined,
): UnitMove | null {
  const before = was === undefined ? null : standingOf(was)
  const after = is === undefined ? null : standingOf(is)
  if (before !== null && after !== null && standsAlike(before, after)) return null
  const category = (is ?? was)?.unit.category ?? ''
  if (was === undefined || is === undefined) return { code, category, before, after, causes: [] }
  return { code, category, before, after, causes: causesOf(schemeBefore, was.unit, schemeAfter, is.unit) }
}

const standsAlike = (a: Standing, b: Standing): boolean =>
  a.rank === b.rank && a.veto === b.veto && a.score.equals(b.score) && a.final.equals(b.final)

/** Which indicators changed a unit's score between two scorings, strongest first. */
export function causesOf(
  schemeBefore: AnnualScheme,
  before: UnitScore,
  schemeAfter: AnnualScheme,
  after: UnitScore,
): Cause[] {
  if (before.score.equals(after.score)) return []
  const stillCapped = unmovedGroups(schemeBefore, before, schemeAfter, after)
  const causes = new Map<string, Cause>()
  tally(causes, effectsOf(schemeAfter, after, stillCapped), 1)
  tally(causes, effectsOf(schemeBefore, before, stillCapped), -1)
  return [...causes.values()]
    .filter(({ effect }) => !effect.equals(0))
    .sort((a, b) => b.effect.abs().compare(a.effect.abs()) || (causeKey(a) < causeKey(b) ? -1 : 1))
}

const causeKey = ({ kind, indicator, group }: Cause): string => `${kind} ${indicator ?? ''} ${group ?? ''}`

function tally(causes: Map<string, Cause>, effects: readonly Cause[], sign: 1 | -1): void {
  for (const cause of effects) {
    const key = causeKey(cause)
    const effect = cause.effect.mul(sign).add(causes.get(key)?.effect ?? 0)
    causes.set(key, { ...cause, effect })
  }
}

type Skips = (accountId: string, group: string | null) => boolean

/** What every step of a unit and of its accounts adds to the unit's score. */
function effectsOf(scheme: AnnualScheme, unit: UnitScore, skips: Skips): Cause[] {
  const { accounts, share } = contributors(scheme, unit)
  const fromAccounts = accounts.flatMap((account) =>
    explainAccount(scheme, account)
      .filter(({ group }) => !skips(account.accountId, group))
      .map(({ kind, indicator, group, effect }) => ({
        kind,
        indicator,
        group,
        effect: new Fraction(effect, pointsPerUnit).div(share),
      })),
  )
  const fromUnit = explainUnit(scheme, unit)
    .filter(({ kind }) => kind !== 'accounts')
    .map(({ kind, line, effect }) => ({ kind, indicator: line?.indicator ?? null, group: null, effect }))
  return [...fromAccounts, ...fromUnit]
}

/** The accounts whose points make the unit's score, and by how much each is divided. */
function contributors(
  scheme: AnnualScheme,
  unit: UnitScore,
): { readonly accounts: readonly AccountScore[]; readonly share: number } {
  if (scheme.overAccounts === 'mean') return { accounts: unit.accounts, share: unit.accounts.length }
  if (scheme.overAccounts === 'sum') return { accounts: unit.accounts, share: 1 }
  const lowest = unit.accounts.reduce((low, account) => (account.score < low.score ? account : low))
  return { accounts: [lowest], share: 1 }
}

/**
 * Groups of an account that cost the same before and after because a cap binds: lines that changed under the cap moved nothing and
 * would only be listed against the cap's opposite correction.
 */
function unmovedGroups(
  schemeBefore: AnnualScheme,
  before: UnitScore,
  schemeAfter: AnnualScheme,
  after: UnitScore,
): Skips {
  const skipped = new Set<string>()
  const comparable =
    schemeBefore.overAccounts === schemeAfter.overAccounts &&
    schemeBefore.overAccounts !== 'minimum' &&
    before.accounts.length === after.accounts.length
  if (!comparable) return () => false
  const was = new Map(before.accounts.map((account) => [account.accountId, account]))
  for (const account of after.accounts) {
    const earlier = was.get(account.accountId)
    if (earlier === undefined) continue
    const stepsBefore = explainAccount(schemeBefore, earlier)
    const stepsAfter = explainAccount(schemeAfter, account)
    for (const group of correctedGroups([...stepsBefore, ...stepsAfter])) {
      if (effectOf(stepsBefore, group) === effectOf(stepsAfter, group))
        skipped.add(`${account.accountId} ${group}`)
    }
  }
  return (accountId, group) => group !== null && skipped.has(`${accountId} ${group}`)
}

const correctedGroups = (steps: readonly ExplanationStep[]): Set<string> =>
  new Set(steps.flatMap(({ kind, group }) => (kind !== 'line' && group !== null ? [group] : [])))

const effectOf = (steps: readonly ExplanationStep[], group: string): number =>
  steps.reduce((sum, step) => sum + (step.group === group ? step.effect : 0), 0)
