import { type AnnualRule, annualRuleSchema, groupSchema } from './annual-rules.js'
import type { EditionProblem } from './problems.js'
import type { RulebookEdition, Statement } from './schema.js'

/** A statement with the path under which a problem of it is reported. */
interface Placed {
  readonly statement: Statement
  readonly path: string
}

interface PlacedRule {
  readonly rule: AnnualRule
  readonly path: string
}

const problem = (path: string, code: string, zh: string, en: string): EditionProblem => ({
  path,
  code,
  message: { zh, en },
})

/** What the statements of an edition must be to each other, beyond each being right by itself. */
export function crossChecks(edition: RulebookEdition): EditionProblem[] {
  const placed = edition.statements.map((statement, index) => ({ statement, path: `statements[${index}]` }))
  const rules = placed.flatMap(({ statement, path }): PlacedRule[] => {
    if (!statement.key.startsWith('annual.rule.')) return []
    const rule = annualRuleSchema.safeParse(statement.value)
    return rule.success ? [{ rule: rule.data, path: `${path}.value` }] : []
  })
  return [
    ...periods(edition, placed),
    ...overlaps(placed),
    ...groups(placed, rules),
    ...weights(placed),
    ...rules.flatMap(shapeOfRule),
  ]
}

function periods(edition: RulebookEdition, placed: readonly Placed[]): EditionProblem[] {
  const dated = [
    { dates: edition, path: '' },
    ...placed.map(({ statement, path }) => ({ dates: statement, path: `${path}.` })),
  ]
  return dated
    .filter(({ dates }) => dates.effectiveTo !== undefined && dates.effectiveTo <= dates.effectiveFrom)
    .map(({ path }) =>
      problem(
        `${path}effectiveTo`,
        'rulebook/empty-period',
        '失效日期须晚于生效日期',
        'Must lie after effectiveFrom',
      ),
    )
}

/** Two statements of one key may follow each other, not hold at once. */
function overlaps(placed: readonly Placed[]): EditionProblem[] {
  return placed.flatMap(({ statement, path }, index) => {
    const earlier = placed
      .slice(0, index)
      .find(({ statement: other }) => other.key === statement.key && overlap(other, statement))
    if (!earlier) return []
    const where = `${earlier.path}.key`
    return [
      problem(
        `${path}.key`,
        'rulebook/stated-twice',
        `与 ${where} 同时生效`,
        `Holds at the same time as ${where}`,
      ),
    ]
  })
}

function overlap(a: Statement, b: Statement): boolean {
  const [first, second] = a.effectiveFrom <= b.effectiveFrom ? [a, b] : [b, a]
  return first.effectiveTo === undefined || first.effectiveTo > second.effectiveFrom
}

/** An edition that states where scores start is an assessment of its own; one that only changes rules leans on the groups below it. */
function groups(placed: readonly Placed[], rules: readonly PlacedRule[]): EditionProblem[] {
  if (!placed.some(({ statement }) => statement.key === 'annual.start')) return []
  const stated = new Set(placed.map(({ statement }) => statement.key))
  return rules.flatMap(({ rule, path }) =>
    'group' in rule && !stated.has(`annual.group.${rule.group}`)
      ? [
          problem(
            `${path}.group`,
            'rulebook/unknown-group',
            `没有扣分组 ${rule.group}`,
            `No annual.group.${rule.group} is stated`,
          ),
        ]
      : [],
  )
}

function weights(placed: readonly Placed[]): EditionProblem[] {
  const parts = placed.find(({ statement }) => statement.key === 'annual.parts')?.statement.value
  if (parts === undefined) return []
  const weighed = placed.flatMap(({ statement, path }) => {
    if (!statement.key.startsWith('annual.group.')) return []
    const group = groupSchema.safeParse(statement.value)
    return group.success ? [{ percent: group.data.weightPercent, path: `${path}.value.weightPercent` }] : []
  })
  if (parts !== 'weighted') {
    return weighed
      .filter(({ percent }) => percent !== undefined)
      .map(({ path }) =>
        problem(
          path,
          'rulebook/weight-unused',
          '分项不加权时不得有权重',
          'Parts are not weighted, so no weight may stand here',
        ),
      )
  }
  const missing = weighed
    .filter(({ percent }) => percent === undefined)
    .map(({ path }) =>
      problem(
        path,
        'rulebook/weight-missing',
        '加权时每组须有权重',
        'Parts are weighted, so every group needs a weight',
      ),
    )
  const sum = weighed.reduce((total, { percent }) => total + (percent ?? 0), 0)
  return missing.length > 0 || sum === 100
    ? missing
    : [
        problem(
          'statements',
          'rulebook/weights-sum',
          `各组权重之和为 ${sum}，应为 100`,
          `Weights of the groups sum to ${sum}, not 100`,
        ),
      ]
}

function shapeOfRule({ rule, path }: PlacedRule): EditionProblem[] {
  switch (rule.kind) {
    case 'few_problems_bonus':
      return rule.steps.flatMap((step, index) => {
        const before = rule.steps[index - 1]
        return before && (step.fewerThan <= before.fewerThan || step.points >= before.points)
          ? [
              problem(
                `${path}.steps[${index}]`,
                'rulebook/steps-unordered',
                '各档须按问题数递增、加分递减排列',
                'Steps must go from fewer problems and more points to more problems and fewer points',
              ),
            ]
          : []
      })
    case 'cadence': {
      const platforms = rule.minimums.flatMap((minimum) => minimum.platforms ?? ['*'])
      return new Set(platforms).size === platforms.length
        ? []
        : [
            problem(
              `${path}.minimums`,
              'rulebook/platform-twice',
              '同一平台只能有一个频次',
              'A platform may stand in one entry only',
            ),
          ]
    }
    case 'late_reply':
      return rule.hoursTouchingNonWorkingDay >= rule.hours
        ? []
        : [
            problem(
              `${path}.hoursTouchingNonWorkingDay`,
              'rulebook/hours-shrink',
              '非工作日时限不得短于平日时限',
              'Must not be shorter than on working days',
            ),
          ]
    default:
      return []
  }
}
