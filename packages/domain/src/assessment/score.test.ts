import { describe, expect, test } from 'vitest'
import { accepted, refusalOf } from '../../test-data/accepted.js'
import { account, finding, isWorkingDay, unit, year2025 } from '../../test-data/facts.js'
import { linesOf, suqian2025 as prepared, scored, scoresOf } from '../../test-data/scored.js'
import { day, formatFraction, instant } from '../kernel/index.js'
import { prepareYear } from './index.js'

const { scheme } = prepared

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

/** Moments at the edges of 2025, and whether they lie in it. */
const edgesOfTheYear: [string, string, boolean][] = [
  ['first moment of the year', '2025-01-01 00:00:00', true],
  ['last second of the year', '2025-12-31 23:59:59', true],
  ['a second before it', '2024-12-31 23:59:59', false],
  ['first moment of the next', '2026-01-01 00:00:00', false],
]

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

  test.each(edgesOfTheYear)('count by the moment they were found: %s', (_, foundAt, counts) => {
    const score = scored({ findings: [typos(1, { foundAt: instant(foundAt) })] })
    expect(linesOf(score).includes('operation.typo ×1 -2.00')).toBe(counts)
  })

  test.each(edgesOfTheYear)('rectified late count by the moment of notice: %s', (_, notified, counts) => {
    const notifiedAt = instant(notified)
    const late = typos(1, { foundAt: notifiedAt, notifiedAt, rectifiedAt: instant('2026-02-01 09:00') })
    expect(linesOf(scored({ findings: [late] })).includes('operation.not_rectified ×1 -5.00')).toBe(counts)
  })

  test('found the year before, notified in this one: only the rectification counts', () => {
    const late = typos(3, { foundAt: instant('2024-12-31 20:00'), notifiedAt: instant('2025-01-02 09:00') })
    expect(linesOf(scored({ findings: [late] }))[0]).toBe('operation.not_rectified ×1 -5.00')
  })

  test('of an indicator unknown to the book cost nothing, yet are to be rectified', () => {
    const foreign = finding({ indicator: 'other.thing', notifiedAt: instant('2025-05-14 12:00') })
    expect(linesOf(scored({ findings: [foreign] }))[0]).toBe('operation.not_rectified ×1 -5.00')
  })
})

describe('enquiries', () => {
  const late = { externalId: 'M1', receivedAt: instant('2025-05-13 10:00'), repliedAt: null }

  test.each(edgesOfTheYear)('replied late count by the moment of receipt: %s', (_, receivedAt, counts) => {
    const one = { ...late, receivedAt: instant(receivedAt), repliedAt: instant('2026-02-01 09:00') }
    const score = scored({ accounts: [account({ slowEnquiries: [one] })] })
    expect(linesOf(score).includes('operation.late_reply ×1 -5.00')).toBe(counts)
  })

  test('count whatever the live span', () => {
    const own = account({ liveOn: day('2025-12-29'), originals: 2, slowEnquiries: [late] })
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
    const score = accepted(prepareYear(scheme, year, isWorkingDay)).scoreUnit(
      unit({ accounts: [account({ slowEnquiries: [unsure] }, 2026)] }),
    )
    expect(score.accounts[0]).toMatchObject({
      score: 1_100_000,
      unknowns: [{ indicator: 'operation.late_reply', evidence: { kind: 'message', keys: ['M1'] } }],
    })
  })

  test('facts that leave out what a rule looks at are refused', () => {
    expect(
      refusalOf(prepareYear(scheme, { ...year2025, enquiriesOverHours: 25 }, isWorkingDay)),
    ).toMatchObject({
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
