import { describe, expect, test } from 'vitest'
import { accepted } from '../../../test-data/accepted.js'
import { account, isWorkingDay, unit, yearFacts } from '../../../test-data/facts.js'
import { inForce, suqianValues } from '../../../test-data/values.js'
import { day, instant } from '../../kernel/index.js'
import { type AccountFacts, annualScheme, prepareYear, type YearOfFacts } from '../index.js'

function originalsOf(facts: AccountFacts, year: YearOfFacts = yearFacts(2025), changes: object = {}) {
  const key = 'annual.rule.content.originals'
  const values = { ...suqianValues, [key]: { ...(suqianValues[key] as object), ...changes } }
  const prepared = accepted(prepareYear(accepted(annualScheme(inForce(values))), year, isWorkingDay))
  const own = prepared
    .findingsOf(unit({ accounts: [facts] }), facts)
    .find((finding) => finding.indicator === 'content.originals')
  return own === undefined ? null : [own.verdict, own.occurrences, ...own.evidence.keys]
}

describe('50 originals a year, SQ 附2 内容发布', () => {
  test('50 pass, every missing one is an occurrence', () => {
    expect(originalsOf(account({ originals: 50 }))).toEqual(['pass', 0])
    expect(originalsOf(account({ originals: 49 }))).toEqual(['fail', 1, '49/50'])
    expect(originalsOf(account({ originals: 0 }))).toEqual(['fail', 50, '0/50'])
  })

  // 50 × days ÷ 365, rounded up: 73 days make exactly 10, 74 make 10.13…
  test.each([
    ['73 live days', { closedOn: day('2025-03-15') }, '0/10'],
    ['74 live days', { closedOn: day('2025-03-16') }, '0/11'],
    ['one live day', { closedOn: day('2025-01-02') }, '0/1'],
    ['the last day alone', { liveOn: day('2025-12-31') }, '0/1'],
  ])('%s', (_, span, key) => {
    expect(originalsOf(account({ ...span, originals: 0 }))?.[2]).toBe(key)
  })

  test('a leap year has 366 days', () => {
    // 50 × 73 ÷ 366 = 9.97…
    expect(
      originalsOf(account({ closedOn: day('2024-03-14'), originals: 0 }, 2024), yearFacts(2024))?.[2],
    ).toBe('0/10')
    expect(
      originalsOf(account({ closedOn: day('2024-03-15'), originals: 0 }, 2024), yearFacts(2024))?.[2],
    ).toBe('0/11')
  })

  test.each([
    // 50 × (365 − 14) ÷ 365 = 48.08…
    ['14 days', [{ fromOn: '2025-11-11', toOn: '2025-11-24' }], '0/49'],
    // 50 × (365 − 73) ÷ 365 = 40
    ['73 days', [{ fromOn: '2025-01-01', toOn: '2025-03-14' }], '0/40'],
    [
      '73 days in overlapping gaps',
      [
        { fromOn: '2025-02-01', toOn: '2025-03-14' },
        { fromOn: '2025-01-01', toOn: '2025-02-20' },
      ],
      '0/40',
    ],
    ['73 days of a gap that began the year before', [{ fromOn: '2024-11-11', toOn: '2025-03-14' }], '0/40'],
    ['73 days of a gap that goes on in the next', [{ fromOn: '2025-10-20', toOn: '2026-02-01' }], '0/40'],
  ])('the target shrinks by gap days: %s', (_, gaps, key) => {
    const days = gaps.map(({ fromOn, toOn }) => ({ fromOn: day(fromOn), toOn: day(toOn) }))
    expect(originalsOf(account({ gaps: days, originals: 0 }))?.[2]).toBe(key)
  })

  test('only gap days among the live days shrink it', () => {
    const gaps = [{ fromOn: day('2025-01-01'), toOn: day('2025-06-30') }]
    // Live on the last 184 days: 50 × 184 ÷ 365 = 25.2…
    expect(originalsOf(account({ liveOn: day('2025-07-01'), gaps, originals: 0 }))?.[2]).toBe('0/26')
  })

  test('an account whose live days are all gaps owes nothing', () => {
    const gaps = [{ fromOn: day('2025-01-01'), toOn: day('2025-12-31') }]
    expect(originalsOf(account({ gaps, originals: 0 }))).toEqual(['pass', 0])
  })

  test('an early cut-off shrinks the target to the known days', () => {
    expect(originalsOf(account({ originals: 9 }), yearFacts(2025, instant('2025-03-15 00:00')))).toEqual([
      'fail',
      1,
      '9/10',
    ])
    expect(originalsOf(account({ originals: 9 }), yearFacts(2025, instant('2025-03-15 23:00')))).toEqual([
      'fail',
      1,
      '9/10',
    ])
  })
})

describe('a target that does not shrink', () => {
  const fixed = { proportional: false }

  test('holds for a part of the year as for all of it', () => {
    expect(originalsOf(account({ liveOn: day('2025-12-31'), originals: 2 }), yearFacts(2025), fixed)).toEqual(
      ['fail', 48, '2/50'],
    )
  })

  test('is unknown with a gap or before the end of the year', () => {
    const gaps = [{ fromOn: day('2025-11-11'), toOn: day('2025-11-11') }]
    expect(originalsOf(account({ gaps, originals: 49 }), yearFacts(2025), fixed)).toEqual([
      'unknown',
      0,
      '49/50',
    ])
    const early = yearFacts(2025, instant('2025-12-31 00:00'))
    expect(originalsOf(account({ originals: 49 }), early, fixed)).toEqual(['unknown', 0, '49/50'])
    expect(originalsOf(account({ originals: 50 }), early, fixed)).toEqual(['pass', 0])
  })
})
