import { type Cause, compareRuns, type UnitScore } from '@zhengmei/domain/assessment'
import { formatFraction } from '@zhengmei/domain/kernel'
import { groupTitle, type IndicatorRow, indicatorOf } from '../explain/indicator.js'
import type { RunRules } from '../scheme-of-run.js'
import type { StoredUnit } from '../score/stored-scores.js'

/** What an indicator changed, in words. */
export interface CauseRow {
  readonly indicator: IndicatorRow
  readonly accounts: number
  readonly effect: string
}

/** A unit's result and the rules it was scored by. */
export interface Side {
  readonly unit: StoredUnit
  readonly rules: RunRules
}

/** Why a unit's score differs between two runs, strongest first; sums to the change of its score. */
export function causesBetween(before: Side, after: Side): CauseRow[] {
  const [compared] = compareRuns(
    { scheme: before.rules.scheme, units: [entry(before.unit)] },
    { scheme: after.rules.scheme, units: [entry(after.unit)] },
  )
  return (compared?.causes ?? []).map((cause) => ({
    indicator: causeTitle(after.rules, cause),
    accounts: concerned(cause, before.unit.score, after.unit.score),
    effect: formatFraction(cause.effect),
  }))
}

const entry = ({ score, standing }: StoredUnit) => ({
  unit: score,
  ranked: {
    code: score.code,
    category: score.category,
    rank: standing?.rank ?? 0,
    final: standing?.final ?? score.score,
  },
})

/** A cap or floor has no indicator of its own: it is named after what it bounds. */
function causeTitle(rules: RunRules, cause: Cause): IndicatorRow {
  if (cause.indicator !== null && !cause.kind.endsWith('_cap')) return indicatorOf(rules, cause.indicator)
  const about =
    cause.indicator !== null
      ? indicatorOf(rules, cause.indicator).title
      : cause.group && groupTitle(rules, cause.group)
  const { zh, en } = boundTitles[cause.kind] ?? { zh: '其他', en: 'other' }
  const key = [cause.kind, cause.indicator ?? cause.group].filter(Boolean).join('.')
  return {
    key,
    title: about ? { zh: `${about.zh}：${zh}`, en: `${about.en}: ${en}` } : { zh, en },
    source: null,
  }
}

const boundTitles: Readonly<Partial<Record<Cause['kind'], { zh: string; en: string }>>> = {
  start: { zh: '起评分', en: 'start' },
  indicator_cap: { zh: '扣分封顶', en: 'capped' },
  group_cap: { zh: '扣分封顶', en: 'capped' },
  part_floor: { zh: '不低于 0 分', en: 'not below 0' },
  floor: { zh: '不低于 0 分', en: 'not below 0' },
  bonus_cap: { zh: '加分封顶', en: 'bonus capped' },
  unit_floor: { zh: '不低于 0 分', en: 'not below 0' },
}

/** Accounts whose points by the cause's indicator differ. */
function concerned(cause: Cause, before: UnitScore, after: UnitScore): number {
  const pointsOf = (unit: UnitScore) =>
    new Map(
      unit.accounts.map((account) => [
        account.accountId,
        account.lines.find((line) => line.indicator === cause.indicator)?.points ?? 0,
      ]),
    )
  if (cause.indicator === null) return after.accounts.length
  const was = pointsOf(before)
  return [...pointsOf(after)].filter(([account, points]) => was.get(account) !== points).length
}
