import { describe, expect, it } from 'vitest'
import { mustBeWhole } from './yield.js'

describe('a way that has not done the work', () => {
  const size = { accounts: 10, units: 6 }
  it.each([
    ['no account', { accounts: 0, units: 0, lines: 0 }],
    ['an account less', { accounts: 9, units: 6, lines: 3 }],
    ['a unit less', { accounts: 10, units: 5, lines: 3 }],
    ['no line', { accounts: 10, units: 6, lines: 0 }],
  ])('is not measured: %s', (_, found) =>
    expect(() => mustBeWhole('rollups', size, found)).toThrow(/^rollups assessed/),
  )

  it('is told from one that has', () =>
    expect(() => mustBeWhole('rollups', size, { accounts: 10, units: 6, lines: 1 })).not.toThrow())
})
