import { describe, expect, test } from 'vitest'
import { accepted, refusalOf } from '../../test-data/accepted.js'
import { inForce, suqianValues } from '../../test-data/values.js'
import { annualScheme } from './index.js'

/** The refusal of the book SQ with some values changed; `undefined` takes a value out. */
function refusedWith(changes: Readonly<Record<string, unknown>>) {
  const values = Object.entries({ ...suqianValues, ...changes }).filter(([, value]) => value !== undefined)
  const { code, field } = refusalOf(annualScheme(inForce(Object.fromEntries(values))))
  return [code, field]
}

const changed = (key: string, change: object) => ({ [key]: { ...(suqianValues[key] as object), ...change } })

test('the built-in book compiles, points as whole ten-thousandths, in the order of the book', () => {
  const scheme = accepted(annualScheme(inForce(suqianValues)))
  expect(scheme).toMatchObject({
    start: 1_000_000,
    vetoMark: 0,
    parts: 'sum',
    overAccounts: 'mean',
    normalisation: 'best_of_category',
    bonus: { onlyAbove: 700_000, atMost: 200_000 },
    unqualifiedBelow: null,
    groups: [
      { name: 'regime', cap: 100_000, weightPercent: null },
      { name: 'operation', cap: 700_000, weightPercent: null },
      { name: 'content', cap: 200_000, weightPercent: null },
    ],
  })
  expect(scheme.deductions.find((rule) => rule.indicator === 'content.originals')).toMatchObject({
    kind: 'shortfall',
    group: 2,
    points: 5000,
    cap: null,
  })
  expect(scheme.vetoes.map((rule) => rule.indicator)).toEqual([
    'veto.state_inspection',
    'veto.provincial_inspection',
  ])
})

describe('a value missing', () => {
  test.each([
    'annual.start',
    'annual.veto_mark',
    'annual.parts',
    'annual.over_accounts',
    'annual.normalisation',
    'annual.bonus',
    'annual.unqualified_below',
  ])('%s', (key) => {
    expect(refusedWith({ [key]: undefined })).toEqual(['assessment/value-missing', key])
  })

  test('a book without bonus rules needs no annual.bonus', () => {
    const values = Object.entries(suqianValues).filter(([key]) => !/bonus/.test(key))
    expect(accepted(annualScheme(inForce(Object.fromEntries(values)))).bonus).toBeNull()
  })

  test('a book without annual rules', () => {
    const values = Object.entries(suqianValues).filter(([key]) => !key.startsWith('annual.rule.'))
    expect(refusalOf(annualScheme(inForce(Object.fromEntries(values)))).code).toBe('assessment/no-rules')
    expect(refusalOf(annualScheme(inForce({}))).code).toBe('assessment/value-missing')
  })
})

describe('a value invalid', () => {
  test.each([
    ['annual.start', 'a hundred'],
    ['annual.parts', 'product'],
    ['annual.bonus', { onlyAbove: 70 }],
    ['annual.group.content', { cap: -1 }],
    ['annual.rule.operation.typo', { kind: 'typo' }],
    ['annual.rule.operation.typo', { kind: 'finding', group: 'operation', points: 0.001 }],
  ])('%s: %j', (key, value) => {
    expect(refusedWith({ [key]: value })).toEqual(['assessment/value-invalid', key])
  })
})

describe('values that do not fit together', () => {
  const typo = 'annual.rule.operation.typo'
  const cadence = 'annual.rule.operation.weekly_update'

  test('a group that the book does not have', () => {
    expect(refusedWith(changed(typo, { group: 'spelling' }))).toEqual(['assessment/group-unknown', typo])
    const bonus = 'annual.rule.bonus.pass_rate'
    expect(refusedWith(changed(bonus, { group: 'spelling' }))).toEqual(['assessment/group-unknown', bonus])
  })

  test('weights: one missing, a sum other than 100, some where parts are summed', () => {
    const weights = (regime?: number, operation?: number, content?: number) => ({
      ...changed('annual.group.regime', { weightPercent: regime }),
      ...changed('annual.group.operation', { weightPercent: operation }),
      ...changed('annual.group.content', { weightPercent: content }),
    })
    const weighted = { 'annual.parts': 'weighted' }
    expect(refusedWith({ ...weighted, ...weights(10, 70) })).toEqual([
      'assessment/weights',
      'annual.group.content',
    ])
    expect(refusedWith({ ...weighted, ...weights(10, 70, 21) })).toEqual([
      'assessment/weights',
      'annual.parts',
    ])
    expect(refusedWith(weights(10))).toEqual(['assessment/weights', 'annual.group.regime'])
    const values = inForce({ ...suqianValues, ...weighted, ...weights(10, 70, 20) })
    expect(accepted(annualScheme(values)).groups.map((group) => group.weightPercent)).toEqual([10, 70, 20])
  })

  test('a platform, or all others, given twice', () => {
    const week = { per: 'week', posts: 1 }
    const twice = changed(cadence, {
      minimums: [
        { ...week, platforms: ['weibo', 'app'] },
        { ...week, platforms: ['app'] },
      ],
    })
    expect(refusedWith(twice)).toEqual(['assessment/cadence-ambiguous', cadence])
    expect(refusedWith(changed(cadence, { minimums: [week, week] }))).toEqual([
      'assessment/cadence-ambiguous',
      cadence,
    ])
  })

  test('steps of the bonus that do not ascend', () => {
    const key = 'annual.rule.bonus.pass_rate'
    const steps = [
      { fewerThan: 10, points: 5 },
      { fewerThan: 10, points: 10 },
    ]
    expect(refusedWith(changed(key, { steps }))).toEqual(['assessment/steps-disordered', key])
  })
})
