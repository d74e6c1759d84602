import { describe, expect, test } from 'vitest'
import { accepted, refusalOf } from '../../../test-data/accepted.js'
import { inForce, suqianValues } from '../../../test-data/values.js'
import { addDays, day, formatPoints, type PlainDate } from '../../kernel/index.js'
import { type InspectionFacts, inspectionScheme, inspectionScore } from './index.js'

const scheme = accepted(inspectionScheme(inForce(suqianValues)))

/** Posts on every day from one to another, both inclusive. */
function daily(fromOn: string, toOn: string): Map<PlainDate, number> {
  const posts = new Map<PlainDate, number>()
  for (let on = day(fromOn); on <= day(toOn); on = addDays(on, 1)) posts.set(on, 1)
  return posts
}

/** A check on Thursday 15 May 2025 of the period from 1 April, in which nothing is wrong. */
const facts = (changes: Partial<InspectionFacts> = {}): InspectionFacts => ({
  platform: 'weibo',
  liveOn: day('2020-01-01'),
  checkOn: day('2025-05-15'),
  periodFromOn: day('2025-04-01'),
  postsByDay: daily('2025-03-01', '2025-05-14'),
  gaps: [],
  findings: [],
  unchecked: [],
  ...changes,
})

const found = (name: string, occurrences = 1, id = 'F1') => ({
  id,
  indicator: `inspection.${name}`,
  occurrences,
})
const checked = (changes: Partial<InspectionFacts>) => inspectionScore(scheme, facts(changes))
const linesOf = (changes: Partial<InspectionFacts>): string[] =>
  checked(changes).lines.map((line) => `${line.indicator} ×${line.occurrences} ${formatPoints(line.points)}`)

test('nothing wrong: 100, qualified', () => {
  expect(checked({})).toEqual({ outcome: 'qualified', vetoes: [], score: 1_000_000, lines: [], unknowns: [] })
})

describe('vetoes, SQ 附1 单项否决', () => {
  test.each([
    'serious_misstatement',
    'state_secret',
    'prohibited_content',
    'opinion_incident',
    'app_unusable',
    'no_interaction',
    'bought_followers',
  ])('%s ends the scoring', (name) => {
    expect(checked({ findings: [found(name), found('improper_content', 3, 'F2')] })).toMatchObject({
      outcome: 'unqualified',
      vetoes: [{ indicator: `inspection.${name}`, evidence: { kind: 'finding', keys: ['F1'] } }],
      score: null,
      lines: [],
    })
  })

  test('two weeks of silence, the last post being 15 days old', () => {
    expect(checked({ postsByDay: daily('2025-03-01', '2025-04-30') })).toMatchObject({
      outcome: 'unqualified',
      vetoes: [
        { indicator: 'inspection.silence', evidence: { kind: 'days', keys: ['2025-05-01/2025-05-14'] } },
      ],
    })
  })

  test('a post 14 days before the check is none', () => {
    expect(checked({ postsByDay: daily('2025-03-01', '2025-05-01') })).toMatchObject({
      outcome: 'qualified',
      vetoes: [],
    })
  })

  test('a post on the day of the check breaks no silence', () => {
    expect(checked({ postsByDay: new Map([[day('2025-05-15'), 1]]) }).outcome).toBe('unqualified')
  })

  test('an account live for less than two weeks can’t have been silent for two', () => {
    const posts = { postsByDay: new Map<PlainDate, number>(), periodFromOn: day('2025-05-12') }
    expect(checked({ ...posts, liveOn: day('2025-05-01') }).outcome).toBe('unqualified')
    expect(checked({ ...posts, liveOn: day('2025-05-02') })).toMatchObject({
      outcome: 'qualified',
      vetoes: [],
    })
  })

  test('a broken feed is no silence but unknown', () => {
    const gaps = [{ fromOn: day('2025-05-14'), toOn: day('2025-05-20') }]
    const silent = { postsByDay: daily('2025-03-01', '2025-04-30'), gaps, periodFromOn: day('2025-05-12') }
    expect(checked(silent)).toMatchObject({
      outcome: 'unknown',
      score: 1_000_000,
      unknowns: [{ indicator: 'inspection.silence', verdict: 'unknown' }],
    })
  })
})

describe('deductions, SQ 附1 扣分指标', () => {
  test.each([
    ['internal_section', 1, '-10.00'],
    ['unrelated_name', 1, '-10.00'],
    ['certification_without_host', 1, '-10.00'],
    ['improper_content', 1, '-2.00'],
    ['improper_content', 5, '-10.00'],
    ['improper_content', 6, '-10.00'],
    ['commercial_advertising', 2, '-10.00'],
    ['improper_comment', 9, '-9.00'],
    ['improper_comment', 11, '-10.00'],
    ['improper_reply', 4, '-8.00'],
    ['broken_function', 6, '-10.00'],
    ['excess_personal_data', 1, '-10.00'],
  ])('%s × %i: %s', (name, occurrences, points) => {
    expect(linesOf({ findings: [found(name, occurrences)] })).toEqual([
      `inspection.${name} ×${occurrences} ${points}`,
    ])
  })

  test('several findings of one indicator are capped together', () => {
    expect(linesOf({ findings: [found('improper_reply', 3), found('improper_reply', 3, 'F2')] })).toEqual([
      'inspection.improper_reply ×6 -10.00',
    ])
  })

  test.each([
    [4, '60.00', 'qualified'],
    [5, '50.00', 'unqualified'],
  ])('%i × 10 points: %s is %s', (count, score, outcome) => {
    const names = [
      'internal_section',
      'unrelated_name',
      'certification_without_host',
      'commercial_advertising',
      'excess_personal_data',
    ]
    const result = checked({
      findings: names.slice(0, count).map((name, index) => found(name, 1, `F${index}`)),
    })
    expect([formatPoints(result.score ?? scheme.start), result.outcome]).toEqual([score, outcome])
  })

  test('59 is unqualified', () => {
    const names = [
      'internal_section',
      'unrelated_name',
      'certification_without_host',
      'commercial_advertising',
      'improper_comment',
    ]
    const result = checked({ findings: names.map((name, index) => found(name, 1, `F${index}`)) })
    expect([formatPoints(result.score ?? scheme.start), result.outcome]).toEqual(['59.00', 'unqualified'])
  })
})

describe('weekly updates', () => {
  // Of the period from Tuesday 1 April to the check on 15 May the weeks W15 (7 April) to W19 (5 to 11 May) are whole.
  const without = (...days: string[]) => {
    const posts = daily('2025-03-01', '2025-05-14')
    for (const monday of days)
      for (let ahead = 0; ahead < 7; ahead += 1) posts.delete(addDays(day(monday), ahead))
    return posts
  }

  test('each short week of the period costs 5, at most 10', () => {
    expect(linesOf({ postsByDay: without('2025-04-07') })).toEqual(['inspection.weekly_update ×1 -5.00'])
    const three = checked({ postsByDay: without('2025-04-07', '2025-04-14', '2025-04-28') })
    expect(three.lines).toMatchObject([
      {
        occurrences: 3,
        points: -100_000,
        evidence: { kind: 'week', keys: ['2025-W15', '2025-W16', '2025-W18'] },
      },
    ])
  })

  test('weeks before the period, cut by it or not over at the check do not count', () => {
    expect(linesOf({ postsByDay: without('2025-03-24', '2025-03-31', '2025-05-12') })).toEqual([])
  })

  test('the week that ended on the day before the check counts', () => {
    const silent = { postsByDay: without('2025-05-05') }
    expect(linesOf({ ...silent, checkOn: day('2025-05-11') })).toEqual([])
    expect(linesOf({ ...silent, checkOn: day('2025-05-12') })).toEqual(['inspection.weekly_update ×1 -5.00'])
  })

  test('a period that begins on a Monday begins with a whole week', () => {
    const silent = { postsByDay: without('2025-04-07') }
    expect(linesOf({ ...silent, periodFromOn: day('2025-04-07') })).toEqual([
      'inspection.weekly_update ×1 -5.00',
    ])
    expect(linesOf({ ...silent, periodFromOn: day('2025-04-08') })).toEqual([])
  })

  test('of an indicator that cost already, what is unknown can cost only the rest up to its cap', () => {
    const three = ['internal_section', 'unrelated_name', 'certification_without_host']
    const findings = three.map((name, index) => found(name, 1, `F${index}`))
    const gaps = [{ fromOn: day('2025-04-13'), toOn: day('2025-04-13') }]
    // 100 − 30 − 5 = 65, at worst 60.
    const result = checked({ findings, gaps, postsByDay: without('2025-04-07', '2025-04-21') })
    expect([formatPoints(result.score ?? scheme.start), result.outcome]).toEqual(['65.00', 'qualified'])
  })

  test('nor weeks before the account was live for all of them', () => {
    const posts = { postsByDay: without('2025-04-14', '2025-04-21') }
    expect(linesOf({ ...posts, liveOn: day('2025-04-15') })).toEqual(['inspection.weekly_update ×1 -5.00'])
  })

  test('a short week that touches a gap is unknown and costs nothing', () => {
    const gaps = [{ fromOn: day('2025-04-13'), toOn: day('2025-04-13') }]
    const result = checked({ postsByDay: without('2025-04-07', '2025-04-21'), gaps })
    expect(result.lines.map((line) => line.evidence.keys)).toEqual([['2025-W17']])
    expect(result.unknowns).toMatchObject([
      { verdict: 'unknown', occurrences: 0, evidence: { keys: ['2025-W15'] } },
    ])
  })

  test('a service account is judged by the average of its weeks', () => {
    // Five whole weeks with one post each on their Mondays; all in one week do as well, four do not.
    const posts = (count: number) => new Map([[day('2025-05-05'), count]])
    expect(linesOf({ platform: 'wechat_service', postsByDay: posts(5) })).toEqual([])
    expect(linesOf({ platform: 'wechat_service', postsByDay: posts(3) })).toEqual([
      'inspection.weekly_update ×2 -10.00',
    ])
    const gaps = [{ fromOn: day('2025-04-13'), toOn: day('2025-04-13') }]
    expect(checked({ platform: 'wechat_service', postsByDay: posts(3), gaps })).toMatchObject({
      lines: [],
      unknowns: [{ indicator: 'inspection.weekly_update' }],
    })
  })

  test('a period without a whole week passes', () => {
    expect(
      linesOf({ postsByDay: new Map([[day('2025-05-14'), 1]]), periodFromOn: day('2025-05-06') }),
    ).toEqual([])
  })
})

describe('what could not be looked at', () => {
  test('an unchecked veto leaves the outcome unknown, the score stands', () => {
    expect(checked({ unchecked: ['inspection.app_unusable'] })).toMatchObject({
      outcome: 'unknown',
      score: 1_000_000,
      unknowns: [{ indicator: 'inspection.app_unusable' }],
    })
  })

  test('a finding on an unchecked indicator counts', () => {
    const both = { unchecked: ['inspection.improper_reply'], findings: [found('improper_reply')] }
    expect(checked(both)).toMatchObject({ outcome: 'qualified', lines: [{ occurrences: 1 }], unknowns: [] })
  })

  test('an unchecked deduction matters only when it could lead below the mark', () => {
    const tens = (...names: string[]) => names.map((name, index) => found(name, 1, `F${index}`))
    const three = tens('internal_section', 'unrelated_name', 'certification_without_host')
    const unchecked = ['inspection.commercial_advertising']
    expect(checked({ findings: three, unchecked }).outcome).toBe('qualified')
    const more = [...three, found('improper_content', 1, 'F9')]
    expect(checked({ findings: more, unchecked }).outcome).toBe('unknown')
  })

  test('what is below the mark already is unqualified, whatever is unknown', () => {
    const names = [
      'internal_section',
      'unrelated_name',
      'certification_without_host',
      'commercial_advertising',
      'excess_personal_data',
    ]
    const findings = names.map((name, index) => found(name, 1, `F${index}`))
    expect(checked({ findings, unchecked: ['inspection.app_unusable'] }).outcome).toBe('unqualified')
  })
})

describe('the scheme', () => {
  test.each(['inspection.start', 'inspection.cap_each', 'inspection.unqualified_below'])(
    '%s must be stated',
    (key) => {
      const values = Object.entries(suqianValues).filter(([other]) => other !== key)
      expect(refusalOf(inspectionScheme(inForce(Object.fromEntries(values))))).toMatchObject({
        code: 'assessment/value-missing',
        field: key,
      })
    },
  )

  test('a book without inspection rules, an invalid one, a platform twice', () => {
    const bare = Object.entries(suqianValues).filter(([key]) => !key.startsWith('inspection.rule.'))
    expect(refusalOf(inspectionScheme(inForce(Object.fromEntries(bare)))).code).toBe('assessment/no-rules')
    const key = 'inspection.rule.weekly_update'
    const refusedWith = (value: unknown) =>
      refusalOf(inspectionScheme(inForce({ ...suqianValues, [key]: value })))
    expect(refusedWith({ kind: 'cadence', points: 5 })).toMatchObject({
      code: 'assessment/value-invalid',
      field: key,
    })
    const each = { posts: 1, over: 'each' }
    expect(refusedWith({ kind: 'cadence', points: 5, minimums: [each, each] })).toMatchObject({
      code: 'assessment/cadence-ambiguous',
      field: key,
    })
  })
})
