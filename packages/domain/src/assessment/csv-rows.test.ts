import { expect, test } from 'vitest'
import { accepted } from '../../test-data/accepted.js'
import { account, finding, isWorkingDay, postsExcept, unit, year2025 } from '../../test-data/facts.js'
import { otherCity } from '../../test-data/other-city.js'
import { inForce, suqianValues } from '../../test-data/values.js'
import { day, Fraction } from '../kernel/index.js'
import {
  accountRows,
  accountsHeader,
  annualScheme,
  evidenceText,
  lineRows,
  prepareYear,
  unitRow,
  unknownRows,
} from './index.js'

const scheme = accepted(annualScheme(inForce(suqianValues)))
const prepared = accepted(prepareYear(scheme, year2025, isWorkingDay))

const inspected = (count: number) =>
  ['2025-05-02', '2025-05-01'].slice(0, count).map((on) => ({
    accountId: 'A1',
    level: 'province' as const,
    inspectedOn: day(on),
    result: 'unqualified' as const,
  }))

const messy = unit({
  accounts: [
    account({
      id: 'B',
      weekPosts: postsExcept(52, 1, { 6: 0 }),
      gaps: [{ fromOn: day('2025-02-12'), toOn: day('2025-02-12') }],
    }),
    account({
      id: 'A',
      weekPosts: postsExcept(52, 1, { 6: 0, 8: 0 }),
      findings: [finding({ level: 'county' })],
    }),
  ],
  inspections: inspected(1),
})

test('numbers have two decimals, accounts and indicators are sorted, a unit’s own lines come first', () => {
  const scored = prepared.scoreUnit(messy)
  expect(accountRows(scheme, scored)).toEqual([
    ['A', 'U1', '0.00', '12.00', '0.00', '10.00', '98.00'],
    ['B', 'U1', '0.00', '0.00', '0.00', '10.00', '110.00'],
  ])
  expect(lineRows(scored)).toEqual([
    ['', 'U1', 'deduct.provincial_inspection', '1', '-50.00', 'inspection:province:2025-05-02:A1'],
    ['A', 'U1', 'bonus.pass_rate', '2', '10.00', 'problems:2'],
    ['A', 'U1', 'operation.typo', '1', '-2.00', 'F1'],
    ['A', 'U1', 'operation.weekly_update', '2', '-10.00', 'week:2025-W07;week:2025-W09'],
    ['B', 'U1', 'bonus.pass_rate', '2', '10.00', 'problems:2'],
  ])
  expect(unknownRows(scored)).toEqual([['B', 'U1', 'operation.weekly_update', 'week:2025-W07']])
  expect(unitRow(scored, { final: new Fraction(1, 3), rank: 4 })).toEqual([
    'U1',
    'county',
    '',
    '2',
    '54.00',
    '0.33',
    '4',
  ])
})

test('a vetoed unit names its veto in its row and has no line for it; its accounts keep theirs', () => {
  const scored = prepared.scoreUnit({ ...messy, inspections: inspected(2) })
  expect(unitRow(scored, { final: new Fraction(0), rank: 9 })).toEqual([
    'U1',
    'county',
    'veto.provincial_inspection',
    '2',
    '0.00',
    '0.00',
    '9',
  ])
  expect(lineRows(scored)).toHaveLength(4)
})

test('another book has other columns', () => {
  expect(accountsHeader(accepted(annualScheme(otherCity())))).toEqual([
    'account_id',
    'org_code',
    'deduction_duty',
    'deduction_posts',
    'bonus',
    'score',
  ])
})

test('evidence as text', () => {
  expect(evidenceText({ kind: 'finding', keys: ['F1', 'F2'] })).toBe('F1;F2')
  expect(evidenceText({ kind: 'message', keys: ['M1', 'M2'] })).toBe('message:M1;message:M2')
  expect(evidenceText({ kind: 'originals', keys: ['42/50'] })).toBe('originals:42/50')
  expect(evidenceText({ kind: 'month', keys: [] })).toBe('')
})
