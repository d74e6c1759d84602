import { describe, expect, test } from 'vitest'
import { account, finding, postsExcept } from '../../../test-data/facts.js'
import { linesOf, scored, scoresOf } from '../../../test-data/scored.js'
import { day, instant } from '../../kernel/index.js'

describe('bonus for few problems, SQ 附2 合格率', () => {
  const problems = (occurrences: number) => ({ findings: [finding({ occurrences })] })

  test.each([
    [4, '10.00'],
    [5, '5.00'],
    [9, '5.00'],
    [10, null],
  ])('%i problems: %s', (occurrences, bonus) => {
    const line = bonus === null ? [] : [`bonus.pass_rate ×${occurrences} ${bonus}`]
    expect(linesOf(scored(problems(occurrences))).slice(1)).toEqual(line)
  })

  test('counts findings of the city alone, and none of another group', () => {
    const findings = [
      finding({ id: 'F1', occurrences: 2 }),
      finding({ id: 'F2', occurrences: 2, level: 'province' }),
      finding({ id: 'F3', occurrences: 2, level: 'county' }),
      finding({ id: 'F4', indicator: 'regime.no_rules' }),
    ]
    expect(linesOf(scored({ findings })).at(-1)).toBe('bonus.pass_rate ×2 10.00')
  })

  test('a finding on the unit is one problem however many accounts it costs, and so is its late rectification', () => {
    const open = finding({ notifiedAt: instant('2025-05-14 12:00') })
    const score = scored({
      findings: [open],
      accounts: [account(), account({ id: 'A2' }), account({ id: 'A3' })],
    })
    expect(linesOf(score, 2)).toEqual([
      'operation.typo ×1 -2.00',
      'operation.not_rectified ×1 -5.00',
      'bonus.pass_rate ×2 10.00',
    ])
  })

  test('a late rectification is a problem whatever the level and group of its finding', () => {
    const open = finding({
      indicator: 'regime.no_rules',
      level: 'province',
      notifiedAt: instant('2025-05-14 12:00'),
    })
    expect(linesOf(scored({ findings: [open] })).at(-1)).toBe('bonus.pass_rate ×1 10.00')
  })

  test('computed problems of all accounts count; missing originals and unknown weeks do not', () => {
    const silent = account({
      weekPosts: postsExcept(52, 1, { 11: 0, 12: 0, 30: 0 }),
      gaps: [{ fromOn: day('2025-07-29'), toOn: day('2025-07-30') }],
      originals: 40,
    })
    const slow = account({
      id: 'A2',
      slowEnquiries: [{ externalId: 'M1', receivedAt: instant('2025-05-13 10:00'), repliedAt: null }],
    })
    expect(linesOf(scored({ accounts: [silent, slow] })).at(-1)).toBe('bonus.pass_rate ×3 10.00')
  })
})

describe('bonus for commendations, SQ 附2 表彰表扬', () => {
  const commended = (...awards: [string, 'local' | 'superior'][]) => ({
    commendations: awards.map(([awardedOn, level]) => ({ awardedOn: day(awardedOn), level, title: '表扬' })),
  })

  test.each([
    ['local', [['2025-01-01', 'local']], '×1 5.00'],
    [
      'local twice',
      [
        ['2025-01-01', 'local'],
        ['2025-12-31', 'local'],
      ],
      '×1 5.00',
    ],
    ['superior', [['2025-12-31', 'superior']], '×1 10.00'],
    [
      'both',
      [
        ['2025-05-01', 'local'],
        ['2025-05-01', 'superior'],
      ],
      '×2 10.00',
    ],
  ] as const)('%s', (_, awards, line) => {
    expect(
      linesOf(scored(commended(...awards.map(([on, level]): [string, 'local' | 'superior'] => [on, level])))),
    ).toContain(`bonus.commendation ${line}`)
  })

  test('of another year count nothing', () => {
    const score = scored(commended(['2024-12-31', 'superior'], ['2026-01-01', 'superior']))
    expect(linesOf(score)).toEqual(['bonus.pass_rate ×0 10.00'])
  })

  test('together with few problems 20', () => {
    expect(scoresOf(scored(commended(['2025-05-01', 'superior'])))).toEqual(['120.00'])
  })
})
