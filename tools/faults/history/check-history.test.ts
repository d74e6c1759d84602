import { describe, expect, it } from 'vitest'
import { type Attempt, type Effect, type History, type Look, violationsOf } from './check-history.js'

const attempt = (key: string, outcome: Attempt['outcome'], at = 0, id = `id-${key}`): Attempt => ({
  key,
  invokedAt: at,
  endedAt: at + 10,
  outcome,
  ...(outcome === 'ok' ? { id } : {}),
})
const effect = (key: string, changes: Partial<Effect> = {}): Effect => ({
  key,
  id: `id-${key}`,
  parts: 4,
  whole: 4,
  audits: 1,
  ...changes,
})
const look = (at: number, ...ids: string[]): Look => ({ invokedAt: at, endedAt: at + 10, ids })
const history = (changes: Partial<History>): History => ({
  attempts: [],
  looks: [],
  effects: [],
  auditsOfNothing: [],
  ...changes,
})

describe('a history that holds', () => {
  it.each<[string, Partial<History>]>([
    ['nothing', {}],
    ['a write', { attempts: [attempt('a', 'ok')], effects: [effect('a')] }],
    ['an unknown one that happened', { attempts: [attempt('a', 'unknown')], effects: [effect('a')] }],
    ['an unknown one that did not', { attempts: [attempt('a', 'unknown')] }],
    [
      'an unknown one, made again',
      { attempts: [attempt('a', 'unknown'), attempt('a', 'ok', 20)], effects: [effect('a')] },
    ],
    [
      'the same asked for twice at once',
      { attempts: [attempt('a', 'ok'), attempt('a', 'ok', 1)], effects: [effect('a')] },
    ],
    ['a refused one', { attempts: [attempt('a', 'refused')] }],
    [
      'a look while the write is under way',
      { attempts: [attempt('a', 'ok', 0)], effects: [effect('a')], looks: [look(5)] },
    ],
    [
      'a look that sees an unknown one',
      { attempts: [attempt('a', 'unknown')], effects: [effect('a')], looks: [look(30, 'id-a')] },
    ],
  ])('%s', (_, changes) => {
    expect(violationsOf(history(changes))).toEqual([])
  })
})

describe('a forged history is found out', () => {
  it.each<[string, Partial<History>, string]>([
    ['an acknowledged write that is lost', { attempts: [attempt('a', 'ok')] }, 'acknowledged and is gone'],
    [
      'acknowledged at the second attempt and lost',
      { attempts: [attempt('a', 'unknown'), attempt('a', 'ok', 20)] },
      'acknowledged and is gone',
    ],
    [
      'half a write',
      { attempts: [attempt('a', 'ok')], effects: [effect('a', { parts: 3 })] },
      '3 of 4 parts',
    ],
    [
      'half an unknown write',
      { attempts: [attempt('a', 'unknown')], effects: [effect('a', { parts: 1 })] },
      '1 of 4 parts',
    ],
    [
      'a write done twice',
      { attempts: [attempt('a', 'unknown')], effects: [effect('a'), effect('a', { id: 'other' })] },
      'happened 2 times',
    ],
    [
      'a refused write that happened',
      { attempts: [attempt('a', 'refused')], effects: [effect('a')] },
      'refused and happened',
    ],
    ['a write nobody asked for', { effects: [effect('a')] }, 'nobody asked'],
    [
      'two answers to one request',
      { attempts: [attempt('a', 'ok'), attempt('a', 'ok', 20, 'other')], effects: [effect('a')] },
      'different ids',
    ],
    [
      'an answer that names another thing',
      { attempts: [attempt('a', 'ok', 0, 'other')], effects: [effect('a')] },
      'named another',
    ],
    [
      'a write without its audit record',
      { attempts: [attempt('a', 'ok')], effects: [effect('a', { audits: 0 })] },
      '0 records',
    ],
    [
      'a write recorded twice',
      { attempts: [attempt('a', 'ok')], effects: [effect('a', { audits: 2 })] },
      '2 records',
    ],
    ['an audit record of nothing', { auditsOfNothing: ['x'] }, 'no such thing'],
    ['what was seen and vanished', { looks: [look(0, 'x')] }, 'seen and is gone'],
    [
      'an acknowledged write that a later look misses',
      { attempts: [attempt('a', 'ok', 0)], effects: [effect('a')], looks: [look(11), look(40, 'id-a')] },
      'not seen afterwards',
    ],
  ])('%s', (_, changes, words) => {
    const violations = violationsOf(history(changes))
    expect(violations).toHaveLength(1)
    expect(violations[0]).toContain(words)
  })
})
