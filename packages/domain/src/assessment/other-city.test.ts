import { expect, test } from 'vitest'
import { accepted } from '../../test-data/accepted.js'
import { account, finding, isWorkingDay, postsExcept, unit, year2025 } from '../../test-data/facts.js'
import { otherCity } from '../../test-data/other-city.js'
import { day, formatFraction, formatPoints, instant } from '../kernel/index.js'
import { overlay, stack } from '../rulebook/index.js'
import {
  type AccountFacts,
  annualScheme,
  explainAccount,
  type FindingFact,
  prepareYear,
  rankUnits,
  type UnitFacts,
} from './index.js'

/**
 * A year under a made-up book (`test-data/other-city.json`) that differs from SQ at every point where books of this family may:
 * a veto leaves 40; caps by indicator, none by group; parts weighted 40 : 60; the lowest account makes the unit; no normalisation;
 * unqualified below 60; bonus above 85, at most 5; other counts, terms and platforms.
 */
const book = otherCity()
const scheme = accepted(annualScheme(book))
const prepared = accepted(prepareYear(scheme, year2025, isWorkingDay))

const duty = (name: string, changes: Partial<FindingFact>): FindingFact =>
  finding({ id: name, indicator: `duty.${name}`, level: 'county', ...changes })

const scoreOf = (facts: AccountFacts): string =>
  formatPoints(prepared.scoreUnit(unit({ accounts: [facts] })).accounts[0]?.score ?? scheme.start)

/** Steps of the waterfall as `kind indicator-or-group effect`. */
const waterfall = (facts: UnitFacts, index: number): string[] => {
  const scored = prepared.scoreUnit(facts).accounts[index]
  if (scored === undefined) throw new Error(`no account ${index}`)
  return explainAccount(scheme, scored).map(
    ({ kind, indicator, group, effect }) => `${kind} ${indicator ?? group ?? ''} ${formatPoints(effect)}`,
  )
}

const north = unit({
  code: 'N',
  accounts: [
    account({
      id: 'N1',
      platform: 'weibo',
      // One week with one post of two, one without: 2 occurrences, 4 points.
      weekPosts: postsExcept(52, 2, { 9: 1, 10: 0 }),
      // 4 of 24 missing: 6 points.
      originals: 20,
      // 12 points, capped to 9 for the indicator.
      findings: [duty('typo', { occurrences: 4 })],
    }),
    account({
      id: 'N2',
      platform: 'douyin',
      // Three posts of four in February; the weeks do not count on this platform: 1 occurrence, 2 points.
      weekPosts: postsExcept(52, 0, {}),
      monthPosts: postsExcept(12, 4, { 1: 3 }),
      originals: 24,
      // 120 points: no cap, but the part stops at 0. Found by the city, so no problem for the bonus.
      findings: [duty('unreachable', { occurrences: 4, level: 'city' })],
    }),
  ],
  commendations: [
    { awardedOn: day('2025-03-01'), level: 'local', title: '表扬' },
    { awardedOn: day('2025-04-01'), level: 'superior', title: '表彰' },
  ],
  inspections: [
    { accountId: 'N1', level: 'province', inspectedOn: day('2025-05-01'), result: 'unqualified' },
    // One of the state is no veto here: it takes two.
    { accountId: 'N1', level: 'state', inspectedOn: day('2025-05-02'), result: 'unqualified' },
  ],
})

const south = unit({
  code: 'S',
  commendations: [{ awardedOn: day('2025-03-01'), level: 'superior', title: '表彰' }],
})

const west = unit({
  code: 'W',
  inspections: ['2025-05-01', '2025-06-01'].map((inspectedOn) => ({
    accountId: 'A1',
    level: 'state',
    inspectedOn: day(inspectedOn),
    result: 'unqualified',
  })),
})

test('weighted parts, cap of an indicator, capped commendations', () => {
  // duty 100 − 9 = 91, × 40 % = 36.4; posts 100 − 4 − 6 = 90, × 60 % = 54; together 90.4, above 85.
  // 4 problems found by the county: no bonus for few. Commendations 1.5 + 2.5 = 4, at most 3. 93.4.
  expect(waterfall(north, 0)).toEqual([
    'start  100.00',
    'line duty.typo -4.80',
    'indicator_cap duty.typo 1.20',
    'line posts.updates -2.40',
    'line posts.originals -3.60',
    'bonus_line bonus.praise 3.00',
  ])
  expect(formatPoints(prepared.scoreUnit(north).accounts[0]?.score ?? scheme.start)).toBe('93.40')
})

test('a part stops at 0, and below the threshold there is no bonus', () => {
  // duty 100 − 120, stopped at 0; posts 100 − 2 = 98, × 60 % = 58.8, not above 85.
  expect(waterfall(north, 1)).toEqual([
    'start  100.00',
    'line duty.unreachable -48.00',
    'part_floor duty 8.00',
    'line posts.updates -1.20',
  ])
})

test('the bonus is capped over all its rules', () => {
  // No problems +4, superior +2.5: 6.5, at most 5.
  expect(waterfall(south, 0)).toEqual([
    'start  100.00',
    'bonus_line bonus.few 4.00',
    'bonus_line bonus.praise 2.50',
    'bonus_cap  -1.50',
  ])
})

test('the lowest account makes the unit, less 10; below 60 is unqualified; a veto leaves 40', () => {
  const units = [north, south, west].map((facts) => prepared.scoreUnit(facts))
  expect(units.map((one) => [one.code, formatFraction(one.score), one.qualified, one.veto])).toEqual([
    ['N', '48.80', false, null],
    ['S', '105.00', true, null],
    ['W', '40.00', false, 'veto.state'],
  ])
  // No normalisation; the vetoed unit is last.
  expect(rankUnits(scheme, units).map((one) => [one.code, formatFraction(one.final), one.rank])).toEqual([
    ['S', '105.00', 1],
    ['N', '48.80', 2],
    ['W', '40.00', 3],
  ])
})

test('a score at the mark is qualified', () => {
  // 58.8 with 2 points missing on updates; without it posts are 100, × 60 % = 60.
  const atMark = account({ findings: [duty('unreachable', { occurrences: 4 })] })
  expect(prepared.scoreUnit(unit({ accounts: [atMark] }))).toMatchObject({ qualified: true })
})

test('the sum over accounts, as a third choice', () => {
  const [layer] = book.editions
  const changed = overlay([{ key: 'annual.over_accounts', value: 'sum' }], book)
  if (layer === undefined || !changed.ok) throw new Error('no what-if')
  const whatIf = stack([{ edition: layer }, { edition: changed.value }], day('2025-12-31'))
  const summed = accepted(prepareYear(accepted(annualScheme(whatIf)), year2025, isWorkingDay))
  // 93.4 + 58.8 − 10
  expect(formatFraction(summed.scoreUnit(north).score)).toBe('142.20')
})

test('other hours: a reply at exactly 48 h is in time, one second later costs 4, × 40 %', () => {
  const asked = (repliedAt: string) =>
    account({
      slowEnquiries: [
        { externalId: 'M1', receivedAt: instant('2025-05-12 10:00'), repliedAt: instant(repliedAt) },
      ],
    })
  // Nothing else is wrong: 100, and 4 for few problems.
  expect(scoreOf(asked('2025-05-14 10:00:00'))).toBe('104.00')
  expect(scoreOf(asked('2025-05-14 10:00:01'))).toBe('102.40')
})

test('other terms: three working days to rectify', () => {
  const notified = (rectifiedAt: string) =>
    account({
      findings: [
        duty('typo', { notifiedAt: instant('2025-05-15 10:00'), rectifiedAt: instant(rectifiedAt) }),
      ],
    })
  // Thursday; Friday, Monday, Tuesday. The typo costs 3 × 40 % = 1.2, the delay 6 × 40 % = 2.4 more.
  expect(scoreOf(notified('2025-05-21 00:00:00'))).toBe('102.80')
  expect(scoreOf(notified('2025-05-21 00:00:01'))).toBe('100.40')
})
