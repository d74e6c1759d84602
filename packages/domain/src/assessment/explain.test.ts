import { describe, expect, test } from 'vitest'
import { accepted } from '../../test-data/accepted.js'
import { account, finding, isWorkingDay, unit, year2025 } from '../../test-data/facts.js'
import { inForce, suqianValues } from '../../test-data/values.js'
import { day, Fraction, formatFraction, formatPoints } from '../kernel/index.js'
import { annualScheme, explainAccount, explainUnit, prepareYear, type UnitFacts } from './index.js'

const scheme = accepted(annualScheme(inForce(suqianValues)))
const prepared = accepted(prepareYear(scheme, year2025, isWorkingDay))
const typos = (occurrences: number) => finding({ level: 'county', occurrences })

function waterfall(facts: UnitFacts): string[] {
  const [scored] = prepared.scoreUnit(facts).accounts
  if (scored === undefined) throw new Error('no account')
  return explainAccount(scheme, scored).map(
    ({ kind, indicator, group, effect, after }) =>
      `${kind} ${indicator ?? group ?? ''} ${formatPoints(effect)} → ${formatPoints(after)}`,
  )
}

describe('the waterfall of an account', () => {
  test('start and bonus', () => {
    expect(waterfall(unit())).toEqual(['start  100.00 → 100.00', 'bonus_line bonus.pass_rate 10.00 → 110.00'])
  })

  test('lines by group, what a cap gives back after the lines of its group', () => {
    const facts = unit({
      findings: [typos(36), finding({ id: 'R', indicator: 'regime.no_rules' })],
      accounts: [account({ originals: 49 })],
    })
    expect(waterfall(facts)).toEqual([
      'start  100.00 → 100.00',
      'line regime.no_rules -5.00 → 95.00',
      'line operation.typo -72.00 → 23.00',
      'group_cap operation 2.00 → 25.00',
      'line content.originals -0.50 → 24.50',
    ])
  })

  test('the floor of the score, where groups have no cap', () => {
    const values = { ...suqianValues, 'annual.group.operation': {} }
    const uncapped = accepted(annualScheme(inForce(values)))
    const [scored] = accepted(prepareYear(uncapped, year2025, isWorkingDay)).scoreUnit(
      unit({ findings: [typos(60)] }),
    ).accounts
    if (scored === undefined) throw new Error('no account')
    expect(explainAccount(uncapped, scored).map(({ kind, effect }) => [kind, effect])).toEqual([
      ['start', 1_000_000],
      ['line', -1_200_000],
      ['floor', 200_000],
    ])
  })

  test('a line carries its evidence', () => {
    const [scored] = prepared.scoreUnit(unit({ findings: [typos(1)] })).accounts
    if (scored === undefined) throw new Error('no account')
    expect(explainAccount(scheme, scored)[1]).toMatchObject({
      kind: 'line',
      group: 'operation',
      line: { occurrences: 1, evidence: { kind: 'finding', keys: ['F1'] } },
    })
  })
})

describe('the way of a unit', () => {
  const inspection = {
    accountId: 'A1',
    level: 'province',
    inspectedOn: day('2025-05-01'),
    result: 'unqualified',
  } as const

  function way(facts: UnitFacts, final?: number): string[] {
    const ranked = final === undefined ? undefined : { final: new Fraction(final) }
    return explainUnit(scheme, prepared.scoreUnit(facts), ranked).map(
      ({ kind, effect, after, line }) =>
        `${kind} ${line?.indicator ?? ''} ${formatFraction(effect)} → ${formatFraction(after)}`,
    )
  }

  test('its accounts, the deduction, the normalisation', () => {
    expect(way(unit({ inspections: [inspection] }), 54)).toEqual([
      'accounts  110.00 → 110.00',
      'unit_line deduct.provincial_inspection -50.00 → 60.00',
      'normalisation  -6.00 → 54.00',
    ])
  })

  test('not below 0', () => {
    expect(way(unit({ inspections: [inspection], findings: [typos(40)] }))).toEqual([
      'accounts  30.00 → 30.00',
      'unit_line deduct.provincial_inspection -50.00 → -20.00',
      'unit_floor  20.00 → 0.00',
    ])
  })

  test('a veto replaces everything', () => {
    expect(way(unit({ inspections: [{ ...inspection, level: 'state' }, inspection] }), 0)).toEqual([
      'accounts  110.00 → 110.00',
      'veto veto.state_inspection -110.00 → 0.00',
      'normalisation  0.00 → 0.00',
    ])
  })
})
