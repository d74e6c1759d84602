import { describe, expect, test } from 'vitest'
import { day } from '../kernel/index.js'
import { editionById } from './books/index.js'
import { overlay, type ValueChange } from './overlay.js'
import type { RulebookEdition } from './schema.js'
import { stack } from './stack.js'

const suqian = editionById('suqian-2021') as RulebookEdition
const on = day('2025-12-31')
const base = stack([{ edition: suqian }], on)
const typo = 'annual.rule.operation.typo'

const changed = (changes: ValueChange[], withBase = true): RulebookEdition => {
  const made = overlay(changes, withBase ? base : undefined)
  if (!made.ok) throw new Error(JSON.stringify(made.refusal.problems))
  return made.value
}

test('stacks on top, keeps the clause of what it replaces and leaves the rest', () => {
  const value = { kind: 'finding', group: 'operation', points: 4 }
  const whatIf = stack([{ edition: suqian }, { edition: changed([{ key: typo, value }]) }], on)
  expect(whatIf.values.get(typo)).toMatchObject({
    statement: { value, unit: 'points', source: { document: 'suqian-2021-22', clause: '附2 运维管理 5' } },
    edition: { level: 'what_if' },
    shadowed: [{ edition: { id: 'suqian-2021' } }],
  })
  expect(whatIf.contradictions.map(({ key }) => key)).toEqual([typo])
  expect(whatIf.values.size).toBe(base.values.size)
})

test('holds in any year, also when the value it replaces has ended', () => {
  const ended: RulebookEdition = {
    ...suqian,
    statements: suqian.statements.map((statement) => ({ ...statement, effectiveTo: day('2026-01-01') })),
  }
  const made = overlay([{ key: 'annual.start', value: 120 }], stack([{ edition: ended }], on))
  if (!made.ok) throw new Error('refused')
  for (const year of ['2019', '2030']) {
    expect(
      stack([{ edition: made.value }], day(`${year}-06-01`)).values.get('annual.start')?.statement.value,
    ).toBe(120)
  }
})

test('without a base the change itself is the source', () => {
  const [statement] = changed(
    [{ key: typo, value: { kind: 'finding', group: 'operation', points: 4 } }],
    false,
  ).statements
  expect(statement).toMatchObject({
    source: { document: 'what-if', clause: typo },
    unit: 'points',
    title: { zh: typo },
  })
})

test('neither freezes nor follows the caller’s value', () => {
  const value = { onlyAbove: 80, atMost: 10 }
  const [statement] = changed([{ key: 'annual.bonus', value }]).statements
  value.atMost = 99
  expect(statement?.value).toEqual({ onlyAbove: 80, atMost: 10 })
  expect(() => Object.assign(statement?.value as object, { atMost: 1 })).toThrow(TypeError)
})

describe('refused', () => {
  test.each<[why: string, changes: ValueChange[], path: string]>([
    ['nothing changed', [], 'changes'],
    ['an unknown key', [{ key: 'annual.luck', value: 1 }], 'changes[0].key'],
    [
      'a value of another shape',
      [{ key: 'annual.bonus', value: { onlyAbove: 80 } }],
      'changes[0].value.atMost',
    ],
    [
      'a key twice',
      [
        { key: 'annual.start', value: 90 },
        { key: 'annual.start', value: 80 },
      ],
      'changes[1].key',
    ],
  ])('%s', (_, changes, path) => {
    const made = overlay(changes, base)
    expect(made).toMatchObject({ ok: false, refusal: { code: 'rulebook/invalid-edition', field: path } })
  })
})
