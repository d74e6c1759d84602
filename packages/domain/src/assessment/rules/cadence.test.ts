import { describe, expect, test } from 'vitest'
import { accepted } from '../../../test-data/accepted.js'
import { account, isWorkingDay, postsExcept, unit, yearFacts } from '../../../test-data/facts.js'
import { inForce, suqianValues } from '../../../test-data/values.js'
import { day, instant } from '../../kernel/index.js'
import { type AccountFacts, annualScheme, prepareYear, type YearOfFacts } from '../index.js'

const scheme = accepted(annualScheme(inForce(suqianValues)))

/** What `operation.weekly_update` finds: failing and unknown periods. */
function updatesOf(facts: AccountFacts, year: YearOfFacts = yearFacts(2025)) {
  const prepared = accepted(prepareYear(scheme, year, isWorkingDay))
  const own = prepared
    .findingsOf(unit({ accounts: [facts] }), facts)
    .filter((finding) => finding.indicator === 'operation.weekly_update')
  const keys = (verdict: string) => own.find((finding) => finding.verdict === verdict)?.evidence.keys ?? []
  return { fail: keys('fail'), unknown: keys('unknown') }
}

const silentWeeks = (...weeks: number[]): number[] =>
  postsExcept(52, 3, Object.fromEntries(weeks.map((week) => [week - 1, 0])))

describe('weeks, SQ 附2 运维管理 3', () => {
  test('a week without a post fails, one post is enough', () => {
    expect(updatesOf(account({ weekPosts: postsExcept(52, 1, { 6: 0 }) }))).toEqual({
      fail: ['2025-W07'],
      unknown: [],
    })
  })

  test('the first and the last week of the ISO year count', () => {
    expect(updatesOf(account({ weekPosts: silentWeeks(1, 52) })).fail).toEqual(['2025-W01', '2025-W52'])
  })

  // 2025-W12 is Monday 17 to Sunday 23 March.
  test.each([
    ['live from its Monday', { liveOn: day('2025-03-17') }, ['2025-W12']],
    ['live from its Tuesday', { liveOn: day('2025-03-18') }, []],
    ['closed on the Monday after', { closedOn: day('2025-03-24') }, ['2025-W12']],
    ['closed on its Sunday', { closedOn: day('2025-03-23') }, []],
  ])('only a week wholly inside the live span: %s', (_, span, fail) => {
    expect(updatesOf(account({ ...span, weekPosts: silentWeeks(12) })).fail).toEqual(fail)
  })

  test('the span is not cut to the year: W01 of 2025 begins on 30 December 2024', () => {
    expect(updatesOf(account({ liveOn: day('2024-12-30'), weekPosts: silentWeeks(1) })).fail).toEqual([
      '2025-W01',
    ])
    expect(updatesOf(account({ liveOn: day('2024-12-31'), weekPosts: silentWeeks(1) })).fail).toEqual([])
  })

  test.each([
    ['ends on its Monday', '2025-03-01', '2025-03-17', true],
    ['ends the Sunday before', '2025-03-01', '2025-03-16', false],
    ['begins on its Sunday', '2025-03-23', '2025-04-30', true],
    ['begins on the Monday after', '2025-03-24', '2025-04-30', false],
    ['lies inside it', '2025-03-19', '2025-03-19', true],
  ])('a short week is unknown when a gap touches it: the gap %s', (_, fromOn, toOn, touches) => {
    const gaps = [{ fromOn: day(fromOn), toOn: day(toOn) }]
    const { fail, unknown } = updatesOf(account({ gaps, weekPosts: silentWeeks(12) }))
    expect(touches ? unknown : fail).toEqual(['2025-W12'])
    expect(touches ? fail : unknown).toEqual([])
  })

  test('a week with posts passes in spite of a gap', () => {
    const gaps = [{ fromOn: day('2025-03-01'), toOn: day('2025-04-30') }]
    expect(updatesOf(account({ gaps }))).toEqual({ fail: [], unknown: [] })
  })

  test('a year of 53 weeks: W53 of 2026 runs into January and is due with the year', () => {
    const facts = account({ weekPosts: postsExcept(53, 1, { 52: 0 }) }, 2026)
    expect(updatesOf(facts, yearFacts(2026)).fail).toEqual(['2026-W53'])
  })

  test('with an early cut-off only weeks over by then are judged', () => {
    const none = account({ weekPosts: postsExcept(52, 0, {}) })
    const atSunday = updatesOf(none, yearFacts(2025, instant('2025-01-19 23:59:59')))
    const atMonday = updatesOf(none, yearFacts(2025, instant('2025-01-20 00:00:00')))
    expect(atSunday).toEqual({ fail: ['2025-W01', '2025-W02'], unknown: [] })
    expect(atMonday).toEqual({ fail: ['2025-W01', '2025-W02', '2025-W03'], unknown: [] })
  })

  test('a row of the wrong length is a fault', () => {
    expect(() => updatesOf(account({ weekPosts: new Array<number>(53).fill(1) }))).toThrow(RangeError)
  })
})

describe('months of a service account', () => {
  const service = (monthPosts: number[], changes: Partial<AccountFacts> = {}) =>
    account({ platform: 'wechat_service', weekPosts: postsExcept(52, 0, {}), monthPosts, ...changes })

  test('three posts a month fail, four pass; weeks do not count', () => {
    expect(updatesOf(service(postsExcept(12, 4, { 2: 3 })))).toEqual({ fail: ['2025-03'], unknown: [] })
  })

  test('only months wholly inside the live span', () => {
    const none = postsExcept(12, 0, {})
    const span = { liveOn: day('2025-10-02'), closedOn: day('2025-12-31') }
    expect(updatesOf(service(none, span)).fail).toEqual(['2025-11'])
    expect(updatesOf(service(none, { liveOn: day('2025-10-01'), closedOn: day('2026-01-01') })).fail).toEqual(
      ['2025-10', '2025-11', '2025-12'],
    )
  })

  test('a short month that touches a gap is unknown', () => {
    const gaps = [{ fromOn: day('2025-02-28'), toOn: day('2025-02-28') }]
    const { fail, unknown } = updatesOf(service(postsExcept(12, 4, { 1: 0, 2: 0 }), { gaps }))
    expect([fail, unknown]).toEqual([['2025-03'], ['2025-02']])
  })

  test('with an early cut-off only months over by then are judged', () => {
    const facts = service(postsExcept(12, 0, {}))
    expect(updatesOf(facts, yearFacts(2025, instant('2025-02-28 23:00'))).fail).toEqual(['2025-01'])
    expect(updatesOf(facts, yearFacts(2025, instant('2025-03-01 00:00'))).fail).toEqual([
      '2025-01',
      '2025-02',
    ])
  })
})

test('a platform that no entry is for has no cadence', () => {
  const rule = suqianValues['annual.rule.operation.weekly_update'] as { minimums: unknown[] }
  const onlyService = { ...rule, minimums: [{ platforms: ['wechat_service'], per: 'month', posts: 4 }] }
  const values = { ...suqianValues, 'annual.rule.operation.weekly_update': onlyService }
  const prepared = accepted(
    prepareYear(accepted(annualScheme(inForce(values))), yearFacts(2025), isWorkingDay),
  )
  const silent = account({ weekPosts: postsExcept(52, 0, {}) })
  expect(
    prepared.scoreUnit(unit({ accounts: [silent] })).accounts[0]?.lines.map((line) => line.indicator),
  ).toEqual(['bonus.pass_rate'])
})
