import {
  type AccountScore,
  type AccountStepKind,
  type ExplanationStep,
  explainAccount,
  explainUnit,
  type RankedUnit,
  type ScoreLine,
  type UnitExplanationStep,
  type UnitScore,
  type UnitStepKind,
} from '@zhengmei/domain/assessment'
import {
  type Bilingual,
  type Fraction,
  formatFraction,
  formatPoints,
  type Points,
} from '@zhengmei/domain/kernel'
import type { RunRules } from '../scheme-of-run.js'
import { groupTitle, type IndicatorRow, indicatorOf } from './indicator.js'

/** What a step is; the domain's finer kinds taken together as readers see them. */
export const StepKind = {
  start: 'start',
  deduction: 'deduction',
  cap: 'cap',
  floor: 'floor',
  bonus: 'bonus',
  bonusCap: 'bonus_cap',
  accounts: 'accounts',
  unitDeduction: 'unit_deduction',
  veto: 'veto',
  normalisation: 'normalisation',
} as const
export type StepKind = (typeof StepKind)[keyof typeof StepKind]

/** A step of a waterfall in words. The effects of all steps sum exactly to the score that is shown. */
export interface StepRow {
  readonly kind: StepKind
  readonly title: Bilingual
  readonly effect: string
  readonly running: string
  readonly line: ScoreLine | null
  readonly indicator: IndicatorRow | null
  readonly note: Bilingual | null
}

const kindOf: Readonly<Record<AccountStepKind | UnitStepKind, StepKind>> = {
  start: StepKind.start,
  line: StepKind.deduction,
  indicator_cap: StepKind.cap,
  group_cap: StepKind.cap,
  part_floor: StepKind.floor,
  floor: StepKind.floor,
  bonus_line: StepKind.bonus,
  bonus_cap: StepKind.bonusCap,
  accounts: StepKind.accounts,
  unit_line: StepKind.unitDeduction,
  unit_floor: StepKind.floor,
  veto: StepKind.veto,
  normalisation: StepKind.normalisation,
}

/** From the start to an account's score. */
export function accountSteps(rules: RunRules, account: AccountScore): StepRow[] {
  return explainAccount(rules.scheme, account).map((step) => {
    const indicator = step.indicator === null ? null : indicatorOf(rules, step.indicator)
    return {
      kind: kindOf[step.kind],
      title: accountTitle(rules, step, indicator),
      effect: exactPoints(step.effect),
      running: exactPoints(step.after),
      line: step.line,
      indicator,
      note: accountNote(rules, step),
    }
  })
}

/** From the accounts to a unit's final score. Rounded where the exact number has no end; effects are differences of what is shown. */
export function unitSteps(rules: RunRules, unit: UnitScore, standing: Pick<RankedUnit, 'final'>): StepRow[] {
  let shown = 0n
  return explainUnit(rules.scheme, unit, standing).map((step) => {
    const before = shown
    shown = hundredths(step.after)
    const indicator = step.line && indicatorOf(rules, step.line.indicator)
    return {
      kind: kindOf[step.kind],
      title: unitTitle(rules, step, indicator),
      effect: decimalOf(shown - before),
      running: decimalOf(shown),
      line: step.line,
      indicator,
      note: step.kind === 'normalisation' ? normalisationNote : null,
    }
  })
}

/** Two decimals, four where weights make them. */
const exactPoints = (points: Points): string =>
  points % 100 === 0 ? formatPoints(points) : (points / 10_000).toFixed(4)

const hundredths = (value: Fraction): bigint => BigInt(formatFraction(value).replace('.', ''))

function decimalOf(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function accountTitle(rules: RunRules, step: ExplanationStep, indicator: IndicatorRow | null): Bilingual {
  const group = step.group === null ? null : groupTitle(rules, step.group)
  switch (step.kind) {
    case 'start':
      return { zh: '起评分', en: 'Start' }
    case 'indicator_cap':
      return { zh: `${indicator?.title.zh}：扣分封顶`, en: `${indicator?.title.en}: capped` }
    case 'group_cap':
      return { zh: `${group?.zh}：扣分封顶`, en: `${group?.en}: capped` }
    case 'part_floor':
      return { zh: `${group?.zh}：不低于 0 分`, en: `${group?.en}: not below 0` }
    case 'floor':
      return { zh: '不低于 0 分', en: 'Not below 0' }
    case 'bonus_cap':
      return { zh: '加分封顶', en: 'Bonus capped' }
    case 'line':
    case 'bonus_line':
      return indicator?.title ?? unnamed
  }
}

function accountNote(rules: RunRules, step: ExplanationStep): Bilingual | null {
  if (step.kind === 'group_cap') {
    const cap = rules.scheme.groups.find((group) => group.name === step.group)?.cap
    if (cap == null) return null
    return {
      zh: `该部分最多扣 ${formatPoints(cap)} 分`,
      en: `this part takes at most ${formatPoints(cap)} points`,
    }
  }
  if (step.kind === 'bonus_cap' && rules.scheme.bonus) {
    const most = formatPoints(rules.scheme.bonus.atMost)
    return { zh: `加分合计不超过 ${most} 分`, en: `bonuses together are at most ${most} points` }
  }
  if (step.kind === 'bonus_line' && rules.scheme.bonus) {
    const above = formatPoints(rules.scheme.bonus.onlyAbove)
    return {
      zh: `扣分后得分高于 ${above} 分的账号才加分`,
      en: `only for a score above ${above} after deductions`,
    }
  }
  return null
}

const unnamed: Bilingual = { zh: '其他', en: 'Other' }

const overAccountsTitle: Readonly<Record<RunRules['scheme']['overAccounts'], Bilingual>> = {
  mean: { zh: '各账号得分的平均', en: 'Mean of its accounts' },
  sum: { zh: '各账号得分之和', en: 'Sum of its accounts' },
  minimum: { zh: '得分最低的账号', en: 'Lowest of its accounts' },
}

const normalisationNote: Bilingual = {
  zh: '最终得分 = 本单位得分 ÷ 同类单位最高得分 × 100',
  en: 'final = unit score ÷ best unit score of the category × 100',
}

function unitTitle(rules: RunRules, step: UnitExplanationStep, indicator: IndicatorRow | null): Bilingual {
  switch (step.kind) {
    case 'accounts':
      return overAccountsTitle[rules.scheme.overAccounts]
    case 'unit_floor':
      return { zh: '不低于 0 分', en: 'Not below 0' }
    case 'normalisation':
      return { zh: '按同类最高分折算', en: 'Normalised by the best of the category' }
    case 'unit_line':
    case 'veto':
      return indicator?.title ?? unnamed
  }
}
