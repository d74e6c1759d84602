import { expect, test } from 'vitest'
import { day } from '../kernel/index.js'
import { accountStateOn } from './state.js'

const [from, to] = [day('2025-03-01'), day('2025-06-01')]

test.each([
  ['the day before it goes live', '2025-02-28', to, 'pending'],
  ['the day it goes live', '2025-03-01', to, 'live'],
  ['the last live day', '2025-05-31', to, 'live'],
  ['the day of closing', '2025-06-01', to, 'closed'],
  ['long after, when nobody closed it', '2030-01-01', null, 'live'],
] as const)('on %s', (_, on, closedOn, state) => {
  expect(accountStateOn({ liveOn: from, closedOn }, day(on))).toBe(state)
})
