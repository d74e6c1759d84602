import type { ValuesInForce } from '../src/assessment/scheme.js'

/** Plain values by key, as a stack of rulebooks would have them in force. */
export const inForce = (values: Readonly<Record<string, unknown>>): ValuesInForce => ({
  values: new Map(Object.entries(values).map(([key, value]) => [key, { statement: { value } }])),
})

/** The values of SQ 附2, for tests that change one of them. */
export const suqianValues: Readonly<Record<string, unknown>> = {
  'annual.start': 100,
  'annual.veto_mark': 0,
  'annual.parts': 'sum',
  'annual.over_accounts': 'mean',
  'annual.normalisation': 'best_of_category',
  'annual.bonus': { onlyAbove: 70, atMost: 20 },
  'annual.unqualified_below': null,
  'annual.group.regime': { cap: 10 },
  'annual.group.operation': { cap: 70 },
  'annual.group.content': { cap: 20 },
  'annual.rule.veto.state_inspection': { kind: 'upper_inspection_veto', level: 'state', atLeast: 1 },
  'annual.rule.veto.provincial_inspection': { kind: 'upper_inspection_veto', level: 'province', atLeast: 2 },
  'annual.rule.deduct.provincial_inspection': {
    kind: 'upper_inspection_deduction',
    level: 'province',
    exactly: 1,
    points: 50,
  },
  'annual.rule.regime.no_rules': { kind: 'finding', group: 'regime', points: 5, atMost: 1 },
  'annual.rule.regime.no_review_publicity': { kind: 'finding', group: 'regime', points: 5, atMost: 1 },
  'annual.rule.operation.requirement_not_met': { kind: 'finding', group: 'operation', points: 10 },
  'annual.rule.operation.veto_issue': { kind: 'finding', group: 'operation', points: 20 },
  'annual.rule.operation.weekly_update': {
    kind: 'cadence',
    group: 'operation',
    points: 5,
    minimums: [
      { per: 'week', posts: 1 },
      { platforms: ['wechat_service'], per: 'month', posts: 4 },
    ],
  },
  'annual.rule.operation.late_reply': {
    kind: 'late_reply',
    group: 'operation',
    points: 5,
    messageKind: 'policy_enquiry',
    hours: 24,
    hoursTouchingNonWorkingDay: 48,
  },
  'annual.rule.operation.typo': { kind: 'finding', group: 'operation', points: 2 },
  'annual.rule.operation.filing_or_function': { kind: 'finding', group: 'operation', points: 5 },
  'annual.rule.operation.not_rectified': {
    kind: 'late_rectification',
    group: 'operation',
    points: 5,
    workingDays: 1,
  },
  'annual.rule.content.originals': {
    kind: 'shortfall',
    group: 'content',
    points: 0.5,
    measure: 'originals',
    target: 50,
    proportional: true,
  },
  'annual.rule.bonus.pass_rate': {
    kind: 'few_problems_bonus',
    group: 'operation',
    foundBy: 'city',
    steps: [
      { fewerThan: 5, points: 10 },
      { fewerThan: 10, points: 5 },
    ],
  },
  'annual.rule.bonus.commendation': {
    kind: 'commendation_bonus',
    points: { local: 5, superior: 10 },
    atMost: 10,
  },
}
