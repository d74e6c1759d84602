import { expect, it } from 'vitest'
import { QueueAge } from './queue-age.js'

type Step = readonly ['queued' | 'cleared', number]

it.each<[string, Step[], number, number]>([
  ['nobody ever waited', [], 5_000, 0],
  ['places are left empty, and nobody ever waited', [['cleared', 10]], 5_000, 0],
  ['the first has just come', [['queued', 100]], 100, 0],
  ['the first came a while ago', [['queued', 100]], 3_100, 3_000],
  [
    'others came after',
    [
      ['queued', 100],
      ['queued', 900],
    ],
    3_100,
    3_000,
  ],
  [
    'it has just gone',
    [
      ['queued', 100],
      ['cleared', 2_000],
    ],
    2_999,
    2_899,
  ],
  [
    'it went a second ago',
    [
      ['queued', 100],
      ['cleared', 2_000],
    ],
    3_000,
    0,
  ],
  [
    'it went for less than a second: the same one',
    [
      ['queued', 100],
      ['cleared', 2_000],
      ['queued', 2_999],
    ],
    4_100,
    4_000,
  ],
  [
    'it went for a second: another one',
    [
      ['queued', 100],
      ['cleared', 2_000],
      ['queued', 3_000],
    ],
    4_100,
    1_100,
  ],
  [
    'further places are left: gone since the first of them',
    [
      ['queued', 100],
      ['cleared', 2_000],
      ['cleared', 2_900],
      ['queued', 3_000],
    ],
    3_500,
    500,
  ],
])('age of a queue: %s', (_, steps, now, expected) => {
  const age = new QueueAge()
  for (const [what, at] of steps) age[what](at)
  expect(age.at(now)).toBe(expected)
})
