import { describe, expect, test } from 'vitest'
import { account, finding } from '../../../test-data/facts.js'
import { linesOf, scored } from '../../../test-data/scored.js'
import { day, formatFraction } from '../../kernel/index.js'

const typos = (occurrences: number) => finding({ level: 'county', occurrences })

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
