import { expect, test } from 'vitest'
import { indicatorKeys } from './index.js'

test.each([
  'regime.no_rules',
  'operation.typo',
  'operation.weekly_update',
  'operation.not_rectified',
  'content.originals',
  'inspection.state_secret',
  'inspection.excess_personal_data',
])('a finding may name %s', (indicator) => {
  expect(indicatorKeys().has(indicator)).toBe(true)
})

test.each([
  'veto.state_inspection',
  'deduct.provincial_inspection',
  'bonus.pass_rate',
  'annual.rule.operation.typo',
  'operation',
  'operation.typos',
  '',
])('a finding may not name %s', (indicator) => {
  expect(indicatorKeys().has(indicator)).toBe(false)
})
