import { describe, expect, test } from 'vitest'
import { areas } from './areas.js'
import { catalogue, catalogueEntry, isOpenSet } from './index.js'
import { units } from './units.js'
import * as vocabularyModule from './vocabulary.js'

test.each([...catalogue.values()].map((entry) => [entry.key, entry] as const))('%s', (key, entry) => {
  expect(areas).toHaveProperty(entry.area)
  expect(key.startsWith(`${entry.area}.`)).toBe(true)
  expect(entry.title.zh).toMatch(/\p{Script=Han}/u)
  expect(entry.title.en).not.toMatch(/\p{Script=Han}/u)
  for (const unit of entry.units) expect(units).toHaveProperty(unit)
  for (const nonsense of [undefined, {}, [], 'nonsense', -1, Number.NaN]) {
    const emptyIsSense = key === 'annual.group.*' && typeof nonsense === 'object'
    if (!emptyIsSense) expect(entry.schema.safeParse(nonsense).success, JSON.stringify(nonsense)).toBe(false)
  }
})

describe('keys', () => {
  test.each([
    ['cadence.text', 'cadence.text'],
    ['annual.rule.operation.typo', 'annual.rule.*'],
    ['annual.group.regime', 'annual.group.*'],
    ['inspection.rule.silence', 'inspection.rule.*'],
    ['inspection.rhythm', 'inspection.rhythm'],
  ])('%s is filed under %s', (key, entry) => {
    expect(catalogueEntry(key)?.key).toBe(entry)
  })

  test.each([
    'annual.rule.',
    'annual.rule',
    'annual',
    'cadence.podcast',
    '',
    'toString',
    'cadence.text.more',
  ])('%s is in no catalogue', (key) => {
    expect(catalogueEntry(key)).toBeUndefined()
  })

  test('three sets are open', () => {
    const open = [...catalogue.values()].filter(isOpenSet).map(({ key }) => key)
    expect(open).toEqual(['inspection.rule.*', 'annual.group.*', 'annual.rule.*'])
  })
})

test('a word means one thing, whichever group it stands in', () => {
  const meanings = new Map<string, Set<string>>()
  for (const group of Object.values(vocabularyModule)) {
    if (typeof group !== 'object' || group instanceof Map) continue
    for (const [word, { zh, en }] of Object.entries(group as Record<string, { zh: string; en: string }>)) {
      meanings.set(word, (meanings.get(word) ?? new Set()).add(`${zh} ${en}`))
    }
  }
  expect([...meanings].filter(([, each]) => each.size > 1)).toEqual([])
  expect(meanings.size).toBe(vocabularyModule.vocabulary.size)
})
