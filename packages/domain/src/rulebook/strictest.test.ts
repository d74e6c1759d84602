import { expect, test } from 'vitest'
import { editionById } from './books/index.js'
import { strictest } from './strictest.js'

const posts = (amount: number, per = 'week', counted = 'each') => ({
  unit: 'posts' as const,
  value: { posts: amount, per, counted, strictness: 'must' },
})
const hours = (value: number) => ({ unit: 'hours' as const, value })
const term = (count: number, from: string, unit: 'working_days' | 'days' = 'working_days') => ({
  unit,
  value: { count, from },
})

test.each([
  ['more posts ask more', 'cadence.text', [posts(1), posts(6), null, posts(2)], [false, true, false, false]],
  ['a week has more in a year than a month', 'cadence.text', [posts(1), posts(4, 'month')], [true, false]],
  ['fewer hours ask more', 'reply.policy_enquiry', [hours(48), hours(24)], [false, true]],
  [
    'two may be the strictest',
    'reply.policy_enquiry',
    [hours(24), hours(48), hours(24)],
    [true, false, true],
  ],
  ['all alike: none is stricter', 'reply.policy_enquiry', [hours(24), hours(24)], null],
  ['only one speaks', 'reply.policy_enquiry', [null, hours(24)], null],
  ['shorter terms ask more', 'filing.deadline', [term(5, 'x'), term(3, 'x')], [false, true]],
  ['terms from different events', 'filing.deadline', [term(5, 'x'), term(3, 'y')], null],
  ['days and working days', 'filing.deadline', [term(5, 'x'), term(3, 'x', 'days')], null],
  ['each week and a mean of weeks', 'cadence.text', [posts(1), posts(6, 'week', 'average')], null],
  ['a key without a measure', 'review.elements', [hours(1), hours(2)], null],
  [
    'a value of another shape',
    'reply.policy_enquiry',
    [hours(1), { unit: 'hours' as const, value: 'x' }],
    null,
  ],
] as const)('%s', (_, key, cells, expected) => expect(strictest(key, cells)).toEqual(expected))

const stated = (id: string, key: string) =>
  editionById(id)?.statements.find((statement) => statement.key === key) ?? null

test.each([
  ['cadence.text', 'gaocheng-2023', 'suqian-2021', [true, false]],
  ['cadence.video', 'huzhou', 'shaanxi-transport', [true, false]],
  // What must be and what should be in principle: more of the one is not more than less of the other.
  ['cadence.text', 'huzhou', 'gaocheng-2023', null],
  // Thirty days, fifteen working days.
  ['closure.announcement_kept', 'gaocheng-2023', 'suqian-2021', null],
] as const)('%s: %s beside %s', (key, one, other, expected) => {
  const cells = [stated(one, key), stated(other, key)]
  expect(cells.every((cell) => cell !== null)).toBe(true)
  expect(strictest(key, cells)).toEqual(expected)
})
