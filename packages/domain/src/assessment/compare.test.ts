import { describe, expect, test } from 'vitest'
import { accepted } from '../../test-data/accepted.js'
import { account, finding, isWorkingDay, unit, year2025 } from '../../test-data/facts.js'
import { inForce, suqianValues } from '../../test-data/values.js'
import { day, formatFraction } from '../kernel/index.js'
import {
  annualScheme,
  compareRuns,
  prepareYear,
  type RunResult,
  rankUnits,
  type UnitFacts,
  type UnitMove,
} from './index.js'

function runOf(units: readonly UnitFacts[], changes: Readonly<Record<string, unknown>> = {}): RunResult {
  const scheme = accepted(annualScheme(inForce({ ...suqianValues, ...changes })))
  const prepared = accepted(prepareYear(scheme, year2025, isWorkingDay))
  const scored = units.map((facts) => prepared.scoreUnit(facts))
  const ranked = rankUnits(scheme, scored)
  return {
    scheme,
    units: scored.map((one) => {
      const rank = ranked.find((candidate) => candidate.code === one.code)
      if (rank === undefined) throw new Error(`${one.code} has no rank`)
      return { unit: one, ranked: rank }
    }),
  }
}

const shown = (moves: readonly UnitMove[]) =>
  moves.map(({ code, before, after, causes }) => ({
    code,
    score: [before, after].map((standing) => standing && formatFraction(standing.score)),
    rank: [before?.rank, after?.rank],
    causes: causes.map(
      ({ kind, indicator, group, effect }) => `${kind} ${indicator ?? group ?? ''} ${formatFraction(effect)}`,
    ),
  }))

const typo = (points: number) => ({
  'annual.rule.operation.typo': { kind: 'finding', group: 'operation', points },
})
const typos = (occurrences: number) => finding({ level: 'county', occurrences })

const clean = unit({ code: 'A', accounts: [account({ originals: 40 })] })
const typing = unit({
  code: 'B',
  accounts: [account({ findings: [typos(2)] }), account({ id: 'A2' })],
})

test('nobody moved', () => {
  expect(compareRuns(runOf([clean, typing]), runOf([typing, clean]))).toEqual([])
})

test('who moved, and which indicator moved them by how much', () => {
  // A: 100 − 5 + 10. B: two accounts, one with two typos: mean of 96 + 10 and 110; with 6 points a typo mean of 88 + 10 and 110.
  expect(shown(compareRuns(runOf([clean, typing]), runOf([clean, typing], typo(6))))).toEqual([
    { code: 'A', score: ['105.00', '105.00'], rank: [2, 1], causes: [] },
    { code: 'B', score: ['108.00', '104.00'], rank: [1, 2], causes: ['line operation.typo -4.00'] },
  ])
})

test('a change under a cap that still binds is no cause', () => {
  const capped = unit({ code: 'C', accounts: [account({ originals: 40, findings: [typos(40)] })] })
  const dearer = { ...typo(3), 'annual.group.content': { cap: 2 } }
  expect(shown(compareRuns(runOf([capped]), runOf([capped], dearer)))).toEqual([
    { code: 'C', score: ['25.00', '28.00'], rank: [1, 1], causes: ['group_cap content 3.00'] },
  ])
})

test('a cap that begins to bind is a cause beside the lines', () => {
  const nearly = unit({ code: 'C', accounts: [account({ findings: [typos(30)] })] })
  expect(shown(compareRuns(runOf([nearly]), runOf([nearly], typo(3))))).toEqual([
    {
      code: 'C',
      score: ['40.00', '30.00'],
      rank: [1, 1],
      causes: ['line operation.typo -30.00', 'group_cap operation 20.00'],
    },
  ])
})

test('a bonus won or lost is a cause', () => {
  const edge = unit({ code: 'C', accounts: [account({ findings: [typos(15)] })] })
  // 70, no bonus; with 1 point a typo 85 and 10 for few problems.
  expect(shown(compareRuns(runOf([edge]), runOf([edge], typo(1))))[0]?.causes).toEqual([
    'line operation.typo 15.00',
    'bonus_line bonus.pass_rate 10.00',
  ])
})

describe('what concerns the unit itself', () => {
  const inspected = unit({
    code: 'C',
    inspections: ['2025-05-01', '2025-05-02'].map((inspectedOn) => ({
      accountId: 'A1',
      level: 'province',
      inspectedOn: day(inspectedOn),
      result: 'unqualified',
    })),
  })

  test('a veto lifted', () => {
    const milder = {
      'annual.rule.veto.provincial_inspection': {
        kind: 'upper_inspection_veto',
        level: 'province',
        atLeast: 3,
      },
    }
    expect(shown(compareRuns(runOf([inspected]), runOf([inspected], milder)))).toEqual([
      {
        code: 'C',
        score: ['0.00', '110.00'],
        rank: [1, 1],
        causes: ['veto veto.provincial_inspection 110.00'],
      },
    ])
  })

  test('under a veto that stays nothing else moves', () => {
    expect(compareRuns(runOf([inspected]), runOf([inspected], typo(9)))).toEqual([])
  })
})

test('the lowest account as the unit: its lines are the causes', () => {
  const minimum = { 'annual.over_accounts': 'minimum' }
  expect(
    shown(compareRuns(runOf([typing], minimum), runOf([typing], { ...minimum, ...typo(3) })))[0]?.causes,
  ).toEqual(['line operation.typo -2.00'])
})

describe('a group still capped is shown when it weighs otherwise than before', () => {
  const capped = account({ findings: [typos(40)] })

  test('another account is the lowest', () => {
    const poor = unit({ code: 'C', accounts: [capped, account({ id: 'A2', originals: 0 })] })
    const minimum = { 'annual.over_accounts': 'minimum' }
    const dearer = {
      'annual.group.content': { cap: 80 },
      'annual.rule.content.originals': {
        ...(suqianValues['annual.rule.content.originals'] as object),
        points: 2,
      },
    }
    // 30 of the first account, then 20 of the second.
    expect(
      shown(compareRuns(runOf([poor], minimum), runOf([poor], { ...minimum, ...dearer })))[0]?.causes,
    ).toEqual([
      'line content.originals -100.00',
      'line operation.typo 80.00',
      'group_cap content 20.00',
      'group_cap operation -10.00',
    ])
  })

  test('the sum instead of the mean', () => {
    const two = unit({ code: 'C', accounts: [capped, { ...capped, id: 'A2' }] })
    expect(
      shown(compareRuns(runOf([two]), runOf([two], { 'annual.over_accounts': 'sum' })))[0]?.causes,
    ).toEqual(['start  100.00', 'line operation.typo -80.00', 'group_cap operation 10.00'])
  })

  test('one account more', () => {
    const one = unit({ code: 'C', accounts: [capped] })
    const two = unit({ code: 'C', accounts: [capped, account({ id: 'A2' })] })
    // 30, then the mean of 30 and 110.
    expect(shown(compareRuns(runOf([one]), runOf([two])))[0]?.causes).toEqual([
      'line operation.typo 40.00',
      'bonus_line bonus.pass_rate 5.00',
      'group_cap operation -5.00',
    ])
  })
})

test('a unit that stands in one run alone', () => {
  expect(shown(compareRuns(runOf([clean]), runOf([clean, typing])))).toEqual([
    { code: 'A', score: ['105.00', '105.00'], rank: [1, 2], causes: [] },
    { code: 'B', score: [null, '108.00'], rank: [undefined, 1], causes: [] },
  ])
})
