import { describe, expect, test } from 'vitest'
import { day, type PlainDate } from '../kernel/index.js'
import { books, stack } from '../rulebook/index.js'
import { averageOf, type CadenceMinimum, type CadenceYear, cadenceDemands, judgeCadence } from './cadence.js'
import type { MediaType, Platform } from './platform.js'

const weekly: CadenceMinimum = { posts: 2, per: 'week', counted: 'each', strictness: 'required' }
const year = (changes: Partial<CadenceYear>): CadenceYear => ({
  year: 2025,
  per: 'week',
  counts: [2, 1, 0, 3],
  minimum: weekly,
  live: { liveOn: day('2024-01-01'), closedOn: null },
  gaps: [],
  today: day('2026-01-01'),
  ...changes,
})
const verdicts = (changes: Partial<CadenceYear>) => judgeCadence(year(changes)).map((one) => one.verdict)

describe('weeks', () => {
  // W01 of 2025 is 2024-12-30 to 2025-01-05.
  test.each<[string, Partial<CadenceYear>, string[]]>([
    ['just enough is met, one less is short', {}, ['met', 'short', 'short', 'met']],
    ['nothing demanded', { minimum: null }, ['counted', 'counted', 'counted', 'counted']],
    [
      'an average judges no week by itself',
      { minimum: { ...weekly, counted: 'average' } },
      ['counted', 'counted', 'counted', 'counted'],
    ],
    [
      'live from the Monday on',
      { live: { liveOn: day('2025-01-06'), closedOn: null } },
      ['outside', 'short', 'short', 'met'],
    ],
    [
      'live from the Tuesday on',
      { live: { liveOn: day('2025-01-07'), closedOn: null } },
      ['outside', 'outside', 'short', 'met'],
    ],
    [
      'closed on the Monday after',
      { live: { liveOn: day('2024-01-01'), closedOn: day('2025-01-20') } },
      ['met', 'short', 'short', 'outside'],
    ],
    [
      'a gap that ends on a Monday touches its week; enough is enough all the same',
      { gaps: [{ fromOn: day('2025-01-01'), toOn: day('2025-01-06') }] },
      ['met', 'unknown', 'short', 'met'],
    ],
    [
      'on the Sunday the week still runs',
      { today: day('2025-01-12') },
      ['met', 'running', 'running', 'running'],
    ],
    ['on the Monday after it is over', { today: day('2025-01-13') }, ['met', 'short', 'running', 'running']],
  ])('%s', (_, changes, expected) => {
    expect(verdicts(changes)).toEqual(expected)
  })

  test('are named and bounded, the end exclusive', () => {
    expect(judgeCadence(year({}))[1]).toEqual({
      label: '2025-W02',
      fromOn: '2025-01-06',
      toOn: '2025-01-13',
      count: 1,
      verdict: 'short',
    })
  })

  test('an average is made of those that count', () => {
    const periods = judgeCadence(year({ live: { liveOn: day('2025-01-06'), closedOn: null } }))
    expect(averageOf(periods)).toEqual({ posts: 4, periods: 3 })
    expect(averageOf([])).toEqual({ posts: 0, periods: 0 })
  })
})

test('months are twelve, missing counts are none', () => {
  const months = judgeCadence(year({ per: 'month', minimum: { ...weekly, per: 'month' }, counts: [2] }))
  expect(months).toHaveLength(12)
  expect(months[0]).toMatchObject({
    label: '2025-01',
    fromOn: '2025-01-01',
    toOn: '2025-02-01',
    verdict: 'met',
  })
  expect(months[11]).toMatchObject({ label: '2025-12', toOn: '2026-01-01', count: 0, verdict: 'short' })
})

describe('what is demanded', () => {
  const demandsOf = (book: string, platform: Platform, mediaType: MediaType) => {
    const edition = books.find(({ id }) => id === book)
    if (!edition) throw new Error(`no book ${book}`)
    return cadenceDemands(stack([{ edition }], '2025-06-30' as PlainDate), { platform, mediaType }).map(
      ({ of, key, minimum }) => `${of} ${key} ${minimum.posts}/${minimum.per} ${minimum.counted}`,
    )
  }
  test.each<[string, Platform, MediaType, string[]]>([
    [
      'suqian-2021',
      'weibo',
      'text',
      ['posts cadence.text 1/week each', 'originals originals.weekly 1/week each'],
    ],
    [
      'suqian-2021',
      'wechat_service',
      'text',
      ['posts cadence.wechat_service 1/week average', 'originals originals.weekly 1/week each'],
    ],
    [
      'huzhou',
      'douyin',
      'video',
      ['posts cadence.video 3/week each', 'originals originals.weekly 3/week each'],
    ],
    ['shaanxi-transport', 'wechat_service', 'text', ['posts cadence.wechat_service 1/month each']],
    ['state-council-2018', 'wechat_service', 'text', []],
  ])('by %s of %s (%s)', (book, platform, mediaType, expected) => {
    expect(demandsOf(book, platform, mediaType)).toEqual(expected)
  })
})
