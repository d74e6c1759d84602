import { describe, expect, test } from 'vitest'
import { accepted, refusalOf } from '../../test-data/accepted.js'
import { account, finding, postsExcept, unit, year2025 } from '../../test-data/facts.js'
import { inForce, suqianValues } from '../../test-data/values.js'
import { day, formatFraction, formatPoints, instant } from '../kernel/index.js'
import { annualScheme, prepareYear, type UnitFacts, type UnitScore } from './index.js'

const scheme = accepted(annualScheme(inForce(suqianValues)))
const prepared = accepted(prepareYear(scheme, year2025))
const scored = (changes: Partial<UnitFacts>): UnitScore => prepared.scoreUnit(unit(changes))

/** `indicator × occurrences points` of the lines of an account, the first one unless told. */
const linesOf = (score: UnitScore, index = 0): string[] =>
  (score.accounts[index]?.lines ?? []).map(
    (line) => `${line.indicator} ×${line.occurrences} ${formatPoints(line.points)}`,
  )
const scoresOf = (score: UnitScore): string[] => score.accounts.map((one) => formatPoints(one.score))

const typos = (occurrences: number, changes = {}) => finding({ level: 'county', occurrences, ...changes })

test('nothing wrong: 100, and 10 for having no problems', () => {
  const score = scored({})
  expect(linesOf(score)).toEqual(['bonus.pass_rate ×0 10.00'])
  expect(formatFraction(score.score)).toBe('110.00')
  expect(score).toMatchObject({ veto: null, qualified: null, lines: [] })
  expect(score.accounts[0]).toMatchObject({
    deductions: { regime: 0, operation: 0, content: 0 },
    unknowns: [],
  })
})

describe('findings', () => {
  test('of an account count for it alone, of the unit for every account', () => {
    const own = account({ findings: [typos(1)] })
    const score = scored({ accounts: [own, account({ id: 'A2' })], findings: [typos(2, { id: 'F2' })] })
    expect(linesOf(score, 0)[0]).toBe('operation.typo ×3 -6.00')
    expect(score.accounts[0]?.lines[0]?.evidence).toEqual({ kind: 'finding', keys: ['F1', 'F2'] })
    expect(linesOf(score, 1)[0]).toBe('operation.typo ×2 -4.00')
  })

  test('at most one finding of a missing regime counts; the evidence names all', () => {
    const findings = ['F2', 'F1'].map((id) => finding({ id, indicator: 'regime.no_rules', occurrences: 3 }))
    const line = scored({ findings }).accounts[0]?.lines[0]
    expect(line).toMatchObject({ occurrences: 1, points: -50_000, evidence: { keys: ['F1', 'F2'] } })
  })

  test.each([
    ['first moment of the year', '2025-01-01 00:00:00', true],
    ['last second of the year', '2025-12-31 23:59:59', true],
    ['a second before it', '2024-12-31 23:59:59', false],
    ['first moment of the next', '2026-01-01 00:00:00', false],
  ])('count by the moment they were found: %s', (_, foundAt, counts) => {
    const score = scored({ findings: [typos(1, { foundAt: instant(foundAt) })] })
    expect(linesOf(score).includes('operation.typo ×1 -2.00')).toBe(counts)
  })

  test('found the year before, notified in this one: only the rectification counts', () => {
    const late = typos(3, { foundAt: instant('2024-12-31 20:00'), notifiedAt: instant('2025-01-02 09:00') })
    expect(linesOf(scored({ findings: [late] }))[0]).toBe('operation.not_rectified ×1 -5.00')
  })

  test('notified in the next year: the rectification does not count', () => {
    const late = typos(1, { foundAt: instant('2025-12-31 20:00'), notifiedAt: instant('2026-01-01 00:00') })
    expect(linesOf(scored({ findings: [late] }))[0]).toBe('operation.typo ×1 -2.00')
  })

  test('of an indicator unknown to the book cost nothing, yet are to be rectified', () => {
    const foreign = finding({ indicator: 'other.thing', notifiedAt: instant('2025-05-14 12:00') })
    expect(linesOf(scored({ findings: [foreign] }))[0]).toBe('operation.not_rectified ×1 -5.00')
  })
})

describe('enquiries', () => {
  const late = { externalId: 'M1', receivedAt: instant('2025-05-13 10:00'), repliedAt: null }

  test('count by the moment of receipt, whatever the live span', () => {
    const before = { ...late, externalId: 'M0', receivedAt: instant('2024-12-31 23:59:59') }
    const after = { ...late, externalId: 'M2', receivedAt: instant('2026-01-01 00:00:00') }
    const own = account({ liveOn: day('2025-12-29'), originals: 2, slowEnquiries: [after, late, before] })
    expect(scored({ accounts: [own] }).accounts[0]?.lines[0]).toMatchObject({
      indicator: 'operation.late_reply',
      occurrences: 1,
      evidence: { kind: 'message', keys: ['M1'] },
    })
  })

  test('beyond the calendar a reply between the two deadlines is listed as unknown and costs nothing', () => {
    const unsure = {
      ...late,
      receivedAt: instant('2026-12-31 10:00'),
      repliedAt: instant('2027-01-01 20:00'),
    }
    const year = { year: 2026, cutoffAt: instant('2027-01-01 00:00'), enquiriesOverHours: 24 }
    const score = accepted(prepareYear(scheme, year)).scoreUnit(
      unit({ accounts: [account({ slowEnquiries: [unsure] }, 2026)] }),
    )
    expect(score.accounts[0]).toMatchObject({
      score: 1_100_000,
      unknowns: [{ indicator: 'operation.late_reply', evidence: { kind: 'message', keys: ['M1'] } }],
    })
  })

  test('facts that leave out what a rule looks at are refused', () => {
    expect(refusalOf(prepareYear(scheme, { ...year2025, enquiriesOverHours: 25 }))).toMatchObject({
      code: 'assessment/facts-too-narrow',
      field: 'annual.rule.operation.late_reply',
    })
  })
})

describe('caps and the threshold of the bonus', () => {
  test.each([
    ['34 typos, 68 points: under the cap of 70', 34, '32.00'],
    ['35 typos, 70 points: at the cap', 35, '30.00'],
    ['36 typos: over it', 36, '30.00'],
  ])('operation: %s', (_, occurrences, score) => {
    expect(scoresOf(scored({ findings: [typos(occurrences)] }))).toEqual([score])
  })

  test('all groups at their caps leave 0', () => {
    const findings = [
      finding({ id: 'R1', indicator: 'regime.no_rules' }),
      finding({ id: 'R2', indicator: 'regime.no_review_publicity' }),
      typos(50),
    ]
    const score = scored({ findings, accounts: [account({ originals: 0 })] })
    expect(scoresOf(score)).toEqual(['0.00'])
    expect(score.accounts[0]?.deductions).toEqual({ regime: 100_000, operation: 700_000, content: 200_000 })
  })

  test('a score of exactly 70 gets no bonus, 70.50 does', () => {
    const seventy = scored({ findings: [typos(15)] })
    expect(scoresOf(seventy)).toEqual(['70.00'])
    expect(linesOf(seventy)).toEqual(['operation.typo ×15 -30.00'])
    const above = scored({ findings: [typos(14)], accounts: [account({ originals: 47 })] })
    expect(linesOf(above)).toEqual([
      'operation.typo ×14 -28.00',
      'content.originals ×3 -1.50',
      'bonus.pass_rate ×0 10.00',
    ])
    expect(scoresOf(above)).toEqual(['80.50'])
  })

  test('each account of a unit has its own threshold', () => {
    const poor = account({ id: 'A2', findings: [typos(20)] })
    expect(scoresOf(scored({ accounts: [account(), poor] }))).toEqual(['110.00', '60.00'])
  })
})

describe('bonus for few problems, SQ 附2 合格率', () => {
  const problems = (occurrences: number) => ({ findings: [finding({ occurrences })] })

  test.each([
    [4, '10.00'],
    [5, '5.00'],
    [9, '5.00'],
    [10, null],
  ])('%i problems: %s', (occurrences, bonus) => {
    const line = bonus === null ? [] : [`bonus.pass_rate ×${occurrences} ${bonus}`]
    expect(linesOf(scored(problems(occurrences))).slice(1)).toEqual(line)
  })

  test('counts findings of the city alone, and none of another group', () => {
    const findings = [
      finding({ id: 'F1', occurrences: 2 }),
      finding({ id: 'F2', occurrences: 2, level: 'province' }),
      finding({ id: 'F3', occurrences: 2, level: 'county' }),
      finding({ id: 'F4', indicator: 'regime.no_rules' }),
    ]
    expect(linesOf(scored({ findings })).at(-1)).toBe('bonus.pass_rate ×2 10.00')
  })

  test('a finding on the unit is one problem however many accounts it costs, and so is its late rectification', () => {
    const open = finding({ notifiedAt: instant('2025-05-14 12:00') })
    const score = scored({
      findings: [open],
      accounts: [account(), account({ id: 'A2' }), account({ id: 'A3' })],
    })
    expect(linesOf(score, 2)).toEqual([
      'operation.typo ×1 -2.00',
      'operation.not_rectified ×1 -5.00',
      'bonus.pass_rate ×2 10.00',
    ])
  })

  test('a late rectification is a problem whatever the level and group of its finding', () => {
    const open = finding({
      indicator: 'regime.no_rules',
      level: 'province',
      notifiedAt: instant('2025-05-14 12:00'),
    })
    expect(linesOf(scored({ findings: [open] })).at(-1)).toBe('bonus.pass_rate ×1 10.00')
  })

  test('computed problems of all accounts count; missing originals and unknown weeks do not', () => {
    const silent = account({
      weekPosts: postsExcept(52, 1, { 11: 0, 12: 0, 30: 0 }),
      gaps: [{ fromOn: day('2025-07-29'), toOn: day('2025-07-30') }],
      originals: 40,
    })
    const slow = account({
      id: 'A2',
      slowEnquiries: [{ externalId: 'M1', receivedAt: instant('2025-05-13 10:00'), repliedAt: null }],
    })
    expect(linesOf(scored({ accounts: [silent, slow] })).at(-1)).toBe('bonus.pass_rate ×3 10.00')
  })
})

describe('bonus for commendations, SQ 附2 表彰表扬', () => {
  const commended = (...awards: [string, 'local' | 'superior'][]) => ({
    commendations: awards.map(([awardedOn, level]) => ({ awardedOn: day(awardedOn), level, title: '表扬' })),
  })

  test.each([
    ['local', [['2025-01-01', 'local']], '×1 5.00'],
    [
      'local twice',
      [
        ['2025-01-01', 'local'],
        ['2025-12-31', 'local'],
      ],
      '×1 5.00',
    ],
    ['superior', [['2025-12-31', 'superior']], '×1 10.00'],
    [
      'both',
      [
        ['2025-05-01', 'local'],
        ['2025-05-01', 'superior'],
      ],
      '×2 10.00',
    ],
  ] as const)('%s', (_, awards, line) => {
    expect(
      linesOf(scored(commended(...awards.map(([on, level]): [string, 'local' | 'superior'] => [on, level])))),
    ).toContain(`bonus.commendation ${line}`)
  })

  test('of another year count nothing', () => {
    const score = scored(commended(['2024-12-31', 'superior'], ['2026-01-01', 'superior']))
    expect(linesOf(score)).toEqual(['bonus.pass_rate ×0 10.00'])
  })

  test('together with few problems 20', () => {
    expect(scoresOf(scored(commended(['2025-05-01', 'superior'])))).toEqual(['120.00'])
  })
})

describe('inspections by upper levels, SQ 附2 上级抽查', () => {
  const result = (
    level: 'state' | 'province',
    inspectedOn: string,
    outcome: 'qualified' | 'unqualified' = 'unqualified',
  ) => ({
    accountId: 'A1',
    level,
    inspectedOn: day(inspectedOn),
    result: outcome,
  })

  test('one unqualified result of the state vetoes: 0, not qualified, the accounts keep their lines', () => {
    const score = scored({ inspections: [result('state', '2025-01-01')], findings: [typos(1)] })
    expect(score).toMatchObject({ veto: 'veto.state_inspection', qualified: false })
    expect(formatFraction(score.score)).toBe('0.00')
    expect(score.lines).toMatchObject([
      {
        indicator: 'veto.state_inspection',
        occurrences: 1,
        points: 0,
        evidence: { keys: ['state:2025-01-01:A1'] },
      },
    ])
    expect(linesOf(score)).toEqual(['operation.typo ×1 -2.00', 'bonus.pass_rate ×0 10.00'])
  })

  test('one of the province takes 50 from the unit, after the mean', () => {
    const score = scored({
      inspections: [result('province', '2025-12-31')],
      accounts: [account(), account({ id: 'A2', findings: [typos(20)] })],
    })
    // (110 + 60) ÷ 2 − 50
    expect(formatFraction(score.score)).toBe('35.00')
    expect(score.lines).toMatchObject([
      { indicator: 'deduct.provincial_inspection', occurrences: 1, points: -500_000 },
    ])
    expect(score.veto).toBeNull()
  })

  test('not below 0', () => {
    const score = scored({ inspections: [result('province', '2025-06-01')], findings: [typos(40)] })
    expect(formatFraction(score.score)).toBe('0.00')
    expect(score.veto).toBeNull()
  })

  test('two of the province veto, also of one account, and nothing is deducted besides', () => {
    const score = scored({
      inspections: [result('province', '2025-06-01'), result('province', '2025-06-02')],
    })
    expect(score.veto).toBe('veto.provincial_inspection')
    expect(score.lines.map((line) => line.indicator)).toEqual(['veto.provincial_inspection'])
  })

  test('under a veto of the state one result of the province deducts nothing more', () => {
    const score = scored({ inspections: [result('province', '2025-06-01'), result('state', '2025-06-02')] })
    expect(score.lines.map((line) => line.indicator)).toEqual(['veto.state_inspection'])
  })

  test('with both vetoes the first of the book is named, both are lines', () => {
    const inspections = [
      result('province', '2025-06-01'),
      result('province', '2025-06-02'),
      result('state', '2025-06-03'),
    ]
    const score = scored({ inspections })
    expect(score.veto).toBe('veto.state_inspection')
    expect(score.lines.map((line) => line.indicator)).toEqual([
      'veto.state_inspection',
      'veto.provincial_inspection',
    ])
  })

  test('qualified results and other years count nothing', () => {
    const inspections = [
      result('state', '2025-06-01', 'qualified'),
      result('state', '2024-12-31'),
      result('state', '2026-01-01'),
      result('province', '2024-12-31'),
    ]
    expect(scored({ inspections })).toMatchObject({ veto: null, lines: [] })
  })
})

test('the unit is the exact mean of its accounts', () => {
  const accounts = ['A1', 'A2', 'A3'].map((id, index) =>
    account({ id, findings: index === 0 ? [typos(1)] : [] }),
  )
  expect(scored({ accounts }).score.toFraction()).toBe('328/3')
})

test('a unit without accounts is a fault, not a score', () => {
  expect(() => scored({ accounts: [] })).toThrow(RangeError)
})

test('every rule’s verdict can be had, passes included', () => {
  const own = account({ findings: [typos(1)] })
  const verdicts = prepared
    .findingsOf(unit({ accounts: [own] }), own)
    .map((one) => [one.indicator, one.verdict])
  expect(verdicts).toHaveLength(scheme.deductions.length)
  expect(verdicts.filter(([, verdict]) => verdict !== 'pass')).toEqual([['operation.typo', 'fail']])
})
