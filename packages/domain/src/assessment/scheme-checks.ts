import { type Result, refuse } from '../kernel/index.js'
import type { AnnualRule } from '../rulebook/index.js'
import { platformTwice } from './platforms.js'
import type { AnnualSettings, NamedRule, SchemeGroup } from './scheme-values.js'

type Refused = Result<never>

/** What no single value can show: whether the values of a book fit together. Null when they do. */
export function checkScheme(
  settings: AnnualSettings,
  groups: readonly SchemeGroup[],
  rules: readonly NamedRule[],
): Refused | null {
  const noRules = 'assessment/no-rules'
  if (rules.length === 0)
    return refuse(noRules, { zh: '规则没有任何考核指标', en: 'the rulebook states no annual rule' })
  const weights = checkWeights(settings.parts, groups)
  if (weights !== null) return weights
  const names = new Set(groups.map((group) => group.name))
  for (const [indicator, rule] of rules) {
    const refusal = checkRule(rule, `annual.rule.${indicator}`, names, settings)
    if (refusal !== null) return refusal
  }
  return null
}

function checkWeights(parts: 'sum' | 'weighted', groups: readonly SchemeGroup[]): Refused | null {
  const code = 'assessment/weights'
  if (parts === 'sum') {
    const weightedGroup = groups.find((group) => group.weightPercent !== null)
    if (weightedGroup === undefined) return null
    const message = { zh: '分项不加权，却给了权重', en: 'the parts are summed, yet a weight is given' }
    return refuse(code, message, `annual.group.${weightedGroup.name}`)
  }
  const bare = groups.find((group) => group.weightPercent === null)
  if (bare !== undefined) {
    return refuse(
      code,
      { zh: '分项加权，缺少权重', en: 'the parts are weighted, this one has no weight' },
      `annual.group.${bare.name}`,
    )
  }
  const total = groups.reduce((sum, group) => sum + (group.weightPercent ?? 0), 0)
  if (total === 100) return null
  return refuse(
    code,
    { zh: `权重合计 ${total}%，应为 100%`, en: `the weights sum to ${total} %, not 100 %` },
    'annual.parts',
  )
}

function checkRule(
  rule: AnnualRule,
  key: string,
  groups: ReadonlySet<string>,
  settings: AnnualSettings,
): Refused | null {
  if ('group' in rule && !groups.has(rule.group)) {
    const message = { zh: `没有名为 ${rule.group} 的分项`, en: `there is no group ${rule.group}` }
    return refuse('assessment/group-unknown', message, key)
  }
  if (rule.kind === 'cadence') return platformTwice(rule.minimums, key)
  if (rule.kind !== 'few_problems_bonus' && rule.kind !== 'commendation_bonus') return null
  if (settings.bonus === null) {
    const message = { zh: '有加分指标，缺少 annual.bonus', en: 'there is a bonus rule, but no annual.bonus' }
    return refuse('assessment/value-missing', message, 'annual.bonus')
  }
  return rule.kind === 'few_problems_bonus' ? checkSteps(rule, key) : null
}

function checkSteps(rule: Extract<AnnualRule, { kind: 'few_problems_bonus' }>, key: string): Refused | null {
  const disordered = rule.steps.some(
    (step, index) => step.fewerThan <= (rule.steps[index - 1]?.fewerThan ?? 0),
  )
  if (!disordered) return null
  const message = { zh: '各档问题数应从小到大', en: 'the steps must ascend by number of problems' }
  return refuse('assessment/steps-disordered', message, key)
}
