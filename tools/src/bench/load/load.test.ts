import { expect, it } from 'vitest'
import { outcomeOf } from './client.js'
import type { Noted } from './crowd.js'
import { kindAt, kinds } from './kinds.js'
import { counted, percentile } from './percentiles.js'
import { goalsOfLoad, type LoadReport, tableOfLoad } from './report.js'

it.each([
  [[], 0.5, 0],
  [[7], 0.95, 7],
  [[4, 1, 3, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.51, 3],
  [[4, 1, 3, 2], 1, 4],
] as const)('of %j the part %d does not exceed %d', (values, part, expected) =>
  expect(percentile(values, part)).toBe(expected),
)

it('counts what occurs, the most frequent first', () =>
  expect(counted(['a', 'b', 'b'])).toEqual([
    ['b', 2],
    ['a', 1],
  ]))

it('shares add up to a hundred, and every kind is met in its part of them', () => {
  expect(kinds.reduce((sum, { share }) => sum + share, 0)).toBe(100)
  const met = counted(Array.from({ length: 100 }, (_, at) => kindAt((at + 0.5) / 100).name))
  expect(new Map(met)).toEqual(new Map(kinds.map(({ name, share }) => [name, share])))
})

it.each([
  ['an answer', 200, '{"data":{"a":{"b":1}}}', null],
  ['a refusal in the answer', 200, '{"data":{"a":{"__typename":"Refusal","code":"x/y"}}}', 'x/y'],
  [
    'an error of the request',
    400,
    '{"errors":[{"extensions":{"code":"request/invalid"}}]}',
    'request/invalid',
  ],
  ['being sent away', 503, '{"errors":[{"extensions":{"code":"limit/overloaded"}}]}', 'limit/overloaded'],
  ['what is no JSON', 502, '<html>', 'HTTP 502'],
  ['no answer', 0, '', 'no answer'],
])('reads %s', (_, status, text, code) => expect(outcomeOf(status, text).code).toBe(code))

const noted = (status: number, ms: number, code: string | null = null): Noted => ({
  kind: 'search',
  status,
  ms,
  code,
  data: null,
  cookie: null,
})
const report = (heavy: readonly Noted[], more: Partial<LoadReport> = {}): LoadReport => ({
  phases: [
    { name: 'usual', perSecond: 1, seconds: 1, noted: [noted(200, 5)] },
    { name: 'heavy', perSecond: 10, seconds: 1, noted: heavy },
  ],
  memory: [100, 110, 110, 115].map((megabytes) => ({ service: 'API', megabytes })),
  followers: { asked: 2, answered: 2, lost: 0 },
  recoveredAfter: 1,
  chain: { intact: true, said: 'intact' },
  ...more,
})
const missed = (given: LoadReport) => goalsOfLoad(given).flatMap(({ reached }, at) => (reached ? [] : [at]))

it.each([
  [
    'who is sent away does not count as slow',
    report([noted(200, 10), noted(503, 9_000, 'limit/overloaded')]),
    [],
  ],
  ['slow answers', report([noted(200, 2_001)]), [0]],
  ['nothing at all', report([]), [0]],
  ['a fault', report([noted(500, 10, 'fault/unexpected')]), [1]],
  ['no answer', report([noted(0, 10, 'no answer')]), [1]],
  [
    'memory that grows',
    report([noted(200, 1)], {
      memory: [100, 100, 130, 150].map((megabytes) => ({ service: 'API', megabytes })),
    }),
    [2],
  ],
  ['a lost subscription', report([noted(200, 1)], { followers: { asked: 2, answered: 2, lost: 1 } }), [3]],
  ['no recovery', report([noted(200, 1)], { recoveredAfter: null }), [4]],
  ['a broken chain', report([noted(200, 1)], { chain: { intact: false, said: 'broken' } }), [5]],
])('goals: %s', (_, given, expected) => expect(missed(given)).toEqual(expected))

it('tells each phase by kind, with codes', () => {
  const table = tableOfLoad(report([noted(200, 10), noted(429, 1, 'limit/rate')]))
  expect(table).toContain('heavy: 10/s for 1 s, 2 requests, 1 admitted')
  expect(table).toContain('codes: 200 × 1, 429 limit/rate × 1')
  expect(table).toContain('API 100 → 115 MB, median 110, most 115')
})
